/** The events of a trigger as the documentation lists them. */
import type { TriggerEvent } from '../nodes/engine/vocabulary/event';
import { byName, cell } from './table';

/** A table of the events that a trigger node knows, in the order of its panel. */
export function eventTable(events: TriggerEvent[]): string {
	return [
		"| Event | `event` in the output | Provider's name | Filters | Notes |",
		'| --- | --- | --- | --- | --- |',
		...byName(events).map(({ name, value, types, filters, description = '' }) => {
			const labels = byName(filters.map(({ field }) => ({ name: field.label })));
			const cells = [
				name,
				`\`${value}\``,
				types.map((type) => `\`${type}\``).join('<br>'),
				labels.map((one) => one.name).join(', '),
				description,
			];
			return `| ${cells.map(cell).join(' | ')} |`;
		}),
	].join('\n');
}
