/** The Aircall Trigger: what it registers, what it believes, and what comes out. */
import type { NodeApiError } from 'n8n-workflow';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { events } from '../../nodes/Aircall/events';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { signers } from '../../sandbox/sign';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import * as delivered from './deliveries';
import { ann, answeredCall, ended, missedCall, support, told } from './deliveries';
import { account, aircall, NOW } from './provider';

/** How Aircall answers in place of itself, if it does. */
let answer: (request: SandboxRequest) => SandboxResponse | undefined;
const {
	credentials,
	requests,
	sent,
	forget,
	told: heard,
	ask,
} = openAccount(aircall, {
	instead: (request) => answer(request),
});
beforeEach(() => {
	answer = () => undefined;
});

const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
	new TriggerWorkflow({ node: AircallTrigger, credentials: credentials(), parameters, ...more });

const active = async (parameters: Hearing['parameters']) => {
	const trigger = workflow(parameters);
	await trigger.activate();
	return trigger;
};

/** The token of its webhook. */
function tokenOf({ remembers }: TriggerWorkflow): string {
	const [{ secret }] = (remembers as { hooks: Array<{ secret: string }> }).hooks;
	return secret;
}

/** As Aircall delivers it, with the token of a webhook. */
const withToken = (body: { event?: unknown }, token: string) =>
	signers.aircall(body, token, String(body.event));
const signed = (trigger: TriggerWorkflow, body: { event?: unknown }) =>
	withToken(body, tokenOf(trigger));

/** The items that a delivery starts the workflow with. */
async function itemsOf(trigger: TriggerWorkflow, body: { event?: unknown }) {
	const { status, items = [] } = await trigger.deliver(signed(trigger, body));
	expect(status).toBe(200);
	return items.map((item) => item.json);
}

const time = (seconds: number) => new Date(seconds * 1000).toISOString();
const occurredAt = time(NOW);

describe('its webhook', () => {
	test('is made for the chosen events alone, named after the workflow, and removed', async () => {
		const trigger = workflow({ events: ['callMissed', 'callEnded', 'contactCreated'] });
		await trigger.activate();
		expect(sent()).toEqual([
			{
				route: 'POST /v1/webhooks',
				body: {
					custom_name: expect.stringMatching(/^n8n: ./) as string,
					url: trigger.url,
					events: ['call.ended', 'contact.created'],
				},
			},
			{ route: 'GET /v1/webhooks', query: 'page=1&per_page=50' },
		]);
		expect(tokenOf(trigger)).toMatch(/^[0-9a-f]{32}$/);
		forget();
		await trigger.deactivate();
		expect(requests()).toEqual([expect.stringMatching(/^DELETE \/v1\/webhooks\/[0-9a-f-]{36}$/)]);
		expect(trigger.remembers).toMatchObject({ hooks: [], leftovers: [] });
	});

	test('is changed with all of its events and switched on, since Aircall takes none for all', async () => {
		const trigger = await active({ events: ['callEnded'] });
		forget();
		await trigger.activate({ events: ['callTagged'] });
		expect(sent().filter(({ body }) => body)).toEqual([
			{
				route: expect.stringMatching(/^PUT /) as string,
				body: {
					custom_name: expect.any(String) as string,
					url: trigger.url,
					events: ['call.tagged'],
					active: true,
				},
			},
		]);
		expect(await itemsOf(trigger, told('call.tagged', missedCall))).toHaveLength(1);
	});

	test('takes a token that Aircall has changed', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const old = tokenOf(trigger);
		const [webhook] = ask<{ webhooks: object[] }>('GET', 'webhooks').webhooks;
		answer = ({ method, url }) =>
			method === 'GET' && !url.pathname.endsWith('/webhooks')
				? json(200, { webhook: { ...webhook, token: 'another' } })
				: undefined;
		await trigger.activate();
		expect(tokenOf(trigger)).toBe('another');
		expect(await trigger.deliver(withToken(ended(), old))).toEqual({ status: 401 });
	});

	test('that makes more than 100 is refused with what that means', async () => {
		for (let i = 0; i < 100; i += 1) ask('POST', 'webhooks', { url: `https://x.example/${i}` });
		const failure: unknown = await workflow({ events: ['callEnded'] })
			.activate()
			.catch((error: Error) => error);
		const { message, description } = failure as NodeApiError;
		expect(message).toContain('Maximum of 100 webhooks reached');
		expect(description).toBe(
			'A company has 100 webhooks at most, those of other tools and of tests included. If there are that many, remove some in the Aircall Dashboard.',
		);
		expect(ask<{ meta: { total: number } }>('GET', 'webhooks').meta.total).toBe(100);
	});
});

