/** What a workspace tells its webhooks of changes. */
import { createHmac } from 'node:crypto';
import type { Delivery } from '../../../sandbox/http';
import { createShortcut } from '../../../sandbox/shortcut';
import { asking } from '../../harness/provider';
import { shortcut } from '../../shortcut/provider';
import { account, heard, newStory, post, put, remove, reset } from './support';

const HOOK = 'https://n8n.example.com/webhook/1';
const { states, epics, labels, members, groups } = account;

let deliveries: Delivery[] = [];

beforeEach(() => {
	reset({ stories: 12, limit: 100_000 });
	deliveries = heard();
	post('/integrations/webhook', { webhook_url: HOOK, secret: 's3cret' });
});

/** What was told since this was last asked. */
const told = () =>
	deliveries.splice(0).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
/** The actions of the one delivery since then. */
function actions(): unknown {
	const all = told();
	expect(all).toHaveLength(1);
	return all[0].actions;
}

const storyUrl = (id: number) => `https://app.shortcut.com/harborlight/story/${id}`;
const shown = (id: number, name = 'New') => ({
	...{ id, entity_type: 'story', name, story_type: 'feature', app_url: storyUrl(id) },
});
const ready = {
	...{ id: states.ready, entity_type: 'workflow-state' },
	...{ name: 'Ready for Development', type: 'unstarted' },
};
const developing = {
	...{ id: states.inDevelopment, entity_type: 'workflow-state' },
	...{ name: 'In Development', type: 'started' },
};
const by = { member_id: members.ada, actor_name: 'Ada Okafor', version: 'v1' };
const at = '2026-03-10T09:00:00.000Z';
const anId = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;

/** A story that nobody is told of. */
function story(fields: object = {}): number {
	const { id } = newStory(fields).body as { id: number };
	deliveries.splice(0);
	return id;
}

test('a story that moves is told with its states, who did it and when, signed', () => {
	const id = story();
	put(`/stories/${id}`, { workflow_state_id: states.inDevelopment });
	const [{ url, headers, body }] = deliveries;
	expect(url).toBe(HOOK);
	expect(headers).toEqual({
		'content-type': 'application/json',
		'payload-signature': createHmac('sha256', 's3cret').update(body).digest('hex'),
	});
	expect(told()).toEqual([
		{
			...{ id: anId, changed_at: at, primary_id: id, ...by },
			actions: [
				{
					...{ ...shown(id), action: 'update' },
					changes: {
						started: { old: false, new: true },
						started_at: { new: '2026-03-10T09:00:00Z' },
						workflow_state_id: { old: states.ready, new: states.inDevelopment },
					},
				},
			],
			references: [ready, developing],
		},
	]);
});

test('every delivery has an ID of its own, also in a workspace that was made later', () => {
	const later = '2026-03-10T09:00:01Z';
	const ids = ['2026-03-10T09:00:00Z', later, later].map((now) => {
		const workspace = createShortcut({ clock: () => Date.parse(now) });
		const heard: string[] = [];
		workspace.sends?.(({ body }) => heard.push(body));
		const ask = asking(shortcut.api);
		ask(workspace, 'POST', 'integrations/webhook', { webhook_url: HOOK });
		ask(workspace, 'POST', 'labels', { name: 'one' });
		ask(workspace, 'POST', 'labels', { name: 'two' });
		return heard.map((body) => (JSON.parse(body) as { id: string }).id);
	});
	expect(new Set(ids.slice(0, 2).flat()).size).toBe(4);
	expect(ids[2]).toEqual(ids[1]);
});

test('nothing is told where nothing changed, or only what Shortcut does not tell', () => {
	const id = story();
	put(`/stories/${id}`, { name: 'New' });
	put(`/stories/${id}`, { external_links: ['https://example.com/1'] });
	post('/categories', { name: 'Other' });
	post(`/epics/${epics.billing}/comments`, { text: 'Hello' });
	post('/stories/search', { name: 'New' });
	post('/stories', { name: 'Refused' });
	expect(told()).toEqual([]);
});

