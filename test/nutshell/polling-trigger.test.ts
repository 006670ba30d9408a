/** The Nutshell Polling Trigger: what is new in the timeline, and what was deleted. */
import { NutshellPollingTrigger } from '../../nodes/Nutshell/NutshellPollingTrigger.node';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { PollingWorkflow, type Polled } from '../harness/polling';
import { nutshell } from './provider';

let answer: (request: SandboxRequest) => SandboxResponse | undefined = () => undefined;
const { ask, credentials, records, run, requests, forget } = openAccount(nutshell, {
	instead: (request) => answer(request),
});
beforeEach(() => {
	answer = () => undefined;
});

const workflow = (events: string[], more: Polled['parameters'] = {}) =>
	new PollingWorkflow({
		node: NutshellPollingTrigger,
		credentials: credentials(),
		parameters: { events, ...more },
	});
const jsonOf = (items: Awaited<ReturnType<PollingWorkflow['poll']>>) =>
	items.map((one) => one.json);
const names = (items: Awaited<ReturnType<PollingWorkflow['poll']>>) =>
	jsonOf(items).map(({ record }) => (record as { name: string }).name);

const noon = '2025-06-15T12:00:00.000Z';
const bigDeal = {
	id: '1023-leads',
	number: '1020',
	name: 'Big Deal',
	htmlUrl: 'https://app.nutshell.com/lead/1020',
	status: 'open',
	value: 0,
	currency: 'USD',
	confidence: 50,
	priority: 0,
	owner: '35-users',
	pipeline: '1-stagesets',
	stage: '1-stages',
	outcome: null,
	companies: [],
	people: [],
	sources: [],
	tags: [],
	dueTime: null,
	closedTime: null,
	createdTime: noon,
};
const create = async (name: string) =>
	(await records('lead.create', { name, owner: byId('35-users') }))[0];
const move = async (id: string) =>
	await run('lead.update', {
		leadId: byId(id),
		updateFields: {
			operations: JSON.stringify([
				{ op: 'replace', path: '/leads/0/links/stage', value: '3-stages' },
			]),
		},
	});

