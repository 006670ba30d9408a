/** Records of Shortcut by what people call them, in every place where one is chosen. */
import type { INodeParameters } from 'n8n-workflow';
import { byId, listed, named, openAccount } from '../harness/account';
import { account, numbers, shortcut } from './provider';

const { run, records, record, refusal, requests, bodies, ask } = openAccount(shortcut, {
	limit: 10_000,
});

const { states, groups, epics, members, labels, iterations, objectives } = account;
const byName = (value: string) => named(value, 'name');

/** What a new record is sent with, of what is given. */
const sentFor = async (name: string, parameters: INodeParameters) => {
	await records(name, parameters);
	return bodies().at(-1);
};
const asked = () => requests().filter((request) => request.startsWith('GET '));

describe('a member may be named by', () => {
	test.each([
		['name', 'Chloé Martin'],
		['name, in any case of letters and with other accents', ' chloe\u0301 MARTIN '],
		['mention', '@chloe'],
		['mention without its sign', 'chloe'],
		['email address', 'chloe@harborlight.example'],
		['email address as mail programs write it', 'Chloé <mailto:Chloe@harborlight.example>'],
		['what the picker shows', 'Chloé Martin (@chloe)'],
	])('its %s', async (_, value) => {
		for (const memberId of [byName(value), byId(value), listed(value)]) {
			expect((await record('member.get', { memberId })).id).toBe(members.chloe);
		}
		expect(asked().filter((one) => one === 'GET /api/v3/members')).toHaveLength(3);
	});

	test('its name when it has left, since stories keep it', async () => {
		const found = await record('member.get', { memberId: byName('Bruno Costa') });
		expect(found).toMatchObject({ id: members.bruno, disabled: true });
	});
});

/** The API's name of the parameter, where it stands, what it is called, and what is sent. */
const CHOSEN: Array<[kind: string, where: INodeParameters, sent: object, asks: string]> = [
	[
		'state',
		{ workflowStateId: byName('in review') },
		{ workflow_state_id: states.inReview },
		'workflows',
	],
	[
		'state with its workflow',
		{ workflowStateId: byId('Critique (Design)') },
		{ workflow_state_id: account.workflows.design + 4 },
		'workflows',
	],
	['team', { groupId: byName('Design') }, { group_id: groups.design }, 'groups'],
	['team by its mention', { groupId: byId('@apps') }, { group_id: groups.apps }, 'groups'],
	[
		'epic',
		{ additionalFields: { epicId: byName('Faster search') } },
		{ epic_id: epics.search },
		'epics?includes_description=false',
	],
	[
		'iteration',
		{ additionalFields: { iterationId: byName('Sprint 22') } },
		{ iteration_id: iterations.current },
		'iterations',
	],
	[
		'project',
		{ additionalFields: { projectId: byName('Website (old)') } },
		{ project_id: account.projects.legacy },
		'projects',
	],
	[
		'requester',
		{ additionalFields: { requestedById: byName('@ben') } },
		{ requested_by_id: members.ben },
		'members',
	],
	[
		'story template',
		{ additionalFields: { storyTemplateId: byName('Bug report') } },
		{ story_template_id: account.templates.bugReport },
		'entity-templates',
	],
	['owner', { ownerId: byName('@chloe') }, { owner_ids: [members.chloe] }, 'members'],
	[
		'owner before other owners, once',
		{ ownerId: 'Ben Lindqvist', additionalFields: { ownerIds: ['ada', '@ben'] } },
		{ owner_ids: [members.ben, members.ada] },
		'members',
	],
	[
		'owners',
		{ additionalFields: { ownerIds: ['Ada Okafor', members.ben, '@chloe'] } },
		{ owner_ids: [members.ada, members.ben, members.chloe] },
		'members',
	],
	[
		'owners in one text',
		{ additionalFields: { ownerIds: "={{ 'ada, Ben Lindqvist' }}" } },
		{ owner_ids: [members.ada, members.ben] },
		'members',
	],
	[
		'followers',
		{ additionalFields: { followerIds: ['Freya Solberg'] } },
		{ follower_ids: [members.freya] },
		'members',
	],
	[
		'owners within a task',
		{ additionalFields: { tasks: { items: [{ description: 'One', ownerIds: ['@ada'] }] } } },
		{ tasks: [{ description: 'One', owner_ids: [members.ada] }] },
		'members',
	],
	[
		'the author of a comment',
		{ additionalFields: { comments: { items: [{ text: 'Hi', authorId: byName('@ben') }] } } },
		{ comments: [{ text: 'Hi', author_id: members.ben }] },
		'members',
	],
	[
		'owners and state within a sub-task',
		{
			additionalFields: {
				subTasks: {
					items: [{ name: 'Part', ownerIds: ['ada'], workflowStateId: byName('Backlog') }],
				},
			},
		},
		{ sub_tasks: [{ name: 'Part', owner_ids: [members.ada], workflow_state_id: states.backlog }] },
		'members',
	],
];

