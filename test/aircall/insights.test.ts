/** What Aircall's artificial intelligence says of calls. */
import type { SandboxRequest } from '../../sandbox/http';
import { json } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { byId, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, record, records, requests } = openAccount(aircall);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const { calls, users } = account;
const RECORDED = `GET /v1/calls/${calls.recorded}`;
const recorded = { callId: byId(calls.recorded) };
const missed = { callId: byId(calls.missed) };
/** Answers with 404 so many times before what is there comes. */
function late(times: number, what = 'summary'): void {
	let left = times;
	open({
		instead: ({ url }: SandboxRequest) =>
			url.pathname.endsWith(what) && left-- > 0
				? json(404, { error: 'Not Found', troubleshoot: 'Not generated for this call' })
				: undefined,
	});
}

/** A transcription of these utterances, in place of the emulator's own. */
function said(utterances: object[]): void {
	open({
		instead: ({ url }) =>
			url.pathname.endsWith('/transcription')
				? json(200, {
						transcription: { call_id: calls.recorded, content: { language: 'en', utterances } },
					})
				: undefined,
	});
}

const TEXT = [
	'[00:00] Agent: Northwind Outfitters, good morning.',
	'[00:03] Customer: Hello, I am calling about my quote.',
	'[00:07] Agent: I will send it again today.',
];

describe('Get Transcription', () => {
	const get = async (options = {}, format = 'text') =>
		await record('callInsight.getTranscription', { ...recorded, format, options });

	test('gives one text with the speakers and times', async () => {
		expect(await get()).toEqual({
			call_id: calls.recorded,
			language: 'en',
			text: TEXT.join('\n'),
			characters: TEXT.join('\n').length,
			next_character: null,
		});
	});

	test.each([['={{ null }}'], ['={{ "" }}']])(
		'gives text where %s says no format',
		async (format) => {
			expect((await get({}, format)).text).toBe(TEXT.join('\n'));
		},
	);

	test('gives each utterance by itself as data', async () => {
		const { content, ...rest } = await get({ fromSecond: 3 }, 'data');
		expect(rest).toEqual({
			id: calls.recorded,
			call_id: calls.recorded,
			call_created_at: expect.stringMatching(/^2026-10-23T/) as unknown,
			type: 'call',
		});
		expect(content).toEqual({
			language: 'en',
			utterances: [
				{
					...{ start_time: 3.2, end_time: 6.8, text: 'Hello, I am calling about my quote.' },
					...{ participant_type: 'external', phone_number: '+33639980000' },
				},
				{
					...{ start_time: 7.1, end_time: 9.6, text: 'I will send it again today.' },
					...{ participant_type: 'internal', user_id: users.available },
				},
			],
		});
	});

	test.each([
		[{ fromSecond: 3 }, [1, 2]],
		[{ toSecond: 7 }, [0, 1]],
		[{ fromSecond: 5, toSecond: 6 }, [1]],
		[{ fromSecond: 10 }, []],
	])('with %j gives what was said then', async (options, lines) => {
		const { text } = await get(options);
		expect(text).toBe(lines.map((n) => TEXT[n]).join('\n'));
	});

	test('from the first second leaves out nothing, not even what has no times', async () => {
		said([{ text: 'Hi' }, { start_time: 0, end_time: 0, text: 'Hello' }]);
		expect((await get({ fromSecond: 0 })).text).toBe('[00:00] Speaker: Hi\n[00:00] Speaker: Hello');
	});

	test('up to the second 0 is no part of a call', async () => {
		const { error } = await run('callInsight.getTranscription', {
			...recorded,
			options: { toSecond: 0 },
		});
		expect(error?.message).toBe("'To Second' must be at least 1, not 0 [item 0]");
		expect(requests()).toEqual([]);
	});

	test('in parts gives all of the text, an emoji never cut in two', async () => {
		said([{ start_time: 1, end_time: 2, text: 'Fine 👍 so', participant_type: 'external' }]);
		const whole = '[00:01] Customer: Fine 👍 so';
		const first = await get({ maxCharacters: 24 });
		expect(first).toMatchObject({ text: '[00:01] Customer: Fine 👍', next_character: 24 });
		const rest = await get({ fromCharacter: 24, maxCharacters: 24 });
		expect(rest).toMatchObject({ text: ' so', characters: 27, next_character: null });
		expect(`${String(first.text)}${String(rest.text)}`).toBe(whole);
	});

	test('tells several speakers of one side apart, and long calls by the hour', async () => {
		const agent = (user_id: number, start_time: number) => ({
			...{ start_time, end_time: start_time + 1, text: 'Hi' },
			...{ participant_type: 'internal', user_id },
		});
		// What is odd costs no more than itself.
		const odd = { start_time: 'soon', text: {}, participant_type: 'constructor' };
		const robot = { start_time: 3725, text: 'Bye ', participant_type: 'ai_voice_agent' };
		said([agent(1, 0), agent(2, 65.9), robot, { text: null }, odd]);
		expect((await get()).text).toBe(
			'[00:00] Agent 1: Hi\n[01:05] Agent 2: Hi\n[1:02:05] AI Voice Agent: Bye\n[00:00] Speaker: \n[00:00] Constructor: ',
		);
	});

	test('writes the names of the users and of the contact where that is wanted', async () => {
		const { text } = await get({ nameSpeakers: true });
		expect(text).toBe(
			TEXT.join('\n').replace(/Agent/g, 'Amélie Laurent').replace('Customer', 'Alice Martin'),
		);
		expect(requests()).toEqual([
			`${RECORDED}/transcription`,
			`GET /v2/users/${users.available}`,
			`${RECORDED}?fetch_contact=true`,
		]);
	});

	test('gives the name of the contact to nobody but the other side of the call', async () => {
		said([
			{ start_time: 0, text: 'Welcome.', participant_type: 'ai_voice_agent' },
			{ start_time: 1, text: 'Hello.', participant_type: 'internal', phone_number: '+33199000100' },
			{ start_time: 2, text: 'Hi.', participant_type: 'external', phone_number: '+33639980000' },
		]);
		expect((await get({ nameSpeakers: true })).text).toBe(
			'[00:00] AI Voice Agent: Welcome.\n[00:01] Agent: Hello.\n[00:02] Alice Martin: Hi.',
		);
	});

	test('a user who has left the company is an agent', async () => {
		open({
			instead: ({ url }) => (url.pathname.startsWith('/v2/users/') ? json(404, {}) : undefined),
		});
		const { text } = await get({ nameSpeakers: true });
		expect(text).toBe(TEXT.join('\n').replace('Customer', 'Alice Martin'));
	});

	test('of a call that goes on has a mode of its own, since the old address is gone', async () => {
		const live = { callId: byId(calls.live) };
		const { text } = await record('callInsight.getRealtimeTranscription', live);
		expect(String(text).split('\n')).toHaveLength(3);
		expect(requests()).toEqual([`GET /v1/calls/${calls.live}/transcription?mode=realtime`]);
	});

	test('in real time may come without an envelope', async () => {
		const content = { language: 'en', utterances: [{ start_time: 0, text: 'Hi' }] };
		open({ instead: () => json(200, { call_id: 7, call_uuid: 'CA7', content }) });
		expect(await record('callInsight.getRealtimeTranscription', recorded)).toMatchObject({
			call_id: calls.recorded,
			text: '[00:00] Speaker: Hi',
		});
	});
});