test('lists are told as what was added and removed, and what they name as references', () => {
	const id = story({ labels: [{ name: 'backend' }], owner_ids: [members.ben] });
	put(`/stories/${id}`, {
		labels: [{ name: 'security' }],
		owner_ids: [members.ben, members.chloe],
		...{ epic_id: epics.billing, group_id: groups.platform, estimate: 3 },
	});
	const [{ actions: changed, references }] = told();
	expect(changed).toEqual([
		{
			...{ ...shown(id), action: 'update' },
			changes: {
				epic_id: { new: epics.billing },
				estimate: { new: 3 },
				group_id: { new: groups.platform },
				label_ids: { adds: [labels.security], removes: [labels.backend] },
				owner_ids: { adds: [members.chloe] },
			},
		},
	]);
	const named = (references as Array<{ entity_type: string; name: string }>).map(
		({ entity_type, name }) => `${entity_type} ${name}`,
	);
	expect(named.sort()).toEqual([
		'epic Self-service billing',
		'group Platform',
		'label backend',
		'label security',
	]);
});

test('a new story is told with what it has, and a label that was made for it', () => {
	const { body } = newStory({ labels: [{ name: 'brand new' }], description: 'Text' });
	const { id, label_ids } = body as { id: number; label_ids: number[] };
	const [{ primary_id, actions: made, references }] = told();
	expect(primary_id).toBe(id);
	expect(made).toEqual([
		{
			...{ ...shown(id), action: 'create', description: 'Text' },
			...{ blocked: false, blocker: false, completed: false, started: false },
			...{ requested_by_id: members.ada, follower_ids: [members.ada] },
			...{ workflow_state_id: states.ready, label_ids },
		},
		{
			...{ id: label_ids[0], entity_type: 'label', action: 'create', name: 'brand new' },
			app_url: `https://app.shortcut.com/harborlight/label/${label_ids[0]}`,
		},
	]);
	expect(references).toEqual([ready]);
});

test('a comment is told with the change of its story, and a change of its text alone', () => {
	const id = story();
	const comment = post(`/stories/${id}/comments`, { text: 'Hello' }).body as { id: number };
	const part = { id: comment.id, entity_type: 'story-comment' };
	expect(told()).toEqual([
		{
			...{ id: anId, changed_at: at, primary_id: comment.id, ...by },
			actions: [
				{
					...{ ...part, action: 'create', author_id: members.ada, text: 'Hello' },
					app_url: `${storyUrl(id)}#activity-${comment.id}`,
				},
				{
					...{ ...shown(id), action: 'update' },
					changes: { comment_ids: { adds: [comment.id] } },
				},
			],
		},
	]);
	put(`/stories/${id}/comments/${comment.id}`, { text: 'Bye' });
	expect(actions()).toEqual([
		{
			...{ ...part, action: 'update', story_id: id, text: 'Bye' },
			changes: { text: { old: 'Hello', new: 'Bye' } },
		},
	]);
	// Of a comment that is deleted, nothing is known.
	remove(`/stories/${id}/comments/${comment.id}`);
	expect(told()).toEqual([]);
});

test('a task is told when it is made, done and deleted', () => {
	const id = story();
	const { id: task } = post(`/stories/${id}/tasks`, { description: 'Write tests' }).body as {
		id: number;
	};
	const part = { id: task, entity_type: 'story-task', description: 'Write tests' };
	const ofStory = (change: object) => ({
		...{ ...shown(id), action: 'update', changes: { task_ids: change } },
	});
	expect(actions()).toEqual([
		{ ...part, action: 'create', complete: false },
		ofStory({ adds: [task] }),
	]);
	put(`/stories/${id}/tasks/${task}`, { complete: true });
	expect(actions()).toEqual([
		{
			...{ ...part, action: 'update', complete: true, story_id: id },
			changes: { complete: { old: false, new: true } },
		},
	]);
	remove(`/stories/${id}/tasks/${task}`);
	expect(actions()).toEqual([{ ...part, action: 'delete' }, ofStory({ removes: [task] })]);
});

test('a link is told with what it changes in both stories', () => {
	const [subject_id, object_id] = [story(), story()];
	const made = post('/story-links', { verb: 'blocks', subject_id, object_id });
	const { id } = made.body as { id: number };
	const part = { id, entity_type: 'story-link', verb: 'blocks', subject_id, object_id };
	expect(actions()).toEqual([
		{ ...part, action: 'create' },
		{
			...{ ...shown(subject_id), action: 'update' },
			changes: {
				blocker: { old: false, new: true },
				subject_story_link_ids: { adds: [id] },
			},
		},
		{
			...{ ...shown(object_id), action: 'update' },
			changes: { blocked: { old: false, new: true }, object_story_link_ids: { adds: [id] } },
		},
	]);
	remove(`/story-links/${id}`);
	expect(actions()).toEqual([
		{ ...part, action: 'delete' },
		{
			...{ ...shown(subject_id), action: 'update' },
			changes: { blocker: { old: true, new: false }, subject_story_link_ids: { removes: [id] } },
		},
		{
			...{ ...shown(object_id), action: 'update' },
			changes: { blocked: { old: true, new: false }, object_story_link_ids: { removes: [id] } },
		},
	]);
});