test.each(CHOSEN)('a new story takes by name: %s', async (_, where, sent, asks) => {
	expect(await sentFor('story.create', { name: 'New', ...where })).toMatchObject(sent);
	expect(asked()).toContain(`GET /api/v3/${asks}`);
});

test('a new story takes the names of files', async () => {
	const linked = { name: 'Mock-up', type: 'url', url: 'https://example.com/mock-up' };
	const { id } = ask<{ id: number }>('POST', 'linked-files', linked);
	const linkedFileIds = ['mock-up'];
	expect(
		await sentFor('story.create', { name: 'New', additionalFields: { linkedFileIds } }),
	).toMatchObject({ linked_file_ids: [id] });
});

test('epics take the names of their state, teams, objectives and people, and send no deprecated field', async () => {
	expect(
		await sentFor('epic.create', {
			name: 'New',
			epicStateId: byName('in progress'),
			additionalFields: {
				teamIds: ['Apps'],
				objectiveIds: ['Work anywhere'],
				ownerIds: ['@ben'],
				followerIds: ['freya@harborlight.example'],
				requestedById: byName('Ada Okafor'),
			},
		}),
	).toEqual({
		name: 'New',
		epic_state_id: account.epicStates.inProgress,
		group_ids: [groups.apps],
		objective_ids: [objectives.mobile],
		owner_ids: [members.ben],
		follower_ids: [members.freya],
		requested_by_id: members.ada,
	});
	expect(
		await sentFor('epic.update', {
			epicId: byName('Audit log'),
			updateFields: { afterId: byName('Offline mode'), ownerIds: ['Emeka Eze'] },
		}),
	).toEqual({ after_id: epics.offline, owner_ids: [members.emeka] });
	expect(requests().at(-1)).toBe(`PUT /api/v3/epics/${epics.audit}`);
});

test('iterations take the names of their teams and followers', async () => {
	expect(
		await sentFor('iteration.update', {
			iterationId: byName('Sprint 23'),
			updateFields: { teamIds: ['@platform', 'Design'], followerIds: ['David Nakamura'] },
		}),
	).toEqual({ group_ids: [groups.platform, groups.design], follower_ids: [members.david] });
	expect(requests().at(-1)).toBe(`PUT /api/v3/iterations/${iterations.next}`);
});

test.each<[string, INodeParameters, string]>([
	['epic', { epicId: byName('Audit log') }, `epics/${epics.audit}`],
	['iteration', { iterationId: byId('Sprint 24') }, `iterations/${iterations.later}`],
	['label', { labelId: byName('tech debt') }, `labels/${labels.techDebt}`],
	['member', { memberId: byName('@emeka') }, `members/${members.emeka}`],
	['team', { teamId: byName('@design') }, `groups/${groups.design}`],
	['workflow', { workflowId: byName('design') }, `workflows/${account.workflows.design}`],
])('the name of the %s leads to it', async (resource, which, path) => {
	await record(`${resource}.get`, which);
	expect(requests()).toHaveLength(2);
	expect(requests().at(-1)).toBe(`GET /api/v3/${path}`);
});

test('what was put away has a name as well', async () => {
	await records('label.update', {
		labelId: byName('q1 cleanup'),
		updateFields: { archived: false },
	});
	expect(requests()).toEqual([
		'GET /api/v3/labels?slim=true',
		`PUT /api/v3/labels/${labels.archived}`,
	]);
});