test('hands on a lead that the node creates, once, and nothing that was there', async () => {
	const trigger = workflow(['leadCreated']);
	expect(await trigger.activate()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	expect((await create('Big Deal')).id).toBe('1023-leads');
	expect(jsonOf(await trigger.poll())).toEqual([
		{ event: 'leadCreated', occurredAt: noon, actor: { id: '35-users' }, record: bigDeal },
	]);
	expect(await trigger.poll()).toEqual([]);
	trigger.restart();
	forget();
	expect(await trigger.poll()).toEqual([]);
	expect(requests()).toEqual(['GET /rest/events?limit=200']);
});

test('hands on what happens to a lead in its order, with the lead as it is at the time of the poll', async () => {
	const trigger = workflow(['leadCreated', 'leadMoved', 'leadWon', 'leadDeleted']);
	await trigger.activate();
	await create('Big Deal');
	await move('1023-leads');
	await run('lead.changeStatus', { leadId: byId('1023-leads'), outcome: byId('1-outcomes') });
	const record = {
		...bigDeal,
		...{ status: 'won', stage: '3-stages', outcome: '1-outcomes', closedTime: noon },
	};
	const told = { occurredAt: noon, actor: { id: '35-users' }, record };
	const stage = (id: string, name: string, position: number) => ({
		...{ id, name, position, type: 'stages' },
	});
	expect(jsonOf(await trigger.poll())).toEqual([
		{ ...told, event: 'leadCreated' },
		{
			...told,
			event: 'leadMoved',
			changes: {
				stage: { from: stage('1-stages', 'Qualify', 0), to: stage('3-stages', 'Proposal', 2) },
			},
		},
		{ ...told, event: 'leadWon' },
	]);
	await run('lead.delete', { leadId: byId('1023-leads') });
	expect(jsonOf(await trigger.poll())).toEqual([{ ...told, event: 'leadDeleted' }]);
	expect(await trigger.poll()).toEqual([]);
});

test('walks the pages between two polls down to what it knows', async () => {
	const trigger = workflow(['leadCreated']);
	await trigger.activate();
	const all = Array.from({ length: 450 }, (_, i) => `Deal ${i}`);
	for (const name of all) ask('POST', 'leads', { leads: [{ description: name }] });
	forget();
	expect(names(await trigger.poll())).toEqual(all);
	expect(requests().slice(0, 3)).toEqual([
		'GET /rest/events?limit=200',
		expect.stringMatching(/^GET \/rest\/events\?limit=200&max_id=\d+-events$/),
		expect.stringMatching(/^GET \/rest\/events\?limit=200&max_id=\d+-events$/),
	]);
	expect(await trigger.poll()).toEqual([]);
});

describe('of what was deleted', () => {
	/** As long ago as that: whether their time is that of the deletion is not known. */
	const gone = (n: number, daysAgo: number) => ({
		id: `${n}-events`,
		createdTime: Date.parse(noon) / 1000 - daysAgo * 24 * 60 * 60,
		payloadType: 'contacts',
		action: 'whatever',
		changes: [],
		links: { actor: '35-users', payloads: [`${n}-contacts`], comments: [] },
	});
	let deleted: object[] = [];
	const list = ({ url }: SandboxRequest) =>
		url.pathname.endsWith('/deleted')
			? json(200, {
					meta: { next: 'https://app.nutshell.com/rest/events', previous: null },
					events: deleted,
				})
			: undefined;

	test('hands on what was not in the list before, whatever its time and its action', async () => {
		answer = list;
		deleted = [gone(1, 300), gone(2, 1)];
		const trigger = workflow(['personDeleted', 'companyDeleted']);
		await trigger.activate();
		deleted = [gone(1, 300), gone(4, 200), gone(2, 1), gone(3, 0)];
		forget();
		expect(jsonOf(await trigger.poll())).toEqual([
			{
				event: 'personDeleted',
				occurredAt: '2024-11-27T12:00:00.000Z',
				actor: { id: '35-users' },
				record: { id: '4-contacts' },
			},
			{
				event: 'personDeleted',
				occurredAt: noon,
				actor: { id: '35-users' },
				record: { id: '3-contacts' },
			},
		]);
		// What Nutshell calls the next page is newer, and nothing is.
		expect(requests()).toEqual(['GET /rest/events/deleted']);
		expect(await trigger.poll()).toEqual([]);
	});

	test('hands on none of them again, however many there are', async () => {
		answer = list;
		deleted = Array.from({ length: 10_050 }, (_, i) => gone(i + 1, (10_050 - i) / 100));
		const trigger = workflow(['personDeleted']);
		expect(await trigger.activate()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		deleted = [...deleted, gone(20_000, 0)];
		expect(jsonOf(await trigger.poll())).toMatchObject([{ record: { id: '20000-contacts' } }]);
		expect(await trigger.poll()).toEqual([]);
	});
});

test('trap: asks for form submissions apart, since they are left out of the timeline', async () => {
	const submitted = {
		id: '9001-events',
		createdTime: Date.parse(noon) / 1000 + 60,
		payloadType: 'formSubmissions',
		action: 'submit',
		changes: [],
		links: { actor: '5-origins', payloads: ['77-formSubmissions'], comments: [] },
	};
	const trigger = workflow(['formSubmitted']);
	await trigger.activate();
	answer = () =>
		json(200, {
			meta: { next: null, previous: null },
			events: [submitted],
			actors: [{ id: '5-origins', type: 'origins', name: 'Contact Form' }],
			payloads: [{ id: '77-formSubmissions', type: 'formSubmissions', email: 'ines@acme.example' }],
		});
	forget();
	expect(jsonOf(await trigger.poll())).toEqual([
		{
			event: 'formSubmitted',
			occurredAt: '2025-06-15T12:01:00.000Z',
			actor: { id: '5-origins', name: 'Contact Form' },
			record: { id: '77-formSubmissions', type: 'formSubmissions', email: 'ines@acme.example' },
		},
	]);
	expect(requests()).toEqual([
		'GET /rest/events?events=formSubmissions&filters[payload][]=formSubmissions&limit=200',
	]);
});

test('gives any event once, although two lists may tell it', async () => {
	const told = (n: number, payloadType: string, action: string) => ({
		...{ id: `${n}-events`, createdTime: Date.parse(noon) / 1000 + 60, payloadType, action },
		...{ changes: [], links: { actor: '35-users', payloads: [], comments: [] } },
	});
	const trigger = workflow(['anyEvent'], { options: { raw: true } });
	await trigger.activate();
	const events = [
		told(9003, 'contacts', 'deleted'),
		told(9002, 'formSubmissions', 'create'),
		told(9001, 'emails', 'create'),
	];
	answer = ({ url }) => {
		const isForms = url.searchParams.has('events');
		const isDeleted = url.pathname.endsWith('/deleted');
		return json(200, {
			meta: { next: null, previous: null },
			events: isForms ? [events[1]] : isDeleted ? [events[0]] : events,
		});
	};
	const items = jsonOf(await trigger.poll());
	expect(items.map(({ id }) => id)).toEqual(['9001-events', '9002-events', '9003-events']);
	expect(await trigger.poll()).toEqual([]);
});

test('is narrowed by names, which are looked up once', async () => {
	const trigger = workflow(['leadMoved', 'leadUpdated'], {
		filters: { toStageIds: ['Proposal'], ownerIds: ['Bruno Sato'] },
	});
	await trigger.activate();
	await create('Big Deal');
	await move('1023-leads');
	expect(await trigger.poll()).toEqual([]);
	const other = workflow(['leadMoved'], {
		filters: { toStageIds: 'Proposal', ownerIds: ['Ada King'] },
	});
	await other.activate();
	await create('Bigger Deal');
	await move('1024-leads');
	forget();
	expect(names(await other.poll())).toEqual(['Bigger Deal']);
	expect(requests()).toEqual(['GET /rest/events?limit=200']);
});

test('shows the newest one when a person fetches a test event, and moves nothing', async () => {
	const trigger = workflow(['leadCreated']);
	await trigger.activate();
	await create('First');
	await create('Second');
	expect(names(await trigger.test())).toEqual(['Second']);
	expect(names(await trigger.poll())).toEqual(['First', 'Second']);
});

test('moves nothing where a list cannot be read', async () => {
	const trigger = workflow(['leadCreated', 'leadDeleted']);
	await trigger.activate();
	await create('Big Deal');
	answer = ({ url }) =>
		url.pathname.endsWith('/deleted') ? json(400, { errors: [{ title: 'Not today' }] }) : undefined;
	await expect(trigger.poll()).rejects.toThrow('Not today');
	answer = () => undefined;
	expect(names(await trigger.poll())).toEqual(['Big Deal']);
});
