/** What changed in a story, told as the history route and the outgoing webhooks tell it. */
import { uuid } from './account';
import type { Call } from './call';
import type { Story } from './kinds';
import { storySlim } from './story-view';
import { appUrl } from './view';

/** What a history tells of. */
const TOLD = [
	'archived',
	'blocked',
	'blocker',
	'completed',
	'custom_field_value_ids',
	'deadline',
	'description',
	'epic_id',
	'estimate',
	'follower_ids',
	'group_id',
	'iteration_id',
	'label_ids',
	'name',
	'owner_ids',
	'parent_story_id',
	'project_id',
	'requested_by_id',
	'started',
	'story_type',
	'task_ids',
	'workflow_state_id',
];

type Fields = Record<string, unknown>;

/** Runs a change of a story and writes down what it changed. */
export function recordUpdate(call: Call, story: Story, change: () => void): void {
	const before = fieldsOf(call, story);
	change();
	const changes = difference(before, fieldsOf(call, story));
	if (Object.keys(changes).length > 0) record(call, story, 'update', { changes });
}

function fieldsOf({ state: workspace }: Call, story: Story): Fields {
	const custom_field_value_ids = story.custom_fields.map(({ value_id }) => value_id);
	return { ...storySlim(workspace, story, true), custom_field_value_ids };
}

export function recordCreate(call: Call, story: Story): void {
	record(call, story, 'create', {
		workflow_state_id: story.workflow_state_id,
		requested_by_id: story.requested_by_id,
	});
}

function record(call: Call, story: Story, action: string, details: Fields): void {
	const { state: workspace, caller, now } = call;
	workspace.history.push({
		id: uuid('event', workspace.history.length + 1),
		changed_at: now,
		version: 'v1',
		primary_id: story.id,
		member_id: caller.id,
		actor_name: caller.name,
		actions: [
			{
				id: story.id,
				entity_type: 'story',
				action,
				name: story.name,
				story_type: story.story_type,
				app_url: appUrl('story', story.id),
				...details,
			},
		],
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
