/** What changed in a story, as the history route tells it. */
import { uuid } from './account';
import type { Call } from './call';
import type { Story } from './kinds';
import { appUrl, show } from './view';

type Fields = Record<string, unknown>;

/** Runs a change of a story and writes down what it changed. */
export function recordUpdate(call: Call, story: Story, change: () => void): void {
	const before = show('HistoryChangesStory', story, call);
	change();
	const changes = difference(before, show('HistoryChangesStory', story, call));
	if (Object.keys(changes).length > 0) record(call, story, 'update', { changes });
}

export function recordCreate(call: Call, story: Story): void {
	const { workflow_state_id, requested_by_id } = story;
	record(call, story, 'create', { workflow_state_id, requested_by_id });
}

function record({ state, caller, now }: Call, story: Story, action: string, more: Fields): void {
	const { id, name, story_type } = story;
	const what = { id, entity_type: 'story', action, name, story_type, app_url: appUrl('story', id) };
	state.history.push({
		id: uuid('events', state.history.length + 1),
		...{ changed_at: now, version: 'v1', primary_id: id },
		...{ member_id: caller.id, actor_name: caller.name },
		actions: [{ ...what, ...more }],
	});
}

/** Lists as what was added and removed, everything else as old and new; what is null is left out. */
export function difference(before: Fields, after: Fields): Fields {
	const changed = Object.keys(after).filter((key) => textOf(before[key]) !== textOf(after[key]));
	return Object.fromEntries(
		changed.map((key) => {
			const [old, now] = [before[key], after[key]];
			const isList = Array.isArray(old) && Array.isArray(now);
			const change = isList
				? { adds: without(now, old), removes: without(old, now) }
				: { old: old ?? undefined, new: now ?? undefined };
			return [key, change];
		}),
	);
}

const textOf = (value: unknown) => JSON.stringify(value);

/** What only the first list has; left out if there is nothing. */
function without(list: unknown[], other: unknown[]): unknown[] | undefined {
	const rest = list.filter((item) => !other.includes(item));
	return rest.length > 0 ? rest : undefined;
}
