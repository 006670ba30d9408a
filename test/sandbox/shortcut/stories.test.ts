import type { Json } from './support';
import { account, get, ids, newStory, post, put, remove, reset, searchAll, wait } from './support';

beforeEach(() => reset());

describe('stories', () => {
	it('are created with what the body says and sensible rest', () => {
		const { status, body } = newStory({
			name: 'Ship it',
			labels: [{ name: 'Backend' }, { name: 'brand new', color: '#00ff00' }],
			owner_ids: [account.members.ben],
			deadline: '2026-04-01T02:00:00+02:00',
			estimate: 0,
			custom_fields: [
				{
					field_id: account.customFields.priority,
					value_id: account.customFieldValues.priorityHigh,
				},
			],
			tasks: [{ description: 'first' }],
			comments: [{ text: 'hello' }],
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			name: 'Ship it',
			app_url: `https://app.shortcut.com/harborlight/story/${body.id}`,
			entity_type: 'story',
			story_type: 'feature',
			workflow_id: account.workflows.engineering,
			workflow_state_id: account.states.ready,
			requested_by_id: account.members.ada,
			follower_ids: [account.members.ada],
			owner_ids: [account.members.ben],
			epic_id: null,
			estimate: 0,
			deadline: '2026-04-01T00:00:00Z',
			started: false,
			completed: false,
			started_at: null,
			created_at: '2026-03-10T09:00:00Z',
			updated_at: '2026-03-10T09:00:00Z',
			description: '',
			tasks: [{ description: 'first', complete: false, story_id: body.id, position: 1 }],
			comments: [{ text: 'hello', author_id: account.members.ada, deleted: false }],
			story_links: [],
			sub_task_story_ids: [],
		});
		expect(body.labels.map(({ name }: { name: string }) => name)).toEqual(['backend', 'brand new']);
		expect(body.label_ids[0]).toBe(account.labels.backend);
		expect(body.custom_fields).toEqual([
			{
				field_id: account.customFields.priority,
				value_id: account.customFieldValues.priorityHigh,
				value: 'High',
			},
		]);
		expect(get(`/stories/${body.id}`).body).toEqual(body);
	});

	it('need exactly one of a workflow state and a project', () => {
		const { states, projects } = account;
		expect(post('/stories', { name: 'x' }).status).toBe(422);
		const both = { name: 'x', workflow_state_id: states.ready, project_id: projects.legacy };
		expect(post('/stories', both).status).toBe(422);
		expect(post('/stories', { name: 'x', project_id: projects.legacy }).body).toMatchObject({
			project_id: projects.legacy,
			workflow_state_id: states.ready,
		});
	});

	it('refuse ids that name nothing, and leave no trace of it', () => {
		const before = get('/labels').body.length;
		expect(newStory({ epic_id: 999, labels: [{ name: 'stray' }] })).toMatchObject({
			status: 422,
			body: { message: 'The epic_id 999 does not exist.' },
		});
		expect(get('/labels').body).toHaveLength(before);
	});

	it('replace their lists and clear what is set to null', () => {
		const { id } = newStory({
			labels: [{ name: 'backend' }],
			owner_ids: [account.members.ben],
			epic_id: account.epics.search,
			estimate: 3,
		}).body;
		wait(60_000);
		const { status, body } = put(`/stories/${id}`, {
			labels: [{ name: 'security' }],
			owner_ids: [],
			epic_id: null,
			estimate: null,
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({
			label_ids: [account.labels.security],
			owner_ids: [],
			epic_id: null,
			estimate: null,
			updated_at: '2026-03-10T09:01:00Z',
		});
	});

	it('start, finish and start again as their state says', () => {
		const { id } = newStory().body;
		const move = (state: number) => put(`/stories/${id}`, { workflow_state_id: state }).body;
		expect(move(account.states.inDevelopment)).toMatchObject({
			started: true,
			completed: false,
			started_at: '2026-03-10T09:00:00Z',
		});
		wait(3_600_000);
		expect(move(account.states.completed)).toMatchObject({
			completed: true,
			started_at: '2026-03-10T09:00:00Z',
			completed_at: '2026-03-10T10:00:00Z',
			cycle_time: 3600,
		});
		expect(move(account.states.ready)).toMatchObject({
			started: false,
			completed: false,
			started_at: null,
			completed_at: null,
		});
	});

	it('remember their changes', () => {
		const { id } = newStory({ labels: [{ name: 'backend' }] }).body;
		put(`/stories/${id}`, { name: 'Newer', labels: [{ name: 'security' }] });
		const history = get(`/stories/${id}/history`).body;
		expect(history).toHaveLength(2);
		expect(history[1].actions[0]).toMatchObject({
			id,
			action: 'update',
			changes: {
				name: { old: 'New', new: 'Newer' },
				label_ids: { adds: [account.labels.security], removes: [account.labels.backend] },
			},
		});
	});

	it('are gone once deleted, with their links', () => {
		const [first, second] = [account.firstStory, account.firstStory + 1];
		expect(get(`/stories/${second}`).body).toMatchObject({ blocked: true, blocker: false });
		expect(remove(`/stories/${first}`)).toMatchObject({ status: 204, text: '' });
		expect(remove(`/stories/${first}`).status).toBe(404);
		expect(get(`/stories/${second}`).body).toMatchObject({ blocked: false, story_links: [] });
	});

	it('have sub-tasks that the last list decides', () => {
		const { id, sub_task_story_ids: first } = newStory({ sub_tasks: [{ name: 'a' }] }).body;
		expect(first).toHaveLength(1);
		const { sub_task_story_ids: then } = put(`/stories/${id}`, {
			sub_tasks: [{ story_id: account.firstStory }],
		}).body;
		expect(then).toEqual([account.firstStory]);
		expect(get(`/stories/${first[0]}`).body.parent_story_id).toBeNull();
		expect(ids(get(`/stories/${id}/sub-tasks`).body)).toEqual([account.firstStory]);
	});
});

describe('the structured search', () => {
	it('gives every story without its description, unless asked for', () => {
		const { status, body } = searchAll();
		expect(status).toBe(201);
		expect(body).toHaveLength(60);
		expect(body[0]).not.toHaveProperty('description');
		expect(body[0]).not.toHaveProperty('comments');
		expect(body[0]).toMatchObject({ task_ids: expect.any(Array), comment_ids: expect.any(Array) });
		const described = searchAll({ includes_description: true }).body;
		expect(described[0].description).toContain('so that nobody has to ask');
	});

	it.each([{}, { includes_description: true }])(
		'gives nothing for %j, which is not a filter',
		(asked) => {
			const { status, body } = post('/stories/search', asked);
			expect([status, body]).toEqual([201, []]);
		},
	);

	it.each<[string, object, (story: Json) => boolean]>([
		['an epic', { epic_id: account.epics.search }, (s) => s.epic_id === account.epics.search],
		['no epic', { epic_id: null }, (s) => s.epic_id === null],
		['a label', { label_name: 'security' }, (s) => s.label_ids.includes(account.labels.security)],
		['types of state', { workflow_state_types: ['done'] }, (s) => s.completed],
		[
			'several at once',
			{ owner_ids: [account.members.ben], story_type: 'bug', archived: false },
			(s) => s.owner_ids[0] === account.members.ben && s.story_type === 'bug' && !s.archived,
		],
		[
			'a range of time',
			{ created_at_start: '2026-03-10T00:00:00Z', created_at_end: '2026-03-10T05:00:00Z' },
			(s) => s.created_at >= '2026-03-10T00:00:00Z' && s.created_at <= '2026-03-10T05:00:00Z',
		],
	])('filters by %s', (_, filter, test) => {
		const all = searchAll().body;
		const found = post('/stories/search', filter).body;
		expect(found.length).toBeGreaterThan(0);
		expect(found).toEqual(all.filter(test));
	});
});

describe('stories in bulk', () => {
	const both = [account.firstStory, account.firstStory + 1];

	it('are created all or not at all', () => {
		const good = { name: 'a', workflow_state_id: account.states.ready };
		expect(post('/stories/bulk', { stories: [good, { name: 'b' }] }).status).toBe(422);
		expect(searchAll().body).toHaveLength(60);
		const { status, body } = post('/stories/bulk', { stories: [good, { ...good, name: 'b' }] });
		expect(status).toBe(201);
		expect(body.map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
		expect(body[0]).not.toHaveProperty('description');
	});

	it('gain and lose labels, owners and values without losing the others', () => {
		const { priority, severity } = account.customFields;
		const { severity1, priorityHigh } = account.customFieldValues;
		put(`/stories/${both[0]}`, {
			labels: [{ name: 'backend' }, { name: 'frontend' }],
			owner_ids: [account.members.ada],
			custom_fields: [{ field_id: priority, value_id: priorityHigh }],
		});
		const { status, body } = put('/stories/bulk', {
			story_ids: both,
			labels_add: [{ name: 'security' }],
			labels_remove: [{ name: 'frontend' }],
			owner_ids_add: [account.members.chloe],
			owner_ids_remove: [account.members.ada],
			custom_fields_add: [{ field_id: severity, value_id: severity1 }],
		});
		expect(status).toBe(200);
		expect(ids(body)).toEqual(both);
		expect(body[0]).toMatchObject({
			label_ids: [account.labels.backend, account.labels.security],
			owner_ids: [account.members.chloe],
			custom_fields: [
				{ field_id: priority, value: 'High' },
				{ field_id: severity, value: 'Severity 1' },
			],
		});
	});

	it('are deleted by a body', () => {
		expect(remove('/stories/bulk', { story_ids: both })).toMatchObject({ status: 204, text: '' });
		expect(searchAll().body).toHaveLength(58);
	});

	it('come from a template, with what is given on top', () => {
		const { status, body } = post('/stories/from-template', {
			story_template_id: account.templates.bugReport,
			name: 'Bug: blank page',
			labels_add: [{ name: 'frontend' }],
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			name: 'Bug: blank page',
			story_type: 'bug',
			workflow_state_id: account.states.ready,
			label_ids: [account.labels.customerRequest, account.labels.frontend],
		});
	});
});

describe('comments and tasks', () => {
	const path = `/stories/${account.firstStory}`;

	it('lets comments answer comments, and leaves a mark where one was deleted', () => {
		const { status, body: comment } = post(`${path}/comments`, { text: 'one' });
		expect(status).toBe(201);
		const reply = post(`${path}/comments`, { text: 'two', parent_id: comment.id }).body;
		expect(reply.parent_id).toBe(comment.id);
		expect(put(`${path}/comments/${comment.id}`, { text: 'changed' }).body.text).toBe('changed');
		expect(remove(`${path}/comments/${comment.id}`)).toMatchObject({ status: 204, text: '' });
		const left = get(`${path}/comments`).body.find(({ id }: { id: number }) => id === comment.id);
		expect(left).toMatchObject({ deleted: true, text: null, author_id: null });
		expect(post(`${path}/comments`, { text: 'x', parent_id: 1 }).status).toBe(422);
	});

	it('counts one reaction per member', () => {
		const { id } = post(`${path}/comments`, { text: 'one' }).body;
		const react = () => post(`${path}/comments/${id}/reactions`, { emoji: ':tada:' });
		react();
		expect(react()).toMatchObject({
			status: 201,
			body: [{ emoji: ':tada:', permission_ids: [account.members.ada] }],
		});
		expect(remove(`${path}/comments/${id}/reactions`, { emoji: ':tada:' }).status).toBe(204);
		expect(get(`${path}/comments/${id}`).body.reactions).toEqual([]);
	});

	it('keeps tasks in order and notes when they were done', () => {
		const { tasks } = get(path).body;
		const { status, body: task } = post(`${path}/tasks`, { description: 'third' });
		expect(status).toBe(201);
		expect(
			put(`${path}/tasks/${task.id}`, { complete: true, before_id: tasks[0].id }).body,
		).toMatchObject({
			complete: true,
			completed_at: '2026-03-10T09:00:00Z',
			position: 1,
		});
		expect(ids(get(path).body.tasks)).toEqual([task.id, ...ids(tasks)]);
		expect(remove(`${path}/tasks/${task.id}`).status).toBe(204);
		expect(get(`${path}/tasks/${task.id}`).status).toBe(404);
	});

	it('links stories', () => {
		const [subject_id, object_id] = [account.firstStory, account.firstStory + 2];
		const { status, body } = post('/story-links', { subject_id, object_id, verb: 'duplicates' });
		expect(status).toBe(201);
		const { story_links } = get(`/stories/${object_id}`).body;
		expect(story_links).toEqual([{ ...body, type: 'object' }]);
		expect(remove(`/story-links/${body.id}`).status).toBe(204);
		expect(get(`/stories/${object_id}`).body.story_links).toEqual([]);
	});
});
