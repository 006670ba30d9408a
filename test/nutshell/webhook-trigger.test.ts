/** The Nutshell Webhook Trigger: its deliveries, events and filters, and what comes out. */
import { events } from '../../nodes/Nutshell/events';
import { handedOn } from '../../nodes/engine/listen/seen';
import { byId, openAccount } from '../harness/account';
import { courierTo } from '../harness/courier';
import { N8N, type TriggerWorkflow } from '../harness/trigger';
import { delivery, hearingWith, lead, query, time, TOKEN } from './hearing';
import { nutshell } from './provider';

/** What a person pastes. */
const pasted = `${N8N}webhook/hook-1/webhook?token=${TOKEN}`;
const { credentials, records, run, requests, forget, emulated } = openAccount(nutshell, {
	webhooks: [pasted],
});

const { active } = hearingWith(credentials);

const occurredAt = '2025-06-15T15:06:40.000Z';

/** The items that a delivery starts the workflow with. */
async function itemsOf(trigger: TriggerWorkflow, body: object) {
	const { status, items = [] } = await trigger.deliver({ body: JSON.stringify(body), query });
	expect(status).toBe(200);
	return items.map((item) => item.json);
}
const namesOf = async (trigger: TriggerWorkflow, body: object) =>
	(await itemsOf(trigger, body)).map(({ event }) => event);

describe('a delivery', () => {
	test.each(['', '{"events":[', '"text"', '[]', 'null'])(
		'is refused that is not a JSON object: %s',
		async (body) => {
			const trigger = await active(['anyEvent']);
			expect(await trigger.deliver({ body, query })).toEqual({ status: 400 });
		},
	);

	test.each([{}, { events: [] }, { events: null, payloads: [lead()] }, { events: [7, 'x'] }])(
		'starts nothing that tells of nothing: %j',
		async (body) => {
			const trigger = await active(['anyEvent']);
			expect(await trigger.deliver({ body: JSON.stringify(body), query })).toEqual({ status: 200 });
		},
	);

	test('gives an event once that it holds twice, and all that come without an ID', async () => {
		const trigger = await active(['leadCreated']);
		const told = { payloadType: 'leads', action: 'create' };
		expect(await itemsOf(trigger, delivery([told, told], [lead()]))).toHaveLength(1);
		const withoutId = { ...told, id: '' };
		for (const id of ['1-leads', '2-leads']) {
			const again = delivery([withoutId], [lead({ id })]);
			expect(await itemsOf(trigger, again)).toHaveLength(1);
			expect(await itemsOf(trigger, again)).toEqual([]);
		}
	});

	test('trap: with several events gives one item for each that was chosen, with its own record', async () => {
		const trigger = await active(['leadCreated', 'noteCreated']);
		const note = {
			id: '5-notes',
			type: 'notes',
			body: 'Call back',
			links: { parent: '7-contacts' },
		};
		const person = { id: '7-contacts', type: 'contacts', name: 'Ines Roth' };
		const all = [lead(), note, person];
		const told = (n: number, payloadType: string, payload: string, actor: string) => ({
			...{ id: `${n}-events`, type: 'events', createdTime: time + n, payloadType },
			...{ actorType: 'users', action: 'create', changes: [], count: null },
			links: { actor, payloads: [payload], comments: [] },
		});
		const body = {
			...delivery([], all, [{ id: '35-users', type: 'users', name: 'Ada King' }]),
			events: [
				told(1, 'leads', '1003-leads', '35-users'),
				told(2, 'contacts', '7-contacts', '35-users'),
				told(3, 'notes', '5-notes', '36-users'),
			],
		};
		expect(await itemsOf(trigger, body)).toEqual([
			{
				event: 'leadCreated',
				occurredAt: '2025-06-15T15:06:41.000Z',
				actor: { id: '35-users', name: 'Ada King' },
				record: {
					...{ id: '1003-leads', name: 'Big Deal', status: 'open', closedTime: null },
					...{ owner: '35-users', pipeline: '1-stagesets', stage: '2-stages', outcome: null },
					...{ sources: ['1-sources'], tags: [], companies: ['1-accounts'], people: [] },
				},
			},
			{
				event: 'noteCreated',
				occurredAt: '2025-06-15T15:06:43.000Z',
				actor: { id: '36-users' },
				record: { id: '5-notes', text: 'Call back', relatedTo: '7-contacts' },
			},
		]);
	});

	test('trap: that comes twice starts one execution, also in another order', async () => {
		const trigger = await active(['leadCreated']);
		const told = (id: string) => ({ id, payloadType: 'leads', action: 'create' });
		const [one, other, third] = ['1-events', '2-events', '3-events'].map(told);
		expect(await itemsOf(trigger, delivery([one, other], [lead()]))).toHaveLength(2);
		expect(await itemsOf(trigger, delivery([one, other], [lead()]))).toEqual([]);
		expect(await itemsOf(trigger, delivery([other, third, one], [lead()]))).toHaveLength(1);
	});

	test('is as Nutshell sent it with Raw, without what belongs to other events', async () => {
		const trigger = await active(['leadCreated'], { options: { raw: true } });
		const ada = { id: '35-users', type: 'users', name: 'Ada King' };
		const [first, second] = [
			{ id: '1-events', payloadType: 'leads', action: 'create' },
			{ id: '2-events', payloadType: 'leads', action: 'edit', actor: '36-users' },
		];
		const body = delivery([first, second], [lead()], [ada, { id: '36-users', name: 'Bruno' }]);
		expect(await itemsOf(trigger, body)).toEqual([delivery([first], [lead()], [ada])]);
	});

	test('trap: without the record, a time or anybody gives what it has', async () => {
		const trigger = await active(['companyUpdated']);
		const told = { payloadType: 'accounts', action: 'edit', createdTime: 'yesterday' };
		const body = delivery([told]);
		body.events[0].links = { actor: '', payloads: ['7-accounts'], comments: [] };
		expect(await itemsOf(trigger, { ...body, links: undefined })).toEqual([
			{ event: 'companyUpdated', record: { id: '7-accounts' } },
		]);
	});
});

