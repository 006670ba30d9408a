/** The Salesloft Trigger: what it registers, what it believes, and what comes out. */
import { createHmac } from 'node:crypto';
import { events } from '../../nodes/Salesloft/events';
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import { readContract } from '../../sandbox/contract';
import { json, type Delivery, type SandboxRequest } from '../../sandbox/http';
import { signers } from '../../sandbox/sign';
import { byId, openAccount } from '../harness/account';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import { account, salesloft, STAMP } from './provider';

let instead: (request: SandboxRequest) => ReturnType<typeof json> | undefined;
const { credentials, requests, bodies, record, ask, emulated, forget } = openAccount(salesloft, {
	instead: (request) => instead(request),
});
/** What the team has told by itself. */
let told: Delivery[];
beforeEach(() => {
	instead = () => undefined;
	told = [];
	emulated().sends?.((delivery) => void told.push(delivery));
});

interface Held {
	hooks: Array<{ id: string; secret: string; types: string[] }>;
}
interface Made {
	data: Record<string, unknown> & { id: number };
}

const SUBSCRIPTIONS = '/v2/webhook_subscriptions';
const OUTBOUND = account.cadences.outbound;
const ADA = account.firstPerson;

const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
	new TriggerWorkflow({ node: SalesloftTrigger, credentials: credentials(), parameters, ...more });

async function listening(chosen: string[], filters = {}, rest: Hearing['parameters'] = {}) {
	const trigger = workflow({ events: chosen, filters, ...rest });
	await trigger.activate();
	return trigger;
}

function secretOf({ remembers }: TriggerWorkflow, type: string): string {
	const { hooks } = remembers as unknown as Held;
	return hooks.find(({ types }) => types.includes(type))?.secret ?? '';
}

/** Any text, signed as Salesloft does. */
function signed(body: string, secret: string) {
	const signature = createHmac('sha1', secret).update(body).digest('hex');
	return {
		body,
		headers: { 'x-salesloft-event': 'person_created', 'x-salesloft-signature': signature },
	};
}

/** What a record of Salesloft's gives, signed as Salesloft does. */
async function hear(trigger: TriggerWorkflow, type: string, record: object) {
	const heard = await trigger.deliver(signers.salesloft(record, secretOf(trigger, type), type));
	return heard.items?.map(({ json }) => json) ?? heard.status;
}

/** What the emulated team has told, and what becomes of it. */
async function hearAll(trigger: TriggerWorkflow) {
	const items = [];
	for (const delivery of told.splice(0)) {
		const heard = await trigger.deliver(delivery);
		expect(heard.status).toBe(200);
		items.push(...(heard.items ?? []).map(({ json }) => json));
	}
	return items;
}

