/** Where a new story starts that is given no state. */
import { json } from '../../sandbox/http';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, run, records, record, refusal, requests, bodies, ask } = openAccount(shortcut);

const { states, groups, members } = account;

describe('a new story', () => {
	test('without a state starts where the workspace starts new stories', async () => {
		const made = await record('story.create', { name: 'New' });
		expect(made).toMatchObject({ name: 'New', workflow_state_id: states.ready });
		expect(requests()).toEqual([
			'GET /api/v3/member',
			'GET /api/v3/workflows',
			'POST /api/v3/stories',
		]);
	});

	test('asks where new stories start once for all items of a run, and for the lists of names once', async () => {
		const { design, platform } = groups;
		const items = [
			{},
			{ team: design },
			{ team: 'Platform' },
			{ team: platform },
			{ state: 'In Review' },
			{},
		];
		const { error } = await run(
			'story.create',
			{ name: 'New', groupId: '={{ $json.team }}', workflowStateId: '={{ $json.state }}' },
			{ items: items.map((json) => ({ json })) },
		);
		expect(error).toBeUndefined();
		expect(requests()).toEqual([
			'GET /api/v3/member',
			'GET /api/v3/workflows',
			'POST /api/v3/stories',
			'GET /api/v3/groups',
			...Array<string>(5).fill('POST /api/v3/stories'),
		]);
		const { workflows } = account;
		const usual = { name: 'New', story_type: 'feature', workflow_state_id: states.ready };
		expect(bodies()).toEqual([
			usual,
			{ ...usual, group_id: design, workflow_state_id: workflows.design + 2 },
			{ ...usual, group_id: platform },
			{ ...usual, group_id: platform },
			{ ...usual, workflow_state_id: states.inReview },
			usual,
		]);
	});

	test('of a team that the list of teams leaves out starts where that team does', async () => {
		open({
			instead: ({ url }) => (url.pathname === '/api/v3/groups' ? json(200, []) : undefined),
		});
		await records('story.create', { name: 'New', groupId: listed(groups.design) });
		expect(requests()).toEqual([
			'GET /api/v3/groups',
			`GET /api/v3/groups/${groups.design}`,
			'GET /api/v3/workflows',
			'POST /api/v3/stories',
		]);
		expect(bodies()).toMatchObject([{ workflow_state_id: account.workflows.design + 2 }]);
	});

	test("of a team starts where that team's workflow starts, which is not its first state", async () => {
		const {
			workflow_ids: [workflow],
		} = ask<{ workflow_ids: number[] }>('GET', `groups/${groups.design}`);
		const { default_state_id, states: all } = ask<{
			default_state_id: number;
			states: Array<{ id: number }>;
		}>('GET', `workflows/${workflow}`);
		expect(default_state_id).not.toBe(all[0].id);
		const made = await record('story.create', {
			name: 'New',
			groupId: listed(groups.design),
		});
		expect(made.workflow_state_id).toBe(default_state_id);
		expect(requests()).toEqual([
			'GET /api/v3/groups',
			'GET /api/v3/workflows',
			'POST /api/v3/stories',
		]);
	});

	describe('in a workspace without a default workflow', () => {
		const openWith = (...workflows: object[]) =>
			open({
				instead: ({ url }) => {
					if (url.pathname === '/api/v3/workflows') return json(200, workflows);
					if (url.pathname !== '/api/v3/member') return undefined;
					return json(200, { id: members.ada, workspace2: { default_workflow_id: null } });
				},
			});
		const engineering = { id: 1, name: 'Engineering', default_state_id: states.inReview };

		test('starts where its only workflow starts', async () => {
			openWith(engineering);
			const made = await record('story.create', { name: 'New' });
			expect(made.workflow_state_id).toBe(states.inReview);
			expect(requests()).toEqual([
				'GET /api/v3/member',
				'GET /api/v3/workflows',
				'POST /api/v3/stories',
			]);
		});

		test.each([[[]], [[engineering, { ...engineering, id: 2 }]]])(
			'that has not one workflow, but %j, needs a state or a team',
			async (workflows) => {
				openWith(...workflows);
				expect(await refusal('story.create', { name: 'New' })).toBe(
					"Shortcut names no workflow that this story should start in. Choose a 'State', or a 'Team' that has a workflow. [item 0]",
				);
				expect(requests()).toEqual(['GET /api/v3/member', 'GET /api/v3/workflows']);
			},
		);
	});

	test('with a state asks nothing else', async () => {
		await records('story.create', {
			name: 'New',
			workflowStateId: listed(states.inReview),
		});
		expect(requests()).toEqual(['POST /api/v3/stories']);
	});
});