describe('Each insight', () => {
	test.each([
		['getSummary', 'content', 'The customer asked for the quote. It is sent again today.'],
		['getTopics', 'content', ['quote', 'delivery date']],
		['getPlaybookResult', 'adherence_score', 75],
		['getPredictedCsat', 'score', 4],
		['getCustomSummary', 'summary_template_results', []],
		['getEvaluations', 'evaluations', {}],
	])('%s comes without its envelope', async (operation, field, value) => {
		expect(await record(`callInsight.${operation}`, recorded)).toMatchObject({ [field]: value });
	});

	test.each([
		[{ evaluations: [{ id: 1 }] }, { evaluations: [{ id: 1 }] }],
		[
			{ call_id: 7, score: 3 },
			{ call_id: 7, score: 3 },
		],
		[{ evaluation: { score: 3 } }, { score: 3 }],
	])('of a shape that nobody has seen, such as %j, comes all the same', async (body, found) => {
		open({ instead: () => json(200, body) });
		expect(await records('callInsight.getEvaluations', recorded)).toEqual([found]);
	});

	test('of which Aircall says nothing is null', async () => {
		open({ instead: () => ({ status: 204, headers: {}, body: '' }) });
		expect(await record('callInsight.getEvaluations', recorded)).toEqual({ evaluations: null });
	});

	test('that the call has not says why it may be missing', async () => {
		const { error } = await run('callInsight.getSummary', missed);
		expect(error).toMatchObject({
			message: 'Aircall could not find this: Not generated for this call [item 0]',
			description:
				"Aircall has not made this for the call, or not yet: it comes minutes after a call that was recorded on a number with transcription, and is gone with the recording. Turn on 'Wait Until Ready', or start the workflow with the event of the Aircall Trigger that says it is ready.",
		});
	});

	test.each([
		['none', 'getSummary', 'AI Assist'],
		['AI Assist', 'getCustomSummary', 'AI Assist Pro'],
	] as const)('with the plan %s, %s says which plan it needs', async (plan, operation, needed) => {
		open({ plan });
		const { error } = await run(`callInsight.${operation}`, recorded);
		expect(error).toMatchObject({
			message: `Aircall does not allow this: This feature needs ${needed} [item 0]`,
			description: `This needs ${needed}, which may not be part of your Aircall plan. If other operations fail in the same way, the credential's API ID or API Token is wrong.`,
		});
	});

	test('of a call that goes on may need another plan than the one of a call that is over', async () => {
		open({ instead: () => json(403, { message: 'Forbidden' }) });
		const { error } = await run('callInsight.getRealtimeTranscription', recorded);
		expect(error?.description).toContain(
			'This needs AI Assist (AI Assist Pro for a call that goes on), which may not be part',
		);
	});

	test('that comes minutes after the call is waited for, as long as Max Wait says', async () => {
		late(3);
		const options = { waitUntilReady: true, maxWait: 300 };
		await record('callInsight.getSummary', { ...recorded, options });
		expect(requests()).toEqual(Array(4).fill(`${RECORDED}/summary`));
		expect(Date.now() - START).toBe(45_000);
	});

	test('that does not come in that time is a refusal', async () => {
		late(Infinity);
		const options = { waitUntilReady: true, maxWait: 20 };
		const { error } = await run('callInsight.getSummary', { ...recorded, options });
		expect(error?.httpCode).toBe('404');
		expect(Date.now() - START).toBe(20_000);
	});
});

