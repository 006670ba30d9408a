import { account, get, ids, newStory, post, put, remove, reset, searchAll, wait } from './support';

beforeEach(() => reset());

describe('epics', () => {
	it('share their numbers with stories', () => {
		const story = newStory().body.id;
		expect(post('/epics', { name: 'e' }).body.id).toBe(story + 1);
	});

	it('are created, moved through their states, changed and deleted', () => {
		const { status, body } = post('/epics', {
			name: 'Epic',
			group_ids: [account.groups.apps],
			objective_ids: [account.objectives.mobile],
			labels: [{ name: 'security' }],
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			epic_state_id: account.epicStates.toDo,
			state: 'to do',
			group_id: account.groups.apps,
			milestone_id: account.objectives.mobile,
			label_ids: [account.labels.security],
			comments: [],
		});
		const done = put(`/epics/${body.id}`, {
			epic_state_id: account.epicStates.done,
			deadline: null,
		});
		expect(done.body).toMatchObject({ state: 'done', completed: true, deadline: null });
		expect(remove(`/epics/${body.id}`)).toMatchObject({ status: 204, text: '' });
		expect(get(`/epics/${body.id}`).status).toBe(404);
	});

	it('let go of their stories when deleted', () => {
		const epic = account.epics.search;
		const [story] = get(`/epics/${epic}/stories`).body;
		expect(story.epic_id).toBe(epic);
		remove(`/epics/${epic}`);
		expect(get(`/stories/${story.id}`).body.epic_id).toBeNull();
	});

	it('come in numbered pages of ten, or all at once without descriptions', () => {
		for (let i = 0; i < 7; i += 1) post('/epics', { name: `Epic ${i}` });
		expect(get('/epics').body).toHaveLength(12);
		expect(get('/epics').body[0]).not.toHaveProperty('description');
		expect(get('/epics?includes_description=true').body[0]).toHaveProperty('description');
		const first = get('/epics/paginated').body;
		expect([first.data.length, first.next, first.total]).toEqual([10, 2, 12]);
		const last = get('/epics/paginated?page=3&page_size=5').body;
		expect([last.data.length, last.next, last.total]).toEqual([2, null, 12]);
		expect(get('/epics/paginated?page_size=251').status).toBe(400);
	});

	it('nest their comments', () => {
		const path = `/epics/${account.epics.audit}/comments`;
		const { id } = post(path, { text: 'one' }).body;
		const reply = post(`${path}/${id}`, { text: 'two' });
		expect(reply.status).toBe(201);
		expect(get(path).body).toMatchObject([{ id, comments: [{ id: reply.body.id, text: 'two' }] }]);
		remove(`${path}/${id}`);
		expect(get(`${path}/${id}`).body).toMatchObject({ deleted: true, text: '' });
	});

	it.each([
		['epics', `/epics/${account.epics.audit}`],
		['objectives', `/objectives/${account.objectives.mobile}`],
	])('of %s, the health is told', (_, path) => {
		expect(post(`${path}/health`, { status: 'At Risk', text: 'late' }).status).toBe(201);
		expect(get(`${path}/health`).body).toMatchObject({ status: 'At Risk', text: 'late' });
		expect(get(`${path}/health-history`).body).toHaveLength(1);
	});

	it('have a workflow of three states', () => {
		const { epic_states, default_epic_state_id } = get('/epic-workflow').body;
		expect(ids(epic_states)).toEqual(Object.values(account.epicStates));
		expect(default_epic_state_id).toBe(account.epicStates.toDo);
	});
});

