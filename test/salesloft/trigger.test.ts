/** The Salesloft Trigger: what it registers, and what comes out. */
import { events } from '../../nodes/Salesloft/events';
import { readContract } from '../../sandbox/contract';
import { json, type SandboxRequest } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { courierTo } from '../harness/courier';
import type { TriggerWorkflow } from '../harness/trigger';
import { hear, listeningWith, secretOf } from './listening';
import { account, salesloft, STAMP } from './provider';

let instead: (request: SandboxRequest) => ReturnType<typeof json> | undefined;
const { credentials, requests, bodies, record, ask, emulated, forget } = openAccount(salesloft, {
	instead: (request) => instead(request),
});
beforeEach(() => {
	instead = () => undefined;
});

interface Made {
	data: Record<string, unknown> & { id: number };
}

const SUBSCRIPTIONS = '/v2/webhook_subscriptions';
const OUTBOUND = account.cadences.outbound;
const ADA = account.firstPerson;

const { listening } = listeningWith(credentials);

/** Gives what the emulated team has told the trigger since it was last asked. */
function itemsOf(trigger: TriggerWorkflow) {
	const { courier, heard } = courierTo(emulated(), [trigger]);
	return async () => {
		await courier.run();
		return heard.splice(0).flatMap(({ status, items = [] }) => {
			expect(status).toBe(200);
			return items.map(({ json }) => json);
		});
	};
}

test('has one subscription for each event, with a secret of its own, and leaves none behind', async () => {
	const trigger = await listening(['taskCreated', 'emailOpened', 'emailReplied']);
	const secret = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
	const url = { callback_url: trigger.url, callback_token: secret };
	expect(requests()).toEqual([
		`GET ${SUBSCRIPTIONS}`,
		`POST ${SUBSCRIPTIONS}`,
		`POST ${SUBSCRIPTIONS}`,
	]);
	expect(bodies()).toEqual([
		{ ...url, event_type: 'email_updated' },
		{ ...url, event_type: 'task_created' },
	]);
	expect(secretOf(trigger, 'email_updated')).not.toBe(secretOf(trigger, 'task_created'));
	forget();
	await trigger.deactivate();
	expect(requests()).toEqual([`DELETE ${SUBSCRIPTIONS}/60001`, `DELETE ${SUBSCRIPTIONS}/60002`]);
	expect(trigger.remembers).toMatchObject({ hooks: [], leftovers: [] });
});

test('knows every event that a subscription can be of, and hears of all together', async () => {
	const { body = [] } =
		readContract('salesloft').operations.find(({ id }) => id === 'create_webhook_subscriptions') ??
		{};
	const all = body.find(({ name }) => name === 'event_type')?.enum ?? [];
	expect(all).toHaveLength(37);
	expect([...new Set(events.flatMap(({ types }) => types))].sort()).toEqual([...all].sort());
	await listening(events.map(({ value }) => value));
	expect(ask<{ data: unknown[] }>('GET', 'webhook_subscriptions').data).toHaveLength(37);
});

test('takes the answer to a new subscription inside of data, too', async () => {
	instead = ({ method, url, body }) =>
		method === 'POST' && url.pathname === SUBSCRIPTIONS
			? json(200, { data: ask('POST', 'webhook_subscriptions', JSON.parse(body.toString())) })
			: undefined;
	const trigger = await listening(['personCreated']);
	expect(trigger.remembers).toMatchObject({
		hooks: [{ id: '60001', types: ['person_created'] }],
	});
});

test('names the scope that the key may lack', async () => {
	instead = ({ method }) => (method === 'POST' ? json(403, { error: 'Forbidden' }) : undefined);
	await expect(listening(['emailWithBodyAndSubjectUpdated'])).rejects.toMatchObject({
		message: expect.stringMatching(
			/^Salesloft does not allow this: Forbidden\. .*To hear of email_with_body_and_subject_updated, the key most likely needs the scope email_contents:read and a user who may see what the event is about\./,
		) as string,
	});
	await expect(listening(['bulkJobCompleted'])).rejects.toMatchObject({
		message: expect.stringContaining(
			'To hear of bulk_job_completed, the key most likely needs a user who may see',
		) as string,
	});
});