test('filters of stories take names beside IDs, and ask once for each kind', async () => {
	const filters = {
		epicIds: ['Faster search', epics.billing],
		iterationIds: ['Sprint 22'],
		labelIds: ['backend', 'tech debt'],
		ownerIds: ['@ada'],
		projectIds: ['Website (old)'],
		requestedById: byName('Ben Lindqvist'),
		teamIds: ['Platform'],
		workflowStateId: byName('Completed (Engineering)'),
	};
	await records('story.getAll', { filters });
	expect(bodies()).toEqual([
		{
			epic_ids: [epics.search, epics.billing],
			iteration_ids: [iterations.current],
			label_ids: [labels.backend, labels.techDebt],
			owner_ids: [members.ada],
			project_ids: [account.projects.legacy],
			requested_by_id: members.ben,
			group_ids: [groups.platform],
			workflow_state_id: states.completed,
		},
	]);
	expect(asked()).toHaveLength(7);
	expect(new Set(asked()).size).toBe(7);
});

describe('a name', () => {
	const create = (where: INodeParameters) => refusal('story.create', { name: 'New', ...where });

	test('that nothing has is told with the nearest, each of them a name that is taken', async () => {
		expect(await create({ ownerId: 'Chloe Marten' })).toBe(
			'There is no member called "Chloe Marten". The nearest are "Chloé Martin (@chloe)", "Ben Lindqvist (@ben)", "Ada Okafor (@ada)", "Hugo Brandt (@hugo)", "David Nakamura (@david)". Give one of these names, or an ID [item 0]',
		);
		expect(bodies()).toEqual([]);
	});

	test('that several have is told with all of them and their IDs', async () => {
		ask('PUT', `epics/${epics.audit}`, { name: 'faster search' });
		expect(await create({ additionalFields: { epicId: byName('Faster Search') } })).toBe(
			`There is more than one epic called "Faster Search": ${epics.search} (Faster search), ${epics.audit} (faster search). Choose the epic by its ID [item 0]`,
		);
		expect(bodies()).toEqual([]);
	});

	test('is that of the epic in use, where an archived one has it too', async () => {
		ask('PUT', `epics/${epics.audit}`, { name: 'Faster search', archived: true });
		expect(
			await sentFor('story.create', {
				name: 'New',
				additionalFields: { epicId: byName('Faster search') },
			}),
		).toMatchObject({ epic_id: epics.search });
	});

	test('of a story is none, since there are too many: it says what is taken', async () => {
		const storyId = "={{ 'Add the invoice page' }}";
		expect(await refusal('story.get', { storyId })).toBe(
			`'Story' must be a whole number, a short name such as sc-123 or a web address, not "Add the invoice page" [item 0]`,
		);
	});
});

test('100 stories with state, owner, team and two labels by name cost 3 requests beside the creates', async () => {
	const items = numbers(1, 100).map((n) => ({
		json: {
			...{ title: `Story ${n}`, state: 'In Development', team: 'Apps' },
			...{ owner: n % 2 === 0 ? '@ada' : 'Ben Lindqvist', labels: `backend, batch ${n % 3}` },
		},
	}));
	const { error, items: made } = await run(
		'story.create',
		{
			name: '={{ $json.title }}',
			workflowStateId: '={{ $json.state }}',
			groupId: '={{ $json.team }}',
			ownerId: '={{ $json.owner }}',
			additionalFields: { labels: '={{ $json.labels }}' },
		},
		{ items },
	);
	expect(error).toBeUndefined();
	expect(made).toHaveLength(100);
	expect(made[41].json).toMatchObject({
		name: 'Story 42',
		workflow_state_id: states.inDevelopment,
		group_id: groups.apps,
		owner_ids: [members.ada],
		labels: ['backend', 'batch 0'],
	});
	expect(asked().sort()).toEqual([
		'GET /api/v3/groups',
		'GET /api/v3/members',
		'GET /api/v3/workflows',
	]);
	expect(requests()).toHaveLength(103);
});
