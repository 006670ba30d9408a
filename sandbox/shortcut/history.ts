/** What changed in a story, told as the history route and the outgoing webhooks tell it. */
import { uuid } from './account';
import type { Call } from './call';
import type { Story } from './kinds';
import { storySlim } from './story-view';
import { appUrl, facts } from './view';

type Fields = Record<string, unknown>;

/** What a history tells of. */
const TOLD = Object.keys(facts.entities.HistoryChangesStory.fields ?? {});

/** Runs a change of a story and writes down what it changed. */
export function recordUpdate(call: Call, story: Story, change: () => void): void {
	const before = fieldsOf(call, story);
	change();
	const changes = difference(before, fieldsOf(call, story));
	if (Object.keys(changes).length > 0) record(call, story, 'update', { changes });
}

function fieldsOf(call: Call, story: Story): Fields {
	const custom_field_value_ids = story.custom_fields.map(({ value_id }) => value_id);
	const { description } = story;
	return { ...storySlim(story, call), description, custom_field_value_ids };
}

export function recordCreate(call: Call, story: Story): void {
	const { workflow_state_id, requested_by_id } = story;
	record(call, story, 'create', { workflow_state_id, requested_by_id });
}

function record(call: Call, story: Story, action: string, details: Fields): void {
	const { state: workspace, caller, now } = call;
	const { id, name, story_type } = story;
	const what = { id, entity_type: 'story', action, name, story_type, app_url: appUrl('story', id) };
	workspace.history.push({
		id: uuid('event', workspace.history.length + 1),
		changed_at: now,
		version: 'v1',
		primary_id: id,
		member_id: caller.id,
		actor_name: caller.name,
		actions: [{ ...what, ...details }],
	});
}

/** Lists as what was added and removed, everything else as old and new; what is null is left out. */
function difference(before: Fields, after: Fields): Fields {
	const changed = TOLD.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
	return Object.fromEntries(changed.map((key) => [key, fieldChange(before[key], after[key])]));
}

function fieldChange(before: unknown, after: unknown): Fields {
	if (Array.isArray(before) && Array.isArray(after)) {
		return {
			...present('adds', without(after, before)),
			...present('removes', without(before, after)),
		};
	}
	return { ...(before != null && { old: before }), ...(after != null && { new: after }) };
}

const present = (key: string, list: unknown[]) => (list.length > 0 ? { [key]: list } : {});

function without(list: unknown[], other: unknown[]): unknown[] {
	const taken = new Set(other.map((item) => JSON.stringify(item)));
	return list.filter((item) => !taken.has(JSON.stringify(item)));
}