describe('events', () => {
	test('are those of the reference that a key can hear of, each once', () => {
		const types = new Set(events.flatMap((event) => event.types));
		const refused = [...types].filter((type) => {
			try {
				ask('POST', 'webhooks', { url: 'https://x.example/', events: [type] });
				return false;
			} catch {
				return true;
			}
		});
		expect(refused).toEqual([]);
		// All 67, without version 1 of the user events and `integration.deleted`.
		expect(types.size).toBe(58);
		expect([...types].filter((type) => /^user\.(?!.*\.v2$)|^integration|^team/.test(type))).toEqual(
			[],
		);
		expect(new Set(events.map(({ value }) => value)).size).toBe(events.length);
		expect(new Set(events.map(({ name }) => name)).size).toBe(events.length);
	});

	test.each(events.map(({ value, types }) => [value, types[0]]))(
		'%s comes out for %s',
		async (value, type) => {
			const trigger = await active({ events: [value] });
			const isAnswered = value === 'callAnsweredAndEnded';
			const data = isAnswered ? answeredCall : missedCall;
			const items = await itemsOf(trigger, told(type, data));
			expect(items).toEqual([{ event: value, occurredAt, record: expect.any(Object) as object }]);
		},
	);

	test.each([
		[
			'a call',
			ended(),
			'callEnded',
			{
				...{ id: 812, direction: 'inbound', status: 'done', duration: 30 },
				...{ missed_call_reason: 'no_available_agent', raw_digits: '+1 800-555-0199' },
				...{ started_at: time(NOW - 60), answered_at: null, ended_at: time(NOW - 30) },
				...{ number_id: support.id, number_name: 'Support' },
				...{ voicemail: null, recording: null, archived: false, hangup_cause: null },
				...{ tags: [], teams: [], comments: [], transferred_by: null, transferred_to: null },
			},
		],
		[
			'a contact',
			told('contact.created', delivered.contact),
			'contactCreated',
			{
				...{ id: 701, first_name: 'Ada', last_name: 'Byron', company_name: '', information: '' },
				phone_numbers: [{ id: 1, label: 'Work', value: '+442079460958' }],
				...{ emails: [], created_at: '2026-11-20T09:00:00Z', updated_at: '2026-11-20T09:00:00Z' },
			},
		],
		[
			'a number',
			told('number.closed', support),
			'numberClosed',
			{
				...{ id: 201, name: 'Support', digits: '+1 212-555-0100', country: 'US' },
				...{ time_zone: 'America/New_York', availability_status: 'open' },
				live_recording_activated: true,
			},
		],
		[
			'a user',
			told('user.opened.v2', ann),
			'userAvailable',
			{
				...{ id: 301, name: 'Ann Archer', email: 'ann@example.com', language: 'en-US' },
				...{ availability_status: 'available', wrap_up_time: 0 },
			},
		],
		[
			'a message',
			told('message.received', delivered.message),
			'messageReceived',
			delivered.message,
		],
		[
			'a group message',
			told('group_message.received', delivered.groupMessage, 'message'),
			'groupMessageReceived',
			delivered.groupMessage,
		],
		[
			'a transcription',
			told('transcription.created', delivered.insight, 'conversation_intelligence'),
			'transcriptionReady',
			delivered.insight,
		],
		[
			'what is being said',
			told(
				'realtime_transcription.utterances_received',
				delivered.utterances,
				'conversation_intelligence',
			),
			'liveTranscription',
			delivered.utterances,
		],
		[
			'an AI voice agent',
			told('ai_voice_agent.ended', delivered.voiceAgent),
			'aiAgentEnded',
			delivered.voiceAgent,
		],
		[
			'an analytics report, of which nothing is known',
			told('analytics.report_created', { anything: [1] }),
			'reportCreated',
			{ anything: [1] },
		],
	])('of %s have it as Get gives it', async (_, body, event, record) => {
		const trigger = await active({ events: [event] });
		expect(await itemsOf(trigger, body)).toEqual([{ event, occurredAt, record }]);
	});

	test('without Simplify have all of the record', async () => {
		const trigger = await active({ events: ['callEnded'], simplify: false });
		expect(await itemsOf(trigger, ended())).toEqual([
			{ event: 'callEnded', occurredAt, record: missedCall },
		]);
	});

	test('under Raw are as Aircall sent them, without the token', async () => {
		const trigger = await active({ events: ['callEnded'], options: { raw: true } });
		expect(await itemsOf(trigger, ended())).toEqual([ended()]);
	});

	test('with Fetch Record have the record of now, with its contact', async () => {
		const trigger = await active({ events: ['callTagged'], options: { fetchRecord: true } });
		forget();
		const id = account.calls.recorded;
		const [{ record }] = await itemsOf(trigger, told('call.tagged', { ...missedCall, id }));
		expect(requests()).toEqual([`GET /v1/calls/${id}?fetch_contact=true`]);
		expect(record).toMatchObject({ id, contact: { id: account.firstContact } });
	});

	test('are the special one of those that are chosen', async () => {
		const trigger = await active({ events: ['callEnded', 'callMissed', 'callAnsweredAndEnded'] });
		const outbound = { ...missedCall, direction: 'outbound', missed_call_reason: null, id: 3 };
		const bodies = [ended(), ended({ ...answeredCall, id: 2 }), ended(outbound)];
		const items = [];
		for (const body of bodies) items.push(...(await itemsOf(trigger, body)));
		expect(items.map(({ event }) => event)).toEqual([
			'callMissed',
			'callAnsweredAndEnded',
			'callEnded',
		]);
	});
});