describe('what comes out', () => {
	/** What the node's own Get gives of it. */
	const got = async (resource: string, id: number) =>
		await record(`${resource}.get`, { [`${resource}Id`]: byId(id) });
	const at = STAMP;

	test('of a person that is made, and deleted', async () => {
		const items = itemsOf(await listening(['personCreated', 'personDeleted']));
		const person = { first_name: 'Nia', last_name: 'Novak', email_address: 'nia@example.com' };
		const { id } = ask<Made>('POST', 'people', person).data;
		const simple = await got('person', id);
		expect(simple).toMatchObject({ ...person, owner_id: account.admin.id, created_at: at });
		expect(await items()).toEqual([{ event: 'personCreated', occurredAt: at, record: simple }]);
		// When it was deleted is not told.
		ask('DELETE', `people/${id}`);
		expect(await items()).toEqual([{ event: 'personDeleted', record: simple }]);
	});

	test('of an account, a task, a note, a call and a membership that change', async () => {
		const trigger = await listening([
			...['accountUpdated', 'taskCompleted', 'noteUpdated', 'callCreated'],
			'cadenceMembershipUpdated',
		]);
		const items = itemsOf(trigger);
		const first = (path: string) => ask<{ data: Array<Made['data']> }>('GET', path).data[0];
		const { id: accountId, name, domain } = first('accounts');
		ask('PUT', `accounts/${accountId}`, { name, domain, industry: 'Tea' });
		const task = first('tasks?current_state[]=scheduled');
		ask('PUT', `tasks/${task.id}`, { current_state: 'completed' });
		const note = first('notes');
		ask('PUT', `notes/${note.id}`, { content: 'Hello' });
		const logged = { person_id: ADA, to: '+16175550123', disposition: 'Connected', duration: 60 };
		const call = ask<Made>('POST', 'activities/calls', logged).data;
		const membership = first('cadence_memberships?currently_on_cadence=true');
		ask('DELETE', `cadence_memberships/${membership.id}`);
		const all = [
			['accountUpdated', await got('account', accountId), { industry: 'Tea' }],
			['taskCompleted', await got('task', task.id), { completed_at: at }],
			['noteUpdated', await got('note', note.id), { content: 'Hello' }],
			['callCreated', await got('call', call.id), logged],
			[
				...['cadenceMembershipUpdated', await got('cadenceMembership', membership.id)],
				{ currently_on_cadence: false },
			],
		] as Array<[event: string, record: object, told: object]>;
		for (const [, record, told] of all) expect(record).toMatchObject({ ...told, updated_at: at });
		expect(await items()).toEqual(
			all.map(([event, record]) => ({ event, occurredAt: at, record })),
		);
	});

	test('of a meeting and a user that change', async () => {
		const items = itemsOf(await listening(['meetingUpdated', 'userUpdated']));
		ask('PUT', 'meetings/76001', { no_show: true });
		ask('PUT', `users/${account.standardUser.id}`, { active: false });
		expect(await items()).toEqual([
			{
				...{ event: 'meetingUpdated', occurredAt: at },
				record: expect.objectContaining({ id: 76_001, no_show: true }) as object,
			},
			{
				...{ event: 'userUpdated', occurredAt: at },
				record: expect.objectContaining({ id: account.standardUser.id, active: false }) as object,
			},
		]);
	});

	test.each([
		['success_created', { latest_call: { id: 8 } }, { call_id: 8 }],
		['meeting_booked', { owned_by_user: { id: 8 } }, { user_id: 8 }],
		['meeting_updated', { owned_by_user: { id: 8 } }, { user_id: 8 }],
		['call_data_record_created', { called_person: { id: 8 } }, { person_id: 8 }],
		['call_data_record_updated', { called_person: { id: 8 } }, { person_id: 8 }],
		['conversation_created', { account: { id: 8 } }, { account_id: 8 }],
		['bulk_job_completed', { state: 'done' }, { state: 'done' }],
	])('of %s: the record in short', async (type, sent, simple) => {
		const { value = '' } = events.find(({ types }) => types.includes(type)) ?? {};
		const trigger = await listening([value]);
		const record = { id: 7, ...sent, created_at: STAMP, extra: { held: true } };
		expect(await hear(trigger, type, record)).toEqual([
			{ event: value, occurredAt: STAMP, record: { id: 7, ...simple, created_at: STAMP } },
		]);
	});

	test.each(['conversation_recording_created', 'conversation_transcript_created', 'link_swap'])(
		'of %s: what is sent as it is, since nothing is known of it',
		async (type) => {
			const { value = '' } = events.find(({ types }) => types.includes(type)) ?? {};
			const trigger = await listening([value]);
			const record = { id: 7, extra: { held: true }, created_at: STAMP };
			expect(await hear(trigger, type, record)).toEqual([
				{ event: value, occurredAt: STAMP, record },
			]);
		},
	);

	test('of what has no time of its change: each thing that is said, once', async () => {
		const trigger = await listening(['meetingUpdated']);
		const next = async (title: string) => await hear(trigger, 'meeting_updated', { id: 7, title });
		expect(await next('First')).toHaveLength(1);
		expect(await next('Second')).toHaveLength(1);
		expect(await next('First')).toBe(200);
	});

	test('of what has no ID: each thing that is said, once', async () => {
		const trigger = await listening(['conversationTranscriptCreated']);
		const type = 'conversation_transcript_created';
		expect(await hear(trigger, type, { url: 'a' })).toEqual([
			{ event: 'conversationTranscriptCreated', record: { url: 'a' } },
		]);
		expect(await hear(trigger, type, { url: 'a' })).toBe(200);
		expect(await hear(trigger, type, { url: 'b' })).toHaveLength(1);
	});

	test('without Simplify, raw, and read anew', async () => {
		const task = ask<{ data: Array<Made['data']> }>('GET', 'tasks').data[0];
		const sent = { id: task.id, subject: 'As it was', updated_at: STAMP };
		const whole = await listening(['taskUpdated'], {}, { simplify: false });
		expect(await hear(whole, 'task_updated', { ...sent, score: {} })).toEqual([
			{ event: 'taskUpdated', occurredAt: STAMP, record: { ...sent, score: {} } },
		]);
		const raw = await listening(['taskCreated'], {}, { options: { raw: true } });
		expect(await hear(raw, 'task_created', sent)).toEqual([sent]);
		const fresh = await listening(['taskCompleted'], {}, { options: { fetchRecord: true } });
		const [{ record }] = (await hear(fresh, 'task_completed', sent)) as Array<{ record: object }>;
		expect(record).toMatchObject({ id: task.id, subject: task.subject });
	});
});

