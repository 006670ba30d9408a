/** The Aircall Trigger: its events and filters, and what comes out of a delivery. */
import { events } from '../../nodes/Aircall/events';
import { missedBecause } from '../../nodes/Aircall/filters';
import { openAccount } from '../harness/account';
import * as delivered from './deliveries';
import { ann, answeredCall, ended, missedCall, support, told } from './deliveries';
import { itemsOf, listeningWith, occurredAt, time } from './listening';
import { account, aircall, NOW } from './provider';

const { credentials, requests, forget, ask } = openAccount(aircall);
const { active } = listeningWith(credentials);

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

	test('of a call leave out what they call otherwise than answers do', async () => {
		const more = { call_uuid: 'CA812', participants: [] };
		const items = async (simplify: boolean, id: number) =>
			await itemsOf(await active({ events: ['callEnded'], simplify }), ended({ ...more, id }));
		const [{ record: short }] = await items(true, 1);
		expect(short).toMatchObject({ id: 1 });
		for (const name of Object.keys(more)) expect(short).not.toHaveProperty(name);
		const [{ record: whole }] = await items(false, 2);
		expect(whole).toMatchObject(more);
	});

	test('are told by their name, whatever Aircall calls the resource', async () => {
		const trigger = await active({ events: ['callEnded'] });
		const items = await itemsOf(trigger, told('call.ended', missedCall, 'number'));
		expect(items).toMatchObject([{ event: 'callEnded', record: { number_id: support.id } }]);
	});

	test('of a call that is hung up and of its end are two', async () => {
		const trigger = await active({ events: ['callHungUp', 'callEnded'] });
		const bodies = [told('call.hungup', missedCall), ended()];
		const items = [];
		for (const body of bodies) items.push(...(await itemsOf(trigger, body)));
		expect(items.map(({ event }) => event)).toEqual(['callHungUp', 'callEnded']);
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

	test('know every reason for which Aircall says that a call was missed', () => {
		const { options = [] } = missedBecause.field.property;
		expect(options.map((one) => 'value' in one && one.value).sort()).toEqual([
			...['abandoned_in_classic', 'abandoned_in_ivr', 'agents_did_not_answer'],
			...['no_available_agent', 'out_of_opening_hours', 'short_abandoned'],
		]);
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