test('has one subscription for each event, with a secret of its own, and leaves none behind', async () => {
	const trigger = await listening(['taskCreated', 'emailOpened', 'emailReplied']);
	const secret = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
	const url = { callback_url: trigger.url, callback_token: secret };
	expect(requests()).toEqual([
		`POST ${SUBSCRIPTIONS}`,
		`POST ${SUBSCRIPTIONS}`,
		`GET ${SUBSCRIPTIONS}`,
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
		message: 'Salesloft does not allow this: Forbidden',
		description: expect.stringContaining(
			'To hear of email_with_body_and_subject_updated, the key most likely needs the scope email_contents:read and a user who may see what the event is about.',
		) as string,
	});
	await expect(listening(['bulkJobCompleted'])).rejects.toMatchObject({
		description: expect.stringContaining(
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
		const trigger = await listening(['personCreated', 'personDeleted']);
		const person = { first_name: 'Nia', last_name: 'Novak', email_address: 'nia@example.com' };
		const { id } = ask<Made>('POST', 'people', person).data;
		const simple = await got('person', id);
		expect(simple).toMatchObject({ ...person, owner_id: account.admin.id, created_at: at });
		expect(await hearAll(trigger)).toEqual([
			{ event: 'personCreated', occurredAt: at, record: simple },
		]);
		// When it was deleted is not told.
		ask('DELETE', `people/${id}`);
		expect(await hearAll(trigger)).toEqual([{ event: 'personDeleted', record: simple }]);
	});

	test('of an account, a task, a note, a call and a membership that change', async () => {
		const trigger = await listening([
			...['accountUpdated', 'taskCompleted', 'noteUpdated', 'callCreated'],
			'cadenceMembershipUpdated',
		]);
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
		expect(await hearAll(trigger)).toEqual(
			all.map(([event, record]) => ({ event, occurredAt: at, record })),
		);
	});

	test.each([
		'success_created',
		'meeting_booked',
		'call_data_record_updated',
		'bulk_job_completed',
	])('of a record that the node does not know: %s, as it was sent', async (type) => {
		const { value = '' } = events.find(({ types }) => types.includes(type)) ?? {};
		const trigger = await listening([value]);
		const record = { id: 7, person: { id: 8 }, created_at: STAMP, updated_at: null };
		expect(await hear(trigger, type, record)).toEqual([
			{ event: value, occurredAt: STAMP, record },
		]);
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

describe('filters', () => {
	const at = (minute: number) => ({ updated_at: `2026-03-04T05:0${minute}:00.000000-05:00` });

	test.each([
		[
			...['by the name of a cadence', 'emailReplied', 'email_updated'],
			{ cadenceId: ['Outbound: New Leads'] },
			{ cadence: { id: OUTBOUND }, counts: { replies: 1 } },
			{ cadence: { id: 302 }, counts: { replies: 1 } },
		],
		[
			...['by the email address of an owner', 'personUpdated', 'person_updated'],
			{ ownerId: ['grace.hopkins@quartet.example'] },
			{ owner: { id: 103 } },
			{ owner: null },
		],
		[
			...['by a person', 'callCreated', 'call_created'],
			{ personId: { __rl: true, mode: 'id', value: String(ADA) } },
			{ called_person: { id: ADA } },
			{ called_person: { id: ADA + 1 } },
		],
		[
			...['by the type of a task', 'taskCreated', 'task_created'],
			{ taskType: ['call', 'email'] },
			{ task_type: 'call' },
			{ task_type: 'general' },
		],
		[
			...['by disposition and sentiment', 'callCreated', 'call_created'],
			{ disposition: ['Connected'], sentiment: ['Interested', 'Neutral'] },
			{ disposition: 'Connected', sentiment: 'Neutral' },
			{ disposition: 'Connected', sentiment: 'Not Interested' },
		],
		[
			...[
				'by the person of a note, not by an account of the same ID',
				'noteCreated',
				'note_created',
			],
			{ personId: { __rl: true, mode: 'id', value: '2001' } },
			{ associated_type: 'person', associated_with: { id: 2001 } },
			{ associated_type: 'account', associated_with: { id: 2001 } },
		],
		[
			...['by how a membership ended', 'personLeftCadence', 'cadence_membership_updated'],
			{ currentState: ['completed'] },
			{ current_state: 'completed', currently_on_cadence: false },
			{ current_state: 'removed', currently_on_cadence: false },
		],
	] as Array<[string, string, string, object, object, object]>)(
		'let pass %s',
		async (_, event, type, filters, wanted, unwanted) => {
			const trigger = await listening([event], filters);
			expect(await hear(trigger, type, { id: 1, ...wanted, ...at(1) })).toMatchObject([{ event }]);
			expect(await hear(trigger, type, { id: 2, ...unwanted, ...at(1) })).toBe(200);
		},
	);

	test('read the record where a delivery does not tell', async () => {
		const trigger = await listening(['taskUpdated'], { userId: ['Avery Admin'] });
		const { id } = ask<{ data: Array<Made['data']> }>('GET', 'tasks').data[0];
		forget();
		expect(await hear(trigger, 'task_updated', { id, ...at(1) })).toHaveLength(1);
		expect(requests()).toEqual([`GET /v2/tasks/${id}`]);
		expect(await hear(trigger, 'task_updated', { id, user: { id: 102 }, ...at(2) })).toBe(200);
	});
});

describe('what is not believed', () => {
	const person = { id: ADA, updated_at: STAMP };
	const refused = { status: 401 };

	test('an event that another subscription tells, under the secret of this one', async () => {
		const trigger = await listening(['personCreated', 'personDeleted']);
		const good = signers.salesloft(person, secretOf(trigger, 'person_created'), 'person_created');
		const swapped = (event: string) => ({
			...good,
			headers: { ...good.headers, 'x-salesloft-event': event },
		});
		expect(await trigger.deliver(swapped('person_deleted'))).toEqual(refused);
		expect(await trigger.deliver(swapped('person_updated'))).toEqual(refused);
		expect(await trigger.deliver(swapped(''))).toEqual(refused);
		expect((await trigger.deliver(good)).items).toHaveLength(1);
	});

	test('a wrong signature, none, that of another algorithm, or of another tenant', async () => {
		const trigger = await listening(['personCreated']);
		const secret = secretOf(trigger, 'person_created');
		const good = signers.salesloft(person, secret, 'person_created');
		const other = signers.shortcut(person, secret, 'person_created').headers as Record<
			string,
			string
		>;
		const signed = (signature: string) => ({
			...good,
			headers: { ...good.headers, 'x-salesloft-signature': signature },
		});
		const all = [
			signed(''),
			signed('0'.repeat(40)),
			signed(`sha1=${good.headers['x-salesloft-signature']}`),
			signed(other['payload-signature']),
			signers.salesloft(person, 'another', 'person_created'),
			{ body: good.body },
		];
		for (const one of all) expect(await trigger.deliver(one)).toEqual(refused);
	});

	test('what is signed but cannot be read: 400', async () => {
		const trigger = await listening(['personCreated']);
		const secret = secretOf(trigger, 'person_created');
		for (const text of ['', '{"id":1', '[]', 'null', '"text"']) {
			const { headers, body } = signed(text, secret);
			expect(await trigger.deliver({ body, headers })).toEqual({ status: 400 });
		}
	});
});