describe('filters', () => {
	const team = { id: account.teams.support, name: 'Support' };
	const tagOf = (id: number, at: number) => ({ id, name: 'x', tagged_at: at, tagged_by: {} });
	const { lead, quote } = account.tags;
	const onRecording = { number: { ...support, id: account.numbers.recording } };
	const byAmelie = { user: { ...ann, id: account.users.available } };

	test.each<[string, string, object, object, object]>([
		['direction', 'callCreated', { direction: 'outbound' }, { direction: 'outbound' }, {}],
		['a number by its name', 'callEnded', { numberIds: ['Paris Sales'] }, onRecording, {}],
		['a user by email', 'callEnded', { userIds: [account.availableUserEmail] }, byAmelie, {}],
		['a team', 'callEnded', { teamIds: ['Support'] }, { teams: [team] }, { teams: [] }],
		['a tag', 'callEnded', { tagIds: ['Lead'] }, { tags: [tagOf(lead, NOW)] }, {}],
		[
			'the tag that was added last',
			'callTagged',
			{ tagIds: ['Lead'] },
			{ tags: [tagOf(quote, NOW - 9), tagOf(lead, NOW)] },
			{ tags: [tagOf(quote, NOW), tagOf(lead, NOW - 9)] },
		],
		['an outcome', 'callEnded', { outcome: ['answered'] }, answeredCall, {}],
		[
			'a voicemail',
			'callEnded',
			{ outcome: ['voicemail'] },
			{ voicemail: 'https://x.example' },
			{},
		],
		[
			'one of two outcomes',
			'callEnded',
			{ outcome: ['unanswered', 'missed'] },
			{},
			{ ...answeredCall, id: 2 },
		],
		[
			'a reason',
			'callMissed',
			{ missedCallReason: ['out_of_opening_hours'] },
			{ missed_call_reason: 'out_of_opening_hours' },
			{},
		],
	])('let pass what fits %s, and nothing else', async (_, event, filters, passes, fails) => {
		const [{ types }] = events.filter(({ value }) => value === event);
		const trigger = await active({ events: [event], filters: { ...filters } });
		const one = told(types[0], { ...missedCall, ...passes, id: 1 });
		const other = told(types[0], { ...missedCall, ...fails, id: 2 });
		expect(await itemsOf(trigger, one)).toHaveLength(1);
		expect(await itemsOf(trigger, other)).toEqual([]);
	});

	test('look at the number of messages, insights and numbers themselves', async () => {
		const names = ['messageReceived', 'transcriptionReady', 'liveTranscription', 'numberClosed'];
		const filters = { numberIds: [account.numbers.recording, 201] };
		const trigger = await active({ events: names, filters });
		const bodies = (id: number) => [
			told('message.received', { ...delivered.message, id: `m${id}`, number: { ...support, id } }),
			told('transcription.created', { ...delivered.insight, number_id: id }),
			told('realtime_transcription.utterances_received', {
				...delivered.utterances,
				call: { ...delivered.utterances.call, number_id: id },
			}),
			told('number.closed', { ...support, id }),
		];
		for (const body of bodies(201)) expect(await itemsOf(trigger, body)).toHaveLength(1);
		for (const body of bodies(202)) expect(await itemsOf(trigger, body)).toEqual([]);
	});
});