describe('iterations and objectives', () => {
	it('derive an iteration’s status from the day', () => {
		const statuses = () => get('/iterations').body.map(({ status }: { status: string }) => status);
		expect(statuses()).toEqual(['done', 'started', 'unstarted', 'unstarted']);
		wait(14 * 24 * 3_600_000);
		expect(statuses()).toEqual(['done', 'done', 'started', 'unstarted']);
	});

	it('refuse dates that are none or in the wrong order', () => {
		const create = (start_date: string, end_date: string) =>
			post('/iterations', { name: 'Sprint', start_date, end_date });
		expect(create('2026-05-01T00:00:00Z', '2026-05-14').body.errors).toEqual({
			start_date: ['not', ['date?', '2026-05-01T00:00:00Z']],
		});
		expect(create('2026-05-14', '2026-05-01').status).toBe(422);
		expect(create('2026-05-01', '2026-05-14')).toMatchObject({
			status: 201,
			body: { status: 'unstarted', start_date: '2026-05-01', label_ids: [] },
		});
	});

	it('give objectives their categories by name, and list their epics', () => {
		const { body } = post('/objectives', { name: 'Goal', categories: [{ name: 'growth' }] });
		expect(ids(body.categories)).toEqual([account.categories.growth]);
		expect(put(`/objectives/${body.id}`, { state: 'done' }).body.completed).toBe(true);
		expect(ids(get(`/objectives/${account.objectives.reliability}/epics`).body)).toEqual([
			account.epics.search,
			account.epics.audit,
		]);
		const result = put(`/key-results/${account.keyResults.signups}`, {
			observed_value: { numeric_value: '35.00' },
		});
		expect(result.body).toMatchObject({ progress: 50 });
	});
});

describe('labels and categories', () => {
	it('are not made by a change of a record that is not there', () => {
		const names = () => get('/categories').body.map(({ name }: { name: string }) => name);
		expect(put('/objectives/999999', { categories: [{ name: 'Lost' }] }).status).toBe(404);
		expect(names()).toEqual(['Growth', 'Quality']);
	});

	it.each(['labels', 'categories'])('keep the names of %s unique', (path) => {
		const { status, body } = post(`/${path}`, { name: 'Fresh' });
		expect(status).toBe(201);
		expect(post(`/${path}`, { name: 'fresh' })).toMatchObject({
			status: 422,
			body: { message: 'The name "fresh" is already taken.' },
		});
		expect(put(`/${path}/${body.id}`, { name: 'Fresh', archived: true })).toMatchObject({
			status: 200,
			body: { archived: true },
		});
	});

	it('list archived labels as well, with statistics unless slim', () => {
		const all = get('/labels').body;
		expect(ids(all)).toEqual(Object.values(account.labels));
		expect(all.at(-1).archived).toBe(true);
		expect(all[0].stats.num_epics).toBe(2);
		expect(get('/labels?slim=true').body[0]).not.toHaveProperty('stats');
	});

	it('are taken off everything when deleted', () => {
		const stories = get(`/labels/${account.labels.backend}/stories`).body;
		remove(`/labels/${account.labels.backend}`);
		expect(get(`/stories/${stories[0].id}`).body.label_ids).not.toContain(account.labels.backend);
	});
});

