/** The events of a trigger as the documentation lists them. */
import type { TriggerEvent } from '../nodes/engine/vocabulary/event';
import type { PollingTrigger } from '../nodes/engine/vocabulary/trigger';
import { byName, cell } from './table';

/** A table of the events that a trigger node knows, in the order of its panel. */
export function eventTable(events: TriggerEvent[]): string {
	return table(events, "Provider's name", ({ types }) => types);
}

/** The same of a polling trigger, with the lists in which it sees them. */
export function polledTable({ events, feeds }: PollingTrigger): string {
	return table(events, 'Read from', ({ types }) => {
		const routes = feeds.filter(({ type }) => types.includes(type)).map(({ route }) => route);
		return [...new Set(routes)];
	});
}

function table(
	events: TriggerEvent[],
	source: string,
	sourcesOf: (event: TriggerEvent) => string[],
): string {
	return [
		`| Event | \`event\` in the output | ${source} | Filters | Notes |`,
		'| --- | --- | --- | --- | --- |',
		...byName(events).map((one) => {
			const { name, value, filters, description = '' } = one;
			const labels = byName(filters.map(({ field }) => ({ name: field.label })));
			const cells = [
				name,
				`\`${value}\``,
				sourcesOf(one)
					.map((source) => `\`${source}\``)
					.join('<br>'),
				labels.map((label) => label.name).join(', '),
				description,
			];
			return `| ${cells.map(cell).join(' | ')} |`;
		}),
	].join('\n');
}