describe('a delivery', () => {
	const good = (body: { event?: unknown }) => (own: string) => withToken(body, own).body;

	test.each<[string, (own: string) => string, number]>([
		['another token', () => good(ended())('f'.repeat(32)), 401],
		['another token that is as long', (own) => good(ended())([...own].reverse().join('')), 401],
		['no token', () => JSON.stringify(ended()), 401],
		['a token that is not a text', () => JSON.stringify({ ...ended(), token: 1 }), 401],
		['an empty body', () => '', 401],
		['a list', () => '[]', 401],
		['a body that was cut', (own) => good(ended())(own).slice(0, -1), 401],
		['no event', good({}), 200],
		['an event that is not a text', good({ event: {} }), 200],
		['an event that nobody chose', good(told('call.created', missedCall)), 200],
		['an event that is not known yet', good(told('call.dreamt', missedCall)), 200],
	])('with %s starts nothing', async (_, make, status) => {
		const trigger = await active({ events: ['callEnded'] });
		expect(await trigger.deliver({ body: make(tokenOf(trigger)) })).toEqual({ status });
	});

	test('is believed by nobody who has no webhook', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const delivery = signed(trigger, ended());
		await trigger.deactivate();
		expect(await trigger.deliver(delivery)).toEqual({ status: 401 });
	});

	test('of a record that is odd costs no more than itself', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const odd = { ...told('call.ended', []), timestamp: 'now' };
		expect(await itemsOf(trigger, odd)).toMatchObject([{ event: 'callEnded' }]);
		expect(await itemsOf(trigger, { event: 'call.ended' })).toMatchObject([{ event: 'callEnded' }]);
	});
});

describe('what comes twice', () => {
	test.each<[string, string, object, object, number]>([
		[
			'the end of a call, told again a second later',
			'callEnded',
			ended(),
			{ timestamp: NOW + 1 },
			1,
		],
		['the ends of two calls', 'callEnded', ended(), { data: { ...missedCall, id: 813 } }, 2],
		[
			'a user who becomes unavailable, with another substatus',
			'userUnavailable',
			told('user.closed.v2', { ...ann, substatus: 'out_for_lunch' }),
			{ data: { ...ann, substatus: 'always_closed' } },
			1,
		],
		[
			'a user who becomes unavailable later on',
			'userUnavailable',
			told('user.closed.v2', ann),
			{ timestamp: NOW + 60 },
			2,
		],
		[
			'a call that is tagged twice within a second',
			'callTagged',
			told('call.tagged', missedCall),
			{ data: { ...missedCall, tags: [{ id: 1, name: 'Hot', tagged_at: NOW, tagged_by: {} }] } },
			2,
		],
		['the same tag', 'callTagged', told('call.tagged', missedCall), {}, 1],
		[
			'two statuses of a message',
			'messageStatusChanged',
			told('message.status_updated', delivered.message),
			{ data: { ...delivered.message, status: 'delivered' } },
			2,
		],
	])('%s: so many executions', async (_, event, first, changed, count) => {
		const trigger = await active({ events: [event] });
		const items = [
			...(await itemsOf(trigger, first)),
			...(await itemsOf(trigger, { ...first, ...changed })),
		];
		expect(items).toHaveLength(count);
	});
});

test('a change in the account starts the workflow', async () => {
	const trigger = await active({ events: ['callTagged', 'contactUpdated', 'messageSent'] });
	ask('POST', `calls/${account.calls.missed}/tags`, { tags: [account.tags.lead] });
	ask('POST', `contacts/${account.firstContact}`, { first_name: 'Ada' });
	const message = { to: '+33639980001', body: 'Hello' };
	ask('POST', `numbers/${account.numbers.recording}/messages/native/send`, message);
	ask('PUT', `calls/${account.calls.missed}/archive`, {});
	const items = [];
	for (const { url, ...delivery } of heard()) {
		expect(url).toBe(trigger.url);
		items.push(...((await trigger.deliver(delivery)).items ?? []));
	}
	expect(items.map((item) => item.json)).toMatchObject([
		{ event: 'callTagged', occurredAt, record: { id: account.calls.missed, tags: ['Lead'] } },
		{ event: 'contactUpdated', occurredAt, record: { first_name: 'Ada' } },
		{ event: 'messageSent', occurredAt, record: { body: 'Hello', direction: 'outbound' } },
	]);
});
