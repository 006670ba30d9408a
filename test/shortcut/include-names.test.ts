/** What the short forms of Shortcut's records hold: IDs with the names beside them, and times. */
import type { INodeParameters } from 'n8n-workflow';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { records, record, requests, ask } = openAccount(shortcut);

const { firstStory, groups, epics, iterations, members, workflows } = account;
const options = { includeNames: true };

test('a story has the names of its state, epic, iteration, team, owners and followers', async () => {
	ask('PUT', `stories/${firstStory}`, {
		owner_ids: [members.bruno, members.ada],
		follower_ids: [members.freya],
	});
	const found = await record('story.get', { storyId: listed(firstStory), options });
	expect(found).toMatchObject({
		workflow_state_id: account.states.backlog,
		workflow_state: 'Backlog',
		epic_id: epics.billing,
		epic: 'Self-service billing',
		iteration_id: iterations.past,
		iteration: 'Sprint 21',
		group_id: groups.platform,
		team: 'Platform',
		owner_ids: [members.bruno, members.ada],
		owners: ['Bruno Costa', 'Ada Okafor'],
		followers: ['Freya Solberg'],
		labels: ['backend'],
	});
	expect(Object.keys(found).slice(5, 9)).toEqual([
		'workflow_state_id',
		'workflow_state',
		'epic_id',
		'epic',
	]);
});

test('many stories ask for the names of each kind once', async () => {
	const found = await records('story.getAll', {
		returnAll: true,
		filters: { archived: false },
		options,
	});
	expect(found.length).toBeGreaterThan(50);
	expect(requests().sort()).toEqual([
		'GET /api/v3/epics?includes_description=false',
		'GET /api/v3/groups',
		'GET /api/v3/iterations',
		'GET /api/v3/members',
		'GET /api/v3/workflows',
		'POST /api/v3/stories/search',
	]);
});

test.each<[string, INodeParameters, object]>([
	[
		'epic',
		{ epicId: listed(epics.offline) },
		{
			epic_state: 'To Do',
			teams: ['Apps', 'Design'],
			objectives: ['Work anywhere'],
			owners: ['Ben Lindqvist'],
			labels: ['frontend'],
		},
	],
	['iteration', { iterationId: listed(iterations.past) }, { teams: ['Platform'], labels: [] }],
	['member', { memberId: listed(members.freya) }, { teams: ['Design'] }],
	[
		'team',
		{ teamId: listed(groups.apps) },
		{
			members: ['Chloé Martin', 'Emeka Eze'],
			workflows: ['Engineering'],
			default_workflow: 'Engineering',
		},
	],
	[
		'workflow',
		{ workflowId: listed(workflows.engineering) },
		{ default_state: 'Ready for Development' },
	],
])('names stand beside the IDs of one %s', async (resource, which, names) => {
	expect(await record(`${resource}.get`, { ...which, options })).toMatchObject(names);
});

test('comments and tasks have the names of their people', async () => {
	const storyId = listed(firstStory);
	const comments = await records('storyComment.getAll', { storyId, options });
	expect(comments.map(({ author }) => author)).toEqual(['Ada Okafor', 'Ben Lindqvist']);
	const tasks = await records('storyTask.getAll', { storyId, options });
	expect(tasks.map(({ owners }) => owners)).toEqual([[], ['Ada Okafor']]);
});

test('nothing is asked for names that nobody wants', async () => {
	expect(await record('story.get', { storyId: listed(firstStory) })).not.toHaveProperty('owners');
	expect(requests()).toEqual([`GET /api/v3/stories/${firstStory}`]);
});

/** ISO 8601: a moment with its zone, or a day. */
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

test.each<[string, INodeParameters]>([
	['story.getAll', {}],
	['epic.getAll', {}],
	['iteration.getAll', {}],
	['label.getAll', {}],
	['member.getAll', {}],
	['storyComment.getAll', { storyId: listed(firstStory) }],
	['storyTask.getAll', { storyId: listed(firstStory) }],
])('the times of %s are ISO 8601', async (name, more) => {
	const found = await records(name, { returnAll: true, ...more });
	const times = found.flatMap((one) =>
		Object.entries(one).filter(([key]) => /(_at|_date|^deadline)$/.test(key)),
	);
	expect(times.length).toBeGreaterThan(found.length);
	expect(times.filter(([, time]) => time !== null && !TIME.test(String(time)))).toEqual([]);
});
