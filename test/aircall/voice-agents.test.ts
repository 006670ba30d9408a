/** Calls that AI Voice Agents make: once for each key. */
import { aiVoiceAgentResource } from '../../nodes/Aircall/resources/ai-voice-agent';
import { json } from '../../sandbox/http';
import { useFakeClock } from '../engine/clock';
import { openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, record, records, refusal, sent, bodies, emulated } = openAccount(aircall);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const start = 'aiVoiceAgent.startCall';
const asked = { agentId: account.voiceAgent, to: '+33 6 39 98 00 05' };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const keys = () => bodies().map((body) => (body as { idempotency_key: string }).idempotency_key);

test('a call has a key of its own, which the output shows', async () => {
	const items = [{ json: {} }, { json: {} }];
	const found = await records(start, asked, { items });
	expect(found.map((one) => one.idempotency_key)).toEqual(keys());
	expect(new Set(keys()).size).toBe(2);
	for (const key of keys()) expect(key).toMatch(UUID);
	expect(found[0]).toMatchObject({ status: 'PENDING', virtual_agent_id: account.voiceAgent });
});

test('the agent is told what a person gives it, and when the call is too late', async () => {
	await run(start, {
		...asked,
		context: { items: [{ name: 'first_name', value: 'Ada' }] },
		additionalFields: { expiresAfter: 1, expirationSeconds: 600, idempotencyKey: 'order-1042' },
	});
	expect(sent()).toEqual([
		{
			route: `POST /v1/outbound-calls/agents/${account.voiceAgent}`,
			body: {
				contact_phone: '+33639980005',
				context: { first_name: 'Ada' },
				expiration_seconds: 600,
				idempotency_key: 'order-1042',
			},
		},
	]);
});

test.each([59, 86_401])(
	'%i seconds are no time in which it can be made',
	async (expirationSeconds) => {
		expect(await refusal(start, { ...asked, additionalFields: { expirationSeconds } })).toMatch(
			/'Expires After' (must be at least 60|can be 86400 seconds at most)/,
		);
		expect(sent()).toEqual([]);
	},
);

test('an answer that was lost is asked for again with the same key, and makes no second call', async () => {
	const company = emulated();
	let answers = 0;
	open({
		instead: (request) => {
			const answer = company.handle(request);
			answers += 1;
			return answers === 1 ? json(502, {}) : answer;
		},
	});
	const { items, hints } = await run(start, asked);
	expect(new Set(keys()).size).toBe(1);
	expect(keys()).toHaveLength(2);
	expect(items.map(({ json: found }) => found)).toEqual([
		{ id: null, idempotency_key: keys()[0], status: null, virtual_agent_id: account.voiceAgent },
	]);
	expect(hints.map(({ message }) => message)).toEqual([
		'Aircall had taken a call already when it was asked again. Its status is not known.',
	]);
});

test('a failure of which nobody knows whether a call comes of it tells the key', async () => {
	open({ instead: () => json(502, {}) });
	const { error } = await run(start, asked);
	expect(error?.message).toBe('Aircall could not process the request (status 502) [item 0]');
	expect(error?.description).toBe(
		`The request may have been processed all the same. Look there before you run this again. To ask again without a second call, set 'Idempotency Key' to ${keys()[0]}.`,
	);
	expect(new Set(keys()).size).toBe(1);
});

test('a key that a person has used before is refused, and says what to do', async () => {
	const additionalFields = { idempotencyKey: 'order-1042' };
	await run(start, { ...asked, additionalFields });
	const { error } = await run(start, { ...asked, additionalFields });
	expect(error).toMatchObject({
		message: 'Aircall reports a conflict: idempotency_key was used already [item 0]',
		description:
			"A call with this 'Idempotency Key' was asked for before, and Aircall makes no second one. For another call, give another key.",
	});
});

test('nothing is called in a dry run', async () => {
	const found = await record(start, { ...asked, options: { dryRun: true } });
	expect(found).toMatchObject({
		dryRun: true,
		request: { body: { contact_phone: '+33639980005' } },
	});
	expect(sent()).toEqual([]);
});

test('trap: agents make 5 calls at a time, and 1 from each number, which the panel says', () => {
	const [{ description }] = aiVoiceAgentResource.operations;
	expect(description).toMatch(
		/ 5 such calls at a time in the company, and 1 from each of its numbers\.$/,
	);
});