test('a bulk update is one delivery with an action for each story, and without a primary ID', () => {
	const ids = [story(), story(), story()];
	put('/stories/bulk', { story_ids: ids, estimate: 5 });
	expect(told()).toEqual([
		{
			...{ id: anId, changed_at: at, ...by },
			actions: ids.map((id) => ({
				...{ ...shown(id), action: 'update', changes: { estimate: { new: 5 } } },
			})),
		},
	]);
	remove('/stories/bulk', { story_ids: ids });
	const [{ actions: gone, ...rest }] = told();
	expect(rest).toEqual({ id: anId, changed_at: at, ...by });
	expect(gone).toEqual(
		ids.map((id) => ({
			...{ id, entity_type: 'story', action: 'delete', name: 'New', story_type: 'feature' },
		})),
	);
});

test('an epic is told when it is made, moves, is renamed and deleted', () => {
	const { id } = post('/epics', { name: 'Plan' }).body as { id: number };
	const part = { id, entity_type: 'epic', name: 'Plan' };
	expect(actions()).toEqual([
		{
			...{ ...part, action: 'create', state: 'to do', epic_state_id: account.epicStates.toDo },
			...{ requested_by_id: members.ada, follower_ids: [members.ada] },
		},
	]);
	put(`/epics/${id}`, { epic_state_id: account.epicStates.inProgress });
	const [{ actions: moved, references }] = told();
	expect(moved).toEqual([
		{
			...{ ...part, action: 'update' },
			changes: {
				epic_state_id: { old: account.epicStates.toDo, new: account.epicStates.inProgress },
				started: { old: false, new: true },
				started_at: { new: '2026-03-10T09:00:00Z' },
				state: { old: 'to do', new: 'in progress' },
			},
		},
	]);
	expect(references).toMatchObject([
		{ id: account.epicStates.toDo, entity_type: 'epic-state', type: 'unstarted' },
		{ id: account.epicStates.inProgress, entity_type: 'epic-state', type: 'started' },
	]);
	// How a change of the name is told is not known.
	put(`/epics/${id}`, { name: 'Plan B' });
	expect(actions()).toEqual([{ ...part, name: 'Plan B', action: 'update' }]);
	put(`/epics/${id}`, { name: 'Plan B' });
	expect(told()).toEqual([]);
	remove(`/epics/${id}`);
	expect(actions()).toEqual([{ ...part, name: 'Plan B', action: 'delete' }]);
});

test('a label is told when it is made, changed and deleted', () => {
	const { id } = post('/labels', { name: 'urgent' }).body as { id: number };
	const part = { id, entity_type: 'label' };
	const app_url = `https://app.shortcut.com/harborlight/label/${id}`;
	expect(actions()).toEqual([{ ...part, action: 'create', name: 'urgent', app_url }]);
	put(`/labels/${id}`, { name: 'later' });
	expect(actions()).toEqual([{ ...part, action: 'update' }]);
	remove(`/labels/${id}`);
	expect(actions()).toEqual([{ ...part, action: 'delete', name: 'later' }]);
});

test('without a secret nothing is signed, and each webhook is told by itself', () => {
	post('/integrations/webhook', { webhook_url: `${HOOK}0` });
	newStory();
	expect(deliveries.map(({ url, headers }) => [url, 'payload-signature' in headers])).toEqual([
		[HOOK, true],
		[`${HOOK}0`, false],
	]);
	expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
});

test('custom fields are told by their values, with their names as references', () => {
	const { priority } = account.customFields;
	const { priorityHigh: value_id } = account.customFieldValues;
	const id = story();
	put(`/stories/${id}`, { custom_fields: [{ field_id: priority, value_id }] });
	const [{ actions: changed, references }] = told();
	expect(changed).toMatchObject([{ changes: { custom_field_value_ids: { adds: [value_id] } } }]);
	expect(references).toEqual([
		{
			...{ id: value_id, entity_type: 'custom-field-enum-value', string_value: 'High' },
			...{ field_id: priority, field_name: 'Priority', field_type: 'enum' },
			...{ enum_value_enabled: true, field_enabled: true },
		},
	]);
});
