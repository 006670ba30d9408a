/** What is due in cadences, and completing it. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { ask, bodies, open, record, records, refusal, requests, run, search } =
	openAccount(salesloft);

const { admin, cadences, firstPerson } = account;
const DISPOSITIONS = 'GET /v2/call_dispositions?page=1&per_page=100&include_paging_counts=true';
const due = (id: number) => ({ cadenceActionId: byId(id) });

describe('cadence actions', () => {
	test('are read with the IDs of what they belong to', async () => {
		expect(await record('cadenceAction.get', due(80_001))).toEqual({
			id: 80_001,
			type: 'phone',
			status: 'in_progress',
			due: true,
			due_on: '2026-11-19T10:00:00.000713-05:00',
			person_id: firstPerson,
			user_id: admin.id,
			cadence_id: cadences.outbound,
			step_id: 402,
			action_details_id: 431,
			multitouch_group_id: null,
			created_at: '2026-11-18T10:00:00.000713-05:00',
			updated_at: '2026-11-18T10:00:00.000713-05:00',
		});
	});

	test('are listed by cadence, type and the time when they are due', async () => {
		const found = await records('cadenceAction.getAll', {
			filters: {
				cadenceIds: ['Inbound Follow-up'],
				type: 'phone',
				dueBefore: '2026-11-20T15:00:00Z',
			},
		});
		expect(found.map(({ id }) => id)).toEqual([80_002]);
		expect(requests().at(-1)).toBe(
			'GET /v2/actions?cadence_id[]=302&due_on[lt]=2026-11-20T15:00:00.000Z&type=phone&page=1&per_page=50',
		);
	});

	test.each([
		[true, [80_001, 80_002, 80_003, 80_004]],
		[false, [80_005]],
	])('that are due are told from the others by the node: %s', async (isDue, ids) => {
		const found = await records('cadenceAction.getAll', { filters: { due: isDue } });
		expect(found.map(({ id }) => id).sort()).toEqual(ids);
		expect(requests().join()).not.toContain('due=');
	});

	test('are picked by what is to be done, for whom and until when', async () => {
		const { results } = await search('cadenceAction');
		expect(results.map(({ name }) => name).sort()).toEqual([
			`Email for person ${firstPerson + 3} (due 2026-11-19)`,
			`Integration for person ${firstPerson + 2} (due 2026-11-19)`,
			`Other for person ${firstPerson + 4} (due 2026-11-22)`,
			`Phone for person ${firstPerson} (due 2026-11-19)`,
			`Phone for person ${firstPerson + 1} (due 2026-11-19)`,
		]);
	});

	test('name the instructions of their call', async () => {
		const { action_details_id: id } = await record('cadenceAction.get', due(80_001));
		expect(await record('callInstruction.get', { callInstructionId: byId(Number(id)) })).toEqual({
			id: 431,
			instructions: 'Ask what they use today',
			created_at: '2026-10-21T10:00:00.000713-05:00',
			updated_at: '2026-10-21T10:00:00.000713-05:00',
		});
	});
});

describe('completing a cadence action', () => {
	test('logs the call of a phone step, for its person', async () => {
		const done = await record('cadenceAction.complete', {
			...due(80_001),
			disposition: byId('Connected'),
			notes: 'Wants a demo',
			additionalFields: { duration: 90 },
		});
		expect(done).toEqual({
			id: 80_001,
			type: 'phone',
			completed: true,
			person_id: firstPerson,
			cadence_id: cadences.outbound,
			step_id: 402,
			call_id: 30_007,
		});
		expect(requests()).toEqual([
			DISPOSITIONS,
			'GET /v2/actions/80001',
			'POST /v2/activities/calls',
		]);
		expect(bodies()).toEqual([
			{
				...{ person_id: firstPerson, action_id: 80_001, duration: 90 },
				...{ disposition: 'Connected', notes: 'Wants a demo' },
			},
		]);
		expect(await record('call.get', { callId: byId(30_007) })).toMatchObject({
			...{ action_id: 80_001, disposition: 'Connected', duration: 90, person_id: firstPerson },
		});
	});

	test('marks the step of an integration as done', async () => {
		expect(await record('cadenceAction.complete', due(80_003))).toMatchObject({
			...{ id: 80_003, type: 'integration', completed: true, step_id: 413, call_id: null },
		});
		expect(requests()).toEqual(['GET /v2/actions/80003', 'POST /v2/activities']);
		expect(bodies()).toEqual([{ action_id: 80_003 }]);
	});

	test.each([
		['email', 80_004],
		['other', 80_005],
	])(
		'is refused for the type %s, before anything is sent that changes something',
		async (type, id) => {
			const { error } = await run('cadenceAction.complete', due(id));
			expect(error).toMatchObject({
				message: `Salesloft's API can complete phone steps and those of integrations, and this one has the type ${type} [item 0]`,
				description: 'Complete it in Salesloft itself.',
			});
			expect(requests()).toEqual([`GET /v2/actions/${id}`]);
		},
	);

	test('takes no call for the step of an integration', async () => {
		const call = { ...due(80_003), disposition: byId('Connected') };
		const { error } = await run('cadenceAction.complete', call);
		expect(error).toMatchObject({
			message: 'This is the step of an integration, which no call belongs to [item 0]',
			description: 'Leave out what says how the call went.',
		});
		expect(requests()).toEqual([DISPOSITIONS, 'GET /v2/actions/80003']);
	});

	test('says of one that is gone why that may be', async () => {
		ask('POST', 'activities/calls', { person_id: firstPerson, action_id: 80_001 });
		const { error } = await run('cadenceAction.complete', due(80_001));
		expect(error).toMatchObject({
			message: 'There is no cadence action 80001 to complete [item 0]',
			description:
				'It may be done already, its person may have left the cadence, or the user of the API key does not see it.',
		});
	});

	test('completes one that two items name once', async () => {
		const { items } = await run('cadenceAction.complete', due(80_001), {
			items: [{ json: {} }, { json: {} }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.completed ?? json.error)).toEqual([
			true,
			'There is no cadence action 80001 to complete [item 1]',
		]);
		expect(requests().filter((one) => one.startsWith('POST'))).toHaveLength(1);
	});

	test('completes the one that was chosen also where Salesloft gives it without its ID', async () => {
		const data = { type: 'phone', person: { id: firstPerson } };
		open({
			instead: ({ method, url }) =>
				method === 'GET' && url.pathname === '/v2/actions/80001' ? json(200, { data }) : undefined,
		});
		expect(await record('cadenceAction.complete', due(80_001))).toMatchObject({
			...{ id: 80_001, completed: true, call_id: 30_007 },
		});
		expect(bodies()).toEqual([{ person_id: firstPerson, action_id: 80_001 }]);
	});

	test('sends nothing in a dry run, and says what it would send', async () => {
		const parameters = { ...due(80_001), options: { dryRun: true } };
		expect(await record('cadenceAction.complete', parameters)).toEqual({
			dryRun: true,
			request: {
				method: 'POST',
				url: 'https://api.salesloft.com/v2/activities/calls',
				body: { person_id: firstPerson, action_id: 80_001 },
			},
		});
	});
});

test('a call that is logged names the phone step that it completes', async () => {
	const call = { personId: byId(firstPerson), additionalFields: { actionId: byId(80_001) } };
	expect(await record('call.log', call)).toMatchObject({ action_id: 80_001 });
	expect(bodies()).toEqual([{ person_id: firstPerson, action_id: 80_001 }]);
});

describe('marking a cadence action as ongoing', () => {
	test('says that it waits for nobody, and gives it as it is then', async () => {
		expect(await record('cadenceAction.markOngoing', due(80_003))).toMatchObject({
			id: 80_003,
			type: 'integration',
			status: 'pending_activity',
		});
		expect(requests()).toEqual(['POST /v2/ongoing_actions']);
		expect(bodies()).toEqual([{ action_id: 80_003 }]);
	});

	test('is refused for one that is ongoing already, and it can still be completed', async () => {
		await record('cadenceAction.markOngoing', due(80_003));
		expect(await refusal('cadenceAction.markOngoing', due(80_003))).toBe(
			'Salesloft did not accept the request: action_id: is ongoing already [item 0]',
		);
		expect(await record('cadenceAction.complete', due(80_003))).toMatchObject({
			id: 80_003,
			completed: true,
		});
	});
});