describe('the events', () => {
	/** Each with the payload and the action by which it is told. */
	const cases: Array<[string, string, string]> = [
		['activityCreated', 'activities', 'create'],
		['activityUpdated', 'activities', 'edit'],
		['activityDeleted', 'activities', 'delete'],
		['anyEvent', 'emails', 'receive'],
		['companyCreated', 'accounts', 'Create'],
		['companyUpdated', 'accounts', 'merge'],
		['companyDeleted', 'accounts', 'deleted'],
		['formSubmitted', 'formSubmissions', 'create'],
		['leadCancelled', 'leads', 'close'],
		['leadCreated', 'leads', 'create'],
		['leadDeleted', 'leads', 'remove'],
		['leadLost', 'leads', 'close'],
		['leadMoved', 'leads', 'stagechange'],
		['leadUpdated', 'leadUpdates', 'whatever'],
		['leadWon', 'leads', 'close'],
		['noteCreated', 'notes', 'create'],
		['noteUpdated', 'notes', 'edit'],
		['noteDeleted', 'notes', 'delete'],
		['personCreated', 'contacts', 'create'],
		['personUpdated', 'contacts', 'removetag'],
		['personDeleted', 'contacts', 'delete'],
	];
	const closed = new Map([
		['leadCancelled', lead({ status: 'cancelled', closedTime: { timestamp: time } })],
		['leadLost', lead({ status: 'Lost', closedTime: time - 3 })],
		['leadWon', lead({ status: 'won', closedTime: { timestamp: time + 1 } })],
	]);
	const everything = events.map(({ value }) => value);

	test('are all here', () => {
		expect(cases.map(([value]) => value).sort()).toEqual([...everything].sort());
	});

	test.each(cases)('%s is told by %s, %s', async (...row) => {
		const [value, payloadType, action] = row;
		const record = closed.get(value) ?? { id: `7-${payloadType}`, type: payloadType };
		const body = delivery([{ payloadType, action }], [record]);
		expect(await itemsOf(await active(everything), body)).toMatchObject([
			{ event: value, occurredAt, actor: { id: '35-users' }, record: { id: record.id } },
		]);
		handedOn.clear();
		const others = everything.filter((one) => one !== value && one !== 'anyEvent');
		const general = value.replace(/Won|Lost|Cancelled|Moved/, 'Updated');
		const expected = general === value ? [] : [general];
		expect(await namesOf(await active(others), body)).toEqual(expected);
	});

	test('of a closed lead are told by its new status, and by nothing else that happens to it later', async () => {
		const trigger = await active(['leadWon', 'leadLost', 'leadUpdated']);
		const change = (attribute: string, newValue: unknown) => ({
			attribute,
			oldValue: null,
			newValue,
		});
		const closed = { timestamp: time - 3600 };
		const told = (n: number, changes: object[]) => ({
			...{ id: `${n}-events`, payloadType: 'leads', action: 'edit', changes },
		});
		const won = lead({ status: 'won', closedTime: closed });
		expect(
			await namesOf(
				trigger,
				delivery(
					[
						told(1, [change('status', 'won')]),
						told(2, [change('outcome', { id: '1-outcomes', name: 'Won' })]),
						told(3, [change('name', 'Bigger Deal')]),
						told(4, [change('status', 'lost')]),
						told(5, [change('status', 'open')]),
						told(6, []),
					],
					[won],
				),
			),
		).toEqual(['leadWon', 'leadWon', 'leadUpdated', 'leadLost', 'leadUpdated', 'leadUpdated']);
	});
});

