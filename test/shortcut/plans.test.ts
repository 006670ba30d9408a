/** Objectives, teams and projects, and the stories and epics of what holds them. */
import { listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, records, record, refusal, requests, bodies, options, ask } = openAccount(shortcut);

const { epics, groups, iterations, labels, members, objectives, projects, workflows } = account;

test('categories go by name, and one that does not exist yet is made', async () => {
	const made = await record('objective.create', {
		name: 'Grow in Spain',
		state: 'in progress',
		additionalFields: { categories: ['Growth', 'Spain'] },
	});
	expect(bodies()).toEqual([
		{
			name: 'Grow in Spain',
			state: 'in progress',
			categories: [{ name: 'Growth' }, { name: 'Spain' }],
		},
	]);
	expect(made).toMatchObject({ categories: ['Growth', 'Spain'], started: true });
	expect((await options('categoryName')).map(({ value }) => value)).toEqual([
		'Growth',
		'Quality',
		'Spain',
	]);
});

test('the categories that an objective gives are refused when they are sent back whole, so only their names go', async () => {
	const { categories } = await record('objective.get', {
		objectiveId: listed(objectives.mobile),
		simplify: false,
	});
	expect(categories).toEqual([expect.objectContaining({ id: 21, name: 'Growth' })]);
	await record(
		'objective.update',
		{
			objectiveId: listed(objectives.mobile),
			updateFields: { categories: '={{ $json.categories }}' },
		},
		{ items: [{ json: { categories } }] },
	);
	expect(bodies()).toEqual([{ categories: [{ name: 'Growth' }] }]);
});

test.each([
	['epic.getStories', { epicId: named('Self-service billing', 'name') }, `epics/${epics.billing}`],
	[
		'iteration.getStories',
		{ iterationId: named('Sprint 22', 'name') },
		`iterations/${iterations.current}`,
	],
	['label.getStories', { labelId: named('backend', 'name') }, `labels/${labels.backend}`],
	['project.getStories', { projectId: listed(projects.legacy) }, `projects/${projects.legacy}`],
])('%s gives stories as Story does, with names beside IDs', async (operation, parameters, path) => {
	const [found] = await records(operation, { ...parameters, options: { includeNames: true } });
	expect(requests()).toContain(`GET /api/v3/${path}/stories`);
	expect(found).toMatchObject({ workflow_state: expect.any(String), epic_id: found.epic_id });
	expect(Object.keys(found)).toEqual(expect.arrayContaining(['owners', 'team', 'iteration']));
});

test('the stories of a team come page by page, by place', async () => {
	const pages = [1000, 1000, 3].map((length, page) =>
		Array.from({ length }, (_, i) => ({ id: 1000 * page + i })),
	);
	open({
		instead: () => ({
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(pages.shift()),
		}),
	});
	const found = await records('team.getStories', { teamId: listed(groups.apps), returnAll: true });
	expect(found).toHaveLength(2003);
	expect(requests()).toEqual(
		[0, 1000, 2000].map(
			(offset) => `GET /api/v3/groups/${groups.apps}/stories?limit=1000&offset=${offset}`,
		),
	);
});

test('a team is archived, since none can be deleted', async () => {
	const changed = await record('team.update', {
		teamId: named('Design', 'name'),
		updateFields: {
			archived: true,
			memberIds: ['@freya'],
			defaultWorkflowId: named('Design', 'name'),
		},
	});
	expect(bodies()).toEqual([
		{ archived: true, member_ids: [members.freya], default_workflow_id: workflows.design },
	]);
	expect(changed).toMatchObject({ id: groups.design, archived: true });
});

test('a new team needs a mention beside its name', async () => {
	const mentionName = '={{ $json.missing }}';
	expect(await refusal('team.create', { name: 'Payments', mentionName })).toBe(
		"'Mention Name' is empty [item 0]",
	);
	expect(requests()).toEqual([]);
});

test('a plan without another team refuses it with its own reason', async () => {
	open({
		instead: () => ({
			status: 403,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				reason_tag: 'entitlement-violation',
				entitlement_tag: 'teams',
				message: 'Your plan has no more teams.',
			}),
		}),
	});
	expect(await refusal('team.create', { name: 'Payments', mentionName: 'payments' })).toBe(
		'Shortcut does not allow this: Your plan has no more teams. (entitlement-violation) [item 0]',
	);
});

test('a new project is in a workflow, which the API names by its team', async () => {
	const { team_id } = ask<{ team_id: number }>('GET', `workflows/${workflows.design}`);
	const made = await record('project.create', {
		name: 'Shop',
		workflowTeamId: named('Design', 'name'),
	});
	expect(bodies()).toEqual([{ name: 'Shop', team_id }]);
	expect(made).toMatchObject({ team_id, workflow_id: workflows.design });
});

test('a project with stories is not deleted', async () => {
	expect(await refusal('project.delete', { projectId: listed(projects.legacy) })).toBe(
		'Shortcut did not accept the request: The project still has stories. [item 0]',
	);
	expect(await record('project.delete', { projectId: listed(projects.empty) })).toEqual({
		deleted: true,
		id: projects.empty,
	});
});

test('two categories of one name are refused', async () => {
	expect(await refusal('category.create', { name: 'growth' })).toContain('already taken');
});

test('iterations are switched off for everybody by one request without a body', async () => {
	expect(await record('iteration.disable')).toEqual({ success: true });
	expect(requests()).toEqual(['PUT /api/v3/iterations/disable']);
	expect(bodies()).toEqual([]);
});
