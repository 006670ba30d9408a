/** Shortcut's own ways when something is written. */
import type { INodeParameters } from 'n8n-workflow';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, records, record, refusal, requests, bodies, ask } = openAccount(shortcut);

interface Story {
	workflow_state_id: number;
	owner_ids: string[];
	label_ids: number[];
	labels: Array<{ name: string }>;
	custom_fields: Array<{ field_id: string; value_id: string }>;
	epic_id: number | null;
	estimate: number | null;
	deadline: string | null;
}

const { firstStory, states, epics, members, customFields, customFieldValues } = account;
const story = () => ask<Story>('GET', `stories/${firstStory}`);

describe('a new story', () => {
	test('in a project is sent without a state', async () => {
		await records('story.create', {
			name: 'New',
			additionalFields: { projectId: listed(account.projects.legacy) },
		});
		expect(requests()).toEqual(['POST /api/v3/stories']);
		expect(bodies()).toEqual([
			{ name: 'New', story_type: 'feature', project_id: account.projects.legacy },
		]);
	});

	test('has either a state or a project', async () => {
		expect(
			await refusal('story.create', {
				name: 'New',
				workflowStateId: listed(states.ready),
				additionalFields: { projectId: listed(account.projects.legacy) },
			}),
		).toBe("A story has either a state or a project. Leave 'State' or 'Project' empty. [item 0]");
		expect(requests()).toEqual([]);
	});

	test('has its ID in another tool without what nobody sees', async () => {
		await records('story.create', {
			name: 'New',
			workflowStateId: listed(states.backlog),
			additionalFields: { externalId: '\uFEFFT-1\u00A0' },
		});
		expect(bodies().at(-1)).toMatchObject({ external_id: 'T-1' });
	});

	test('takes integer IDs that arrive as text', async () => {
		const { error } = await run(
			'story.create',
			{
				name: 'New',
				workflowStateId: '={{ $json.state }}',
				additionalFields: {
					epicId: '={{ $json.epic }}',
					estimate: '={{ $json.points }}',
				},
			},
			{
				items: [
					{ json: { state: String(states.ready), epic: String(epics.billing), points: '3' } },
				],
			},
		);
		expect(error).toBeUndefined();
		expect(bodies().at(-1)).toEqual({
			name: 'New',
			story_type: 'feature',
			workflow_state_id: states.ready,
			epic_id: epics.billing,
			estimate: 3,
		});
	});

	test('labels are written by name, and a new name becomes a label', async () => {
		const made = await record('story.create', {
			name: 'New',
			label: 'backend',
			additionalFields: { labels: ['brand new', 'Backend'] },
		});
		expect(made.labels).toEqual(['backend', 'brand new']);
		expect(bodies().at(-1)).toMatchObject({ labels: [{ name: 'backend' }, { name: 'brand new' }] });
	});

	test('comes with tasks, comments and relationships', async () => {
		const made = await record('story.create', {
			name: 'New',
			options: { simplify: false },
			additionalFields: {
				tasks: { items: [{ description: 'First' }, { description: 'Second', complete: true }] },
				comments: { items: [{ text: 'Hello' }] },
				storyLinks: { items: [{ verb: 'blocks', objectId: listed(firstStory) }] },
			},
		});
		expect(made).toMatchObject({
			tasks: [
				{ description: 'First', complete: false },
				{ description: 'Second', complete: true },
			],
			comments: [{ text: 'Hello' }],
			story_links: [{ verb: 'blocks', object_id: firstStory }],
		});
	});

	test('takes a new and an existing story as sub-tasks, but not both in one', async () => {
		const existing = { storyId: listed(firstStory) };
		const subTasks = { items: [{ name: 'Part one' }, existing] };
		await records('story.create', { name: 'New', additionalFields: { subTasks } });
		expect(bodies().at(-1)).toMatchObject({
			sub_tasks: [{ name: 'Part one' }, { story_id: firstStory }],
		});
		const both = { items: [{ name: 'Part one', ...existing }] };
		expect(
			await refusal('story.create', { name: 'New', additionalFields: { subTasks: both } }),
		).toBe(
			"'Sub-Tasks' needs either a name for a new story or an existing story, not both [item 0]",
		);
	});

	test('does not have the custom fields that are left empty in the form', async () => {
		const { priority, severity } = customFields;
		const value = { [priority]: null, [severity]: customFieldValues.severity2 };
		await records('story.create', {
			name: 'New',
			setCustomFields: true,
			customFields: { mappingMode: 'defineBelow', value },
		});
		expect(bodies().at(-1)).toMatchObject({
			custom_fields: [{ field_id: severity, value_id: customFieldValues.severity2 }],
		});
	});

	test('has a deadline at midnight UTC, whatever the time zone', async () => {
		await run(
			'story.create',
			{ name: 'New', additionalFields: { deadline: '2026-12-31T00:00:00' } },
			{ settings: { timezone: 'Asia/Tokyo' } },
		);
		expect(bodies().at(-1)).toMatchObject({ deadline: '2026-12-31T00:00:00Z' });
	});

	test.each(['America/New_York', 'UTC', 'Pacific/Auckland'])(
		'keeps the deadline that another story has, in %s',
		async (timezone) => {
			const deadline = '2026-12-31T00:00:00Z';
			const additionalFields = { deadline: '={{ $json.deadline }}' };
			await run(
				'story.create',
				{ name: 'New', additionalFields },
				{ items: [{ json: { deadline } }], settings: { timezone } },
			);
			expect(bodies().at(-1)).toMatchObject({ deadline });
		},
	);

	test('with a name that is too long is refused here', async () => {
		expect(await refusal('story.create', { name: 'x'.repeat(513) })).toBe(
			"'Name' can have at most 512 characters and has 513 [item 0]",
		);
	});
});