describe('what an email says', () => {
	const none = { views: 0, clicks: 0, replies: 0 };
	const email = (minute: number, counts: object, more: object = {}) => ({
		...{ id: 40_001, status: 'scheduled', bounced: false, counts: { ...none, ...counts } },
		...{ updated_at: `2026-03-04T05:0${minute}:00.000000-05:00`, ...more },
	});
	const said = (items: unknown) =>
		(items as Array<{ event: string; changes: unknown }>).map(({ event, changes }) => [
			event,
			changes,
		]);

	test('is told when it is first said, and once', async () => {
		const trigger = await listening(['emailOpened', 'emailClicked', 'emailReplied', 'emailSent']);
		const next = async (...of: Parameters<typeof email>) =>
			await hear(trigger, 'email_updated', email(...of));
		const sent = { status: 'sent_from_gmail' };
		expect(await next(1, {})).toBe(200);
		expect(said(await next(2, {}, sent))).toEqual([
			['emailSent', { status: { to: 'sent_from_gmail' } }],
		]);
		expect(said(await next(3, { views: 1 }, sent))).toEqual([
			['emailOpened', { views: { to: 1 } }],
		]);
		expect(await next(4, { views: 2 }, sent)).toBe(200);
		expect(said(await next(5, { views: 3, clicks: 1, replies: 1 }, sent))).toEqual([
			['emailReplied', { replies: { to: 1 } }],
			['emailClicked', { clicks: { to: 1 } }],
		]);
		expect(await next(6, { views: 3, clicks: 2, replies: 2 }, sent)).toBe(200);
		expect(said(await next(7, { views: 1 }, { ...sent, id: 40_002 }))).toHaveLength(2);
	});

	test('is told of those that bounce or fail, beside every update where that is chosen', async () => {
		const trigger = await listening(['emailBounced', 'emailFailed', 'emailUpdated']);
		const next = async (...of: Parameters<typeof email>) =>
			said(await hear(trigger, 'email_updated', email(...of)));
		expect(await next(1, { views: 1 })).toEqual([['emailUpdated', undefined]]);
		expect(await next(2, {}, { bounced: true })).toEqual([
			['emailUpdated', undefined],
			['emailBounced', { bounced: { to: true } }],
		]);
		expect(await next(3, {}, { bounced: true, status: 'failed' })).toEqual([
			['emailUpdated', undefined],
			['emailFailed', { status: { to: 'failed' } }],
		]);
	});
});

test('tells once for each time on a cadence that a person has left it', async () => {
	const trigger = await listening(['personLeftCadence']);
	const membership = { id: 50_001, person: { id: ADA }, cadence: { id: OUTBOUND } };
	const left = async (added_at: string, updated_at: string, currently_on_cadence = false) =>
		await hear(trigger, 'cadence_membership_updated', {
			...{ ...membership, added_at, updated_at, currently_on_cadence },
			current_state: currently_on_cadence ? 'active' : 'removed',
		});
	expect(await left('2026-03-01', '2026-03-02', true)).toBe(200);
	expect(await left('2026-03-01', '2026-03-03')).toEqual([
		{
			event: 'personLeftCadence',
			changes: { currently_on_cadence: { to: false } },
			record: {
				...{ id: 50_001, person_id: ADA, cadence_id: OUTBOUND, current_state: 'removed' },
				...{ currently_on_cadence: false, added_at: '2026-03-01', updated_at: '2026-03-03' },
			},
		},
	]);
	expect(await left('2026-03-01', '2026-03-04')).toBe(200);
	expect(await left('2026-03-05', '2026-03-06')).toHaveLength(1);
});