describe('people and set-up', () => {
	it('lists members, or only those who are not disabled', () => {
		expect(get('/members').body).toHaveLength(8);
		const active = get('/members?disabled=false').body;
		expect(ids(active)).not.toContain(account.members.bruno);
		expect(active[0]).toMatchObject({
			role: 'owner',
			group_ids: [account.groups.platform],
			profile: {
				name: 'Ada Okafor',
				mention_name: 'ada',
				email_address: 'ada@harborlight.example',
			},
		});
	});

	it('makes, changes and archives teams', () => {
		const { status, body } = post('/groups', { name: 'Ops', mention_name: 'ops' });
		expect(status).toBe(201);
		expect(post('/groups', { name: 'Ops 2', mention_name: 'ops' }).status).toBe(422);
		put(`/groups/${body.id}`, { archived: true, member_ids: [account.members.ada] });
		expect(ids(get('/groups?archived=true').body)).toEqual([body.id]);
		expect(get('/groups?archived=false').body).toHaveLength(3);
	});

	it('gives a team’s stories from an offset up to a limit', () => {
		const path = `/groups/${account.groups.platform}/stories`;
		const all = get(path).body;
		expect(all).toHaveLength(20);
		expect(get(`${path}?limit=3&offset=2`).body).toEqual(all.slice(2, 5));
		expect(get(`${path}?limit=1001`).status).toBe(400);
	});

	it('has two workflows of five states', () => {
		const workflows = get('/workflows').body;
		expect(ids(workflows)).toEqual(Object.values(account.workflows));
		expect(ids(workflows[0].states)).toEqual(Object.values(account.states));
		expect(workflows[0].default_state_id).toBe(account.states.ready);
	});

	it('has more states before the last one of Engineering where a test asks for them', () => {
		reset({ moreStates: ['Ready for Release'] });
		const [{ states }] = get('/workflows').body;
		const told = states.map(({ name, position }: { name: string; position: number }) => [
			name,
			position,
		]);
		expect(told.slice(-3)).toEqual([
			['In Review', 3],
			['Ready for Release', 4],
			['Completed', 5],
		]);
	});

	it('drops the values that a custom field’s new list leaves out', () => {
		const { priority } = account.customFields;
		const { priorityHigh } = account.customFieldValues;
		expect(get('/custom-fields').body.map(({ enabled }: { enabled: boolean }) => enabled)).toEqual([
			true,
			true,
			false,
		]);
		const values = [{ id: priorityHigh, value: 'Urgent' }];
		expect(put(`/custom-fields/${priority}`, { values }).body.values).toMatchObject(values);
		const held = searchAll().body.flatMap(
			({ custom_fields }: { custom_fields: unknown[] }) => custom_fields,
		);
		expect(new Set(held.map(({ value }: { value: string }) => value))).toEqual(new Set(['Urgent']));
	});

	it('keeps a project that still has stories', () => {
		const { empty } = account.projects;
		const { id } = post('/stories', { name: 'x', project_id: empty }).body;
		expect(remove(`/projects/${empty}`).status).toBe(422);
		remove(`/stories/${id}`);
		expect(remove(`/projects/${empty}`).status).toBe(204);
	});

	it('keeps whether a project shows its thermometer', () => {
		const path = `/projects/${account.projects.legacy}`;
		put(path, { show_thermometer: true });
		expect(get(path).body.show_thermometer).toBe(true);
	});

	it('takes no template of an author that does not exist', () => {
		const nobody = '63b2d4f0-5c08-4a5b-8c6d-0000000000ff';
		const template = { name: 'Bug', story_contents: {}, author_id: nobody };
		expect(post('/entity-templates', template)).toMatchObject({
			status: 422,
			body: { message: `The author_id ${nobody} does not exist.` },
		});
	});

	it('registers a webhook, and never shows its secret', () => {
		const { status, body } = post('/integrations/webhook', {
			webhook_url: 'https://n8n.example/hook',
			secret: 'quiet',
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({ has_secret: true, disabled: false, type: 'generic' });
		expect(JSON.stringify(body)).not.toContain('quiet');
		expect(remove(`/integrations/webhook/${body.id}`).status).toBe(204);
		expect(get(`/integrations/webhook/${body.id}`).status).toBe(404);
	});
});

describe('files and documents', () => {
	it('links documents with epics', () => {
		const { status, body } = post('/documents', { title: 'Plan', content: '<p>x</p>' });
		expect(status).toBe(201);
		expect(put(`/documents/${body.id}/epics/${account.epics.audit}`).status).toBe(204);
		expect(ids(get(`/epics/${account.epics.audit}/documents`).body)).toEqual([body.id]);
		expect(get('/search/documents?title=pla').body).toMatchObject({ total: 1, next: null });
	});

	it('takes linked files', () => {
		const { body } = post('/linked-files', {
			name: 'Sheet',
			type: 'google',
			url: 'https://docs.example/1',
			story_id: account.firstStory,
		});
		expect(body.story_ids).toEqual([account.firstStory]);
		remove(`/linked-files/${body.id}`);
		expect(get(`/stories/${account.firstStory}`).body.linked_files).toEqual([]);
	});
});