describe('a change to a story', () => {
	const change = async (updateFields: INodeParameters, more: INodeParameters = {}) =>
		await records('story.update', { storyId: listed(firstStory), updateFields, ...more });

	test('sends only what is to change', async () => {
		await change({ name: 'Changed' });
		expect(requests()).toEqual([`PUT /api/v3/stories/${firstStory}`]);
		expect(bodies().at(-1)).toEqual({ name: 'Changed' });
	});

	test('replaces lists as a whole', async () => {
		expect(story().owner_ids).not.toEqual([members.freya]);
		await change({ ownerIds: [members.freya], labels: ['security'] });
		expect(story().owner_ids).toEqual([members.freya]);
		expect(story().labels.map(({ name }) => name)).toEqual(['security']);
		await change({ ownerIds: [] });
		expect(story().owner_ids).toEqual([]);
	});

	test('clears what can be cleared with null', async () => {
		expect(story()).toMatchObject({ epic_id: epics.billing, estimate: 1 });
		await change({ fieldsToClear: ['epicId', 'estimate', 'deadline'] });
		expect(bodies().at(-1)).toEqual({ epic_id: null, estimate: null, deadline: null });
		expect(story()).toMatchObject({ epic_id: null, estimate: null, deadline: null });
	});

	test('an estimate of 0 is an estimate', async () => {
		await change({ estimate: 0 });
		expect(story().estimate).toBe(0);
	});

	test('keeps the custom fields that are not named', async () => {
		const priority = { field_id: customFields.priority, value_id: customFieldValues.priorityHigh };
		expect(story().custom_fields).toMatchObject([priority]);
		const form = {
			mappingMode: 'defineBelow',
			value: { [customFields.severity]: customFieldValues.severity1 },
		};
		await change({}, { setCustomFields: true, customFields: form });
		expect(story().custom_fields).toMatchObject([
			priority,
			{ field_id: customFields.severity, value_id: customFieldValues.severity1 },
		]);
	});

	test('replaces the value of a custom field that is named', async () => {
		const value = { [customFields.priority]: customFieldValues.priorityLow };
		await change(
			{},
			{ setCustomFields: true, customFields: { mappingMode: 'defineBelow', value } },
		);
		expect(bodies().at(-1)).toEqual({
			custom_fields: [{ field_id: customFields.priority, value_id: customFieldValues.priorityLow }],
		});
	});

	test('takes away a custom field that is left empty in the form', async () => {
		const value = { [customFields.priority]: null };
		await change(
			{},
			{ setCustomFields: true, customFields: { mappingMode: 'defineBelow', value } },
		);
		expect(bodies().at(-1)).toEqual({ custom_fields: [] });
		expect(story().custom_fields).toEqual([]);
	});

	test('without custom fields does not read the story first', async () => {
		await change({ archived: true });
		expect(requests()).toEqual([`PUT /api/v3/stories/${firstStory}`]);
	});

	test('that is none is refused here', async () => {
		expect(await refusal('story.update', { storyId: listed(firstStory) })).toBe(
			'There is nothing to update [item 0]',
		);
	});
});

test.each([
	['story', { storyId: listed(firstStory) }, firstStory],
	['epic', { epicId: listed(epics.audit) }, epics.audit],
	['iteration', { iterationId: listed(account.iterations.later) }, account.iterations.later],
	['label', { labelId: listed(account.labels.security) }, account.labels.security],
])('a deleted %s, which Shortcut answers with nothing, gives its ID', async (name, which, id) => {
	expect(await records(`${name}.delete`, which)).toEqual([{ deleted: true, id }]);
	expect(await refusal(`${name}.get`, which)).toBe(
		'Shortcut could not find this: Resource not found. [item 0]',
	);
});

test('the dates of an iteration are days', async () => {
	const { error, items } = await run(
		'iteration.create',
		{ name: 'Sprint', startDate: '2026-05-04T00:00:00', endDate: '2026-05-15' },
		{ settings: { timezone: 'America/Los_Angeles' } },
	);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ start_date: '2026-05-04', end_date: '2026-05-15' });
});

test('the planned start of an epic is the midnight of its day', async () => {
	await run(
		'epic.create',
		{ name: 'Checkout', plannedStartDate: '2026-05-04' },
		{ settings: { timezone: 'America/Los_Angeles' } },
	);
	expect(bodies()).toEqual([{ name: 'Checkout', planned_start_date: '2026-05-04T00:00:00Z' }]);
});

test('a comment may answer another one of the same story', async () => {
	const [{ id }] = ask<Array<{ id: number }>>('GET', `stories/${firstStory}/comments`);
	const made = await record('storyComment.create', {
		storyId: listed(firstStory),
		text: 'Yes',
		additionalFields: { parentId: listed(id) },
	});
	expect(made).toMatchObject({ text: 'Yes', parent_id: id, story_id: firstStory });
});

test('a task is completed and keeps the rest', async () => {
	const [, { id }] = ask<{ tasks: Array<{ id: number }> }>('GET', `stories/${firstStory}`).tasks;
	const task = await record('storyTask.update', {
		storyId: listed(firstStory),
		storyTaskId: listed(id),
		updateFields: { complete: true },
	});
	expect(task).toMatchObject({ id, description: 'Write the tests', complete: true });
});