describe('Get All Insights', () => {
	const all = 'callInsight.getAllInsights';
	const nothing = Object.fromEntries(
		[
			...['transcription', 'summary', 'topics', 'sentiments', 'action_items', 'custom_summary'],
			...['playbook_result', 'predicted_csat', 'evaluations'],
		].map((name) => [name, null]),
	);

	test('gives what people read of each', async () => {
		expect(await record(all, recorded)).toEqual({
			call_id: calls.recorded,
			transcription: TEXT.join('\n'),
			summary: 'The customer asked for the quote. It is sent again today.',
			topics: ['quote', 'delivery date'],
			sentiments: [
				{ user_id: users.available, value: 'POSITIVE', type: 'internal' },
				{ phone_number: '+33639980000', value: 'NEUTRAL', type: 'external' },
			],
			action_items: ['Send the quote again'],
			custom_summary: [],
			playbook_result: {
				adherence_score: 75,
				playbook_result_topics: [{ name: 'Budget', result: null }],
			},
			predicted_csat: {
				...{ call_id: calls.recorded, call_uuid: null, score: 4 },
				drivers: [{ label: 'Quick answer', polarity: 'POSITIVE' }],
			},
			evaluations: {},
		});
	});

	test('asks only for those that are chosen', async () => {
		const insights = ['summary', 'topics'];
		const found = await record(all, { ...recorded, insights, simplify: false });
		expect(found).toMatchObject({
			summary: { id: calls.recorded },
			topics: { content: ['quote', 'delivery date'] },
		});
		expect(Object.keys(found)).toEqual(['call_id', 'summary', 'topics']);
		expect(requests()).toEqual([`${RECORDED}/summary`, `${RECORDED}/topics`]);
	});

	test('has null for what was not made', async () => {
		late(Infinity, 'topics');
		const insights = ['summary', 'topics'];
		expect(await record(all, { ...recorded, insights })).toMatchObject({
			summary: expect.any(String) as unknown,
			topics: null,
		});
	});

	test('of a call without any is null throughout', async () => {
		expect(await record(all, missed)).toEqual({ call_id: calls.missed, ...nothing });
	});

	test('names a call by the whole of its ID, which can be longer than numbers are exact', async () => {
		open({ instead: () => json(200, { summary: { content: 'Hello' } }) });
		const callId = byId('9223372036854775807');
		const insights = ['summary'];
		expect(await record(all, { callId, insights })).toEqual({
			call_id: '9223372036854775807',
			summary: 'Hello',
		});
	});

	test('of a call that is not there is refused, though its insights are missing in the same way', async () => {
		const { error } = await run(all, { callId: byId(7) });
		expect(error?.message).toBe('Aircall could not find this: Call not found [item 0]');
	});

	test('tells once what the plan has not, however many calls there are', async () => {
		open({ plan: 'AI Assist' });
		const items = [{ json: {} }, { json: {} }];
		const result = await run(all, recorded, { items });
		expect(result.items.map(({ json: found }) => found.custom_summary)).toEqual([null, null]);
		expect(result.hints.map(({ message }) => message)).toEqual([
			'Aircall refuses Custom Summary, Playbook Result, Evaluations, which are null in the output: AI Assist Pro may not be part of your Aircall plan.',
		]);
	});

	test('fails where all of them are refused: then it may be the credential', async () => {
		open({ secret: 'wrong' });
		const { error } = await run(all, recorded);
		expect(error?.message).toBe('Aircall does not allow this: Forbidden [item 0]');
	});

	test('waits for what is not there yet, and has null where it does not come', async () => {
		late(Infinity, 'topics');
		const options = { waitUntilReady: true, maxWait: 30 };
		expect(await record(all, { ...recorded, options })).toMatchObject({ topics: null });
		expect(Date.now() - START).toBe(30_000);
	});
});