describe('a filter', () => {
	const stageOf = (id: string, name: string) => ({ id, name, position: 1, type: 'stages' });
	const moved = (n: number, from: string, to: string) => ({
		...{ id: `${n}-events`, payloadType: 'leads', action: 'stagechange' },
		changes: [{ attribute: 'stage', oldValue: stageOf(from, 'From'), newValue: stageOf(to, 'To') }],
	});

	test('takes names, which are looked up when the workflow is activated and not later', async () => {
		const filters = { toStageIds: ['Proposal'], pipelineIds: ['1'], ownerIds: ['Ada King'] };
		const trigger = await active(['leadMoved'], { filters });
		expect(requests().length).toBeGreaterThan(0);
		forget();
		const body = delivery(
			[moved(1, '1-stages', '3-stages'), moved(2, '3-stages', '1-stages')],
			[lead()],
		);
		expect(await itemsOf(trigger, body)).toMatchObject([
			{ changes: { stage: { from: { id: '1-stages' }, to: { id: '3-stages' } } } },
		]);
		const elsewhere = lead({ links: { owner: '36-users', stageset: '1-stagesets' } });
		expect(
			await itemsOf(trigger, delivery([moved(3, '1-stages', '3-stages')], [elsewhere])),
		).toEqual([]);
		expect(requests()).toEqual([]);
	});

	test('reads the record where the delivery does not tell it', async () => {
		const trigger = await active(['companyUpdated'], { filters: { ownerIds: ['35-users'] } });
		const body = (n: number, id: string) => {
			const made = delivery([{ id: `${n}-events`, payloadType: 'accounts', action: 'edit' }]);
			made.events[0].links.payloads = [id];
			return made;
		};
		forget();
		expect(await itemsOf(trigger, body(1, '1-accounts'))).toHaveLength(1);
		expect(requests()).toEqual(['GET /rest/accounts/1-accounts']);
		const other = await active(['companyUpdated'], { filters: { ownerIds: ['36-users'] } });
		expect(await itemsOf(other, body(2, '1-accounts'))).toEqual([]);
	});

	test('by action, changed field, kind and person narrows what Nutshell names nowhere', async () => {
		const told = (n: number, action: string, attribute: string, actor = '35-users') => ({
			...{ id: `${n}-events`, payloadType: 'contacts', action, actor },
			changes: [{ attribute, oldValue: 'a', newValue: 'b' }],
		});
		const body = delivery(
			[
				told(1, 'edit', 'jobTitle'),
				told(2, 'Merge', 'jobTitle'),
				told(3, 'edit', 'name'),
				told(4, 'edit', 'jobTitle', '36-users'),
			],
			[{ id: '7-contacts' }],
		);
		const heard = async (chosen: string, filters: object) => {
			const trigger = await active([chosen], { filters: { ...filters }, options: { raw: true } });
			handedOn.clear();
			const items = await itemsOf(trigger, body);
			return items.map(({ events: told }) => (told as Array<{ id: string }>)[0].id);
		};
		expect(await heard('personUpdated', { actions: 'merge, other' })).toEqual(['2-events']);
		expect(await heard('personUpdated', { changedFields: ['JobTitle'] })).toEqual([
			...['1-events', '2-events', '4-events'],
		]);
		expect(await heard('anyEvent', { kinds: ['contacts'], actorIds: ['36-users'] })).toEqual([
			'4-events',
		]);
		expect(await heard('anyEvent', { kinds: ['emails'] })).toEqual([]);
	});
});

test('Fetch Record reads the record as it is now', async () => {
	const trigger = await active(['leadUpdated'], { options: { fetchRecord: true } });
	forget();
	const [item] = await itemsOf(
		trigger,
		delivery([{ payloadType: 'leads', action: 'edit' }], [lead({ name: 'Old Name' })]),
	);
	const [now] = await records('lead.get', { leadId: byId('1003-leads') });
	expect(item.record).toEqual(now);
	expect(requests()[0]).toBe('GET /rest/leads/1003-leads');
});

test('hears of what the node does in the account, at the address that was pasted', async () => {
	const trigger = await active(['leadCreated', 'leadMoved', 'leadWon', 'personCreated']);
	const { courier, heard } = courierTo(emulated(), [trigger]);
	const [made] = await records('lead.create', {
		name: 'Big Deal',
		owner: byId('35-users'),
	});
	const leadId = byId(String(made.id));
	const operations = [{ op: 'replace', path: '/leads/0/links/stage', value: '3-stages' }];
	await run('lead.update', { leadId, updateFields: { operations: JSON.stringify(operations) } });
	const [won] = await records('lead.changeStatus', { leadId, outcome: byId('1-outcomes') });
	await run('lead.delete', { leadId });
	await courier.run();
	const told = { occurredAt: '2025-06-15T12:00:00.000Z', actor: { id: '35-users' } };
	const stage = (id: string, name: string, position: number) => ({
		...{ id, name, position, type: 'stages' },
	});
	expect(heard.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(heard.flatMap(({ items = [] }) => items.map((item) => item.json))).toEqual([
		{ ...told, event: 'leadCreated', record: made },
		{
			...{ ...told, event: 'leadMoved', record: { ...made, stage: '3-stages' } },
			changes: {
				stage: { from: stage('1-stages', 'Qualify', 0), to: stage('3-stages', 'Proposal', 2) },
			},
		},
		{ ...told, event: 'leadWon', record: won },
	]);
});
