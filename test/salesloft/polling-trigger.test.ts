/** The Salesloft Polling Trigger: what is new in an n8n that nobody reaches. */
import type { Json } from '../../nodes/engine/json';
import { polling } from '../../nodes/Salesloft/polling';
import { SalesloftPollingTrigger } from '../../nodes/Salesloft/SalesloftPollingTrigger.node';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { stamp } from '../../sandbox/salesloft/time';
import { openAccount } from '../harness/account';
import { PollingWorkflow, type Polled } from '../harness/polling';
import { account, NOW, salesloft } from './provider';

let now = NOW;
/** How Salesloft answers in place of itself, if it does. */
let answer: (request: SandboxRequest) => SandboxResponse | undefined;
const { credentials, ask, requests, forget, open, run } = openAccount(salesloft, {
	clock: () => now,
	instead: (request) => answer(request),
});
beforeEach(() => {
	now = NOW;
	answer = () => undefined;
});

const workflow = (parameters: Polled['parameters']) =>
	new PollingWorkflow({ node: SalesloftPollingTrigger, credentials: credentials(), parameters });

/** Time goes on at Salesloft. */
const pass = (ms: number) => {
	now += ms;
};

const ids = (items: Array<{ json: Json }>) =>
	items.map((item) => (item.json.record as { id: number }).id);
const told = (items: Array<{ json: Json }>) =>
	items.map(({ json: { event, record } }) => `${String(event)} ${(record as { id: number }).id}`);

interface Answer {
	data: { id: number };
}
const make = (path: string, fields: object) => ask<Answer>('POST', path, fields).data.id;
const makePerson = (n: number) => make('people', { email_address: `new${n}@example.com` });

test('hands on who was added since the last poll, once, and nobody who was there', async () => {
	const trigger = workflow({ events: ['personCreated'] });
	expect(await trigger.activate()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	pass(60_000);
	const id = makePerson(1);
	forget();
	const items = await trigger.poll();
	expect(items).toHaveLength(1);
	const { record, ...about } = items[0].json;
	expect(about).toEqual({ event: 'personCreated', occurredAt: stamp(now) });
	expect(record).toMatchObject({ id, email_address: 'new1@example.com', created_at: stamp(now) });
	expect(requests()).toEqual([expect.stringContaining('GET /v2/people?sort_by=created_at')]);
	expect(await trigger.poll()).toEqual([]);
	trigger.restart();
	expect(await trigger.poll()).toEqual([]);
});

test('asks for what has changed since then, oldest first, and a little before', async () => {
	const trigger = workflow({ events: ['personUpdated'] });
	await trigger.activate();
	pass(60 * 60_000);
	const id = makePerson(1);
	expect(ids(await trigger.poll())).toEqual([id]);
	forget();
	await trigger.poll();
	const since = new Date(now - 5 * 60_000).toISOString();
	expect(requests()).toEqual([
		`GET /v2/people?sort_by=updated_at&sort_direction=ASC&updated_at[gte]=${since}&page=1&per_page=100`,
	]);
});

test('hands on each change of a record, and a new record as created and as changed', async () => {
	const trigger = workflow({ events: ['personUpdated', 'personCreated'] });
	await trigger.activate();
	pass(1);
	const id = makePerson(1);
	expect(told(await trigger.poll()).sort()).toEqual([`personCreated ${id}`, `personUpdated ${id}`]);
	pass(1);
	ask('PUT', `people/${id}`, { title: 'CTO' });
	const [item, ...more] = await trigger.poll();
	expect(more).toEqual([]);
	expect(item.json).toMatchObject({
		event: 'personUpdated',
		occurredAt: stamp(now),
		record: { id, title: 'CTO' },
	});
});

test('hands on all of one time, though they fill more than a page, and goes on behind them', async () => {
	open({ people: 3, limit: 10_000 });
	const trigger = workflow({ events: ['personUpdated'] });
	await trigger.activate();
	pass(60_000);
	const made = Array.from({ length: 250 }, (_, n) => makePerson(n));
	pass(1_000);
	made.push(makePerson(250));
	expect(ids(await trigger.poll())).toEqual(made);
	expect(await trigger.poll()).toEqual([]);
	trigger.restart();
	expect(await trigger.poll()).toEqual([]);
});

test('goes on where the time of a poll was up', async () => {
	open({ people: 3, limit: 10_000 });
	const trigger = workflow({ events: ['personUpdated'] });
	await trigger.activate();
	const made = Array.from({ length: 230 }, (_, n) => {
		pass(1_000);
		return makePerson(n);
	});
	const given: number[] = [];
	for (let turn = 0; turn < 250 && given.length < made.length; turn += 1) {
		given.push(...ids(await trigger.poll(turn % 2 === 0 ? 0 : 45_000)));
		trigger.restart();
	}
	expect(given).toEqual(made);
	expect(await trigger.poll()).toEqual([]);
});

test('tells changes apart by the microsecond', async () => {
	const at = (digits: string) => `2026-11-20T10:00:00.000${digits}-05:00`;
	let people: Json[] = [{ id: 1, updated_at: '2026-11-20T09:00:00.000001-05:00' }];
	answer = ({ url }) => {
		const since = url.searchParams.get('updated_at[gte]');
		const data = people.filter(
			({ updated_at }) => !since || Date.parse(String(updated_at)) >= Date.parse(since),
		);
		return json(200, { data, metadata: { paging: { next_page: null } } });
	};
	const trigger = workflow({ events: ['personUpdated'] });
	await trigger.activate();
	const changes = async () => (await trigger.poll()).map((item) => item.json.occurredAt);
	people = [{ id: 1, updated_at: at('123') }];
	expect(await changes()).toEqual([at('123')]);
	people = [{ id: 1, updated_at: at('124') }];
	expect(await changes()).toEqual([at('124')]);
	expect(await changes()).toEqual([]);
});

test('narrows down by the names that were chosen', async () => {
	const trigger = workflow({
		events: ['cadenceMembershipCreated'],
		filters: { cadenceId: ['Inbound'] },
	});
	const { inbound, outbound } = account.cadences;
	const { name } = ask<{ data: { name: string } }>('GET', `cadences/${inbound}`).data;
	const named = workflow({
		events: ['cadenceMembershipCreated'],
		filters: { cadenceId: [name] },
	});
	await expect(trigger.activate()).rejects.toThrow();
	await named.activate();
	pass(1_000);
	const [one, other] = [makePerson(1), makePerson(2)];
	const add = (person_id: number, cadence_id: number) =>
		make('cadence_memberships', { person_id, cadence_id });
	add(one, outbound);
	const id = add(other, inbound);
	const items = await named.poll();
	expect(items.map((item) => item.json)).toEqual([
		{
			event: 'cadenceMembershipCreated',
			occurredAt: stamp(now),
			record: expect.objectContaining({ id, person_id: other, cadence_id: inbound }) as Json,
		},
	]);
	expect(await named.poll()).toEqual([]);
});

test('reads a list that is only sorted by creation no further than to what is known', async () => {
	const trigger = workflow({ events: ['noteCreated'] });
	await trigger.activate();
	pass(60 * 60_000);
	const note = (content: string) =>
		make('notes', {
			content,
			associated_with_type: 'person',
			associated_with_id: account.firstPerson,
		});
	const first = note('First');
	pass(1_000);
	const second = note('Second');
	expect(ids(await trigger.poll())).toEqual([first, second]);
	ask('PUT', `notes/${first}`, { content: 'Changed' });
	forget();
	expect(await trigger.poll()).toEqual([]);
	expect(requests()).toEqual([
		'GET /v2/notes?sort_by=created_at&sort_direction=DESC&page=1&per_page=100&include_paging_counts=true',
	]);
});

test('hands on what the node itself changes', async () => {
	const trigger = workflow({ events: ['accountUpdated'] });
	await trigger.activate();
	pass(1_000);
	await run('account.update', {
		accountId: { __rl: true, mode: 'id', value: account.firstAccount },
		updateFields: { city: 'Lyon' },
	});
	const items = await trigger.poll();
	expect(items.map((item) => item.json.record)).toEqual([
		expect.objectContaining({ id: account.firstAccount, city: 'Lyon' }),
	]);
});

test('shows the newest one when a person fetches a test event, and moves nothing', async () => {
	const trigger = workflow({ events: ['personCreated'] });
	await trigger.activate();
	pass(1_000);
	const first = makePerson(1);
	pass(1_000);
	const second = makePerson(2);
	expect(ids(await trigger.test())).toEqual([second]);
	expect(ids(await trigger.poll())).toEqual([first, second]);
});

test('asks every list as Salesloft documents it', async () => {
	answer = ({ url }) =>
		/actions|call_data_records|conversations|crm_activities|opportunities|successes|team_templates/.test(
			url.pathname,
		)
			? json(200, { data: [], metadata: {} })
			: undefined;
	const trigger = workflow({ events: polling.events.map(({ value }) => value) });
	await trigger.activate();
	expect(await trigger.poll()).toEqual([]);
	const asked = new Set(requests().map((one) => one.split('?')[0]));
	expect([...asked].sort()).toEqual([
		'GET /v2/account_stages',
		'GET /v2/accounts',
		'GET /v2/actions',
		'GET /v2/activities/calls',
		'GET /v2/activities/emails',
		'GET /v2/cadence_memberships',
		'GET /v2/cadences',
		'GET /v2/call_data_records',
		'GET /v2/conversations',
		'GET /v2/crm_activities',
		'GET /v2/email_templates',
		'GET /v2/notes',
		'GET /v2/opportunities',
		'GET /v2/people',
		'GET /v2/successes',
		'GET /v2/team_templates',
	]);
});

test.each([
	['conversationUpdated', 'conversations', { title: 'Intro', account: { id: 7 } }],
	['opportunityUpdated', 'opportunities', { name: 'Renewal', stage_name: 'Won' }],
])('%s comes from the list, in short', async (event, path, fields) => {
	const id = 'a0b1';
	let data: Json[] = [{ id: 'old', updated_at: stamp(now) }];
	answer = () => json(200, { data, metadata: {} });
	const trigger = workflow({ events: [event] });
	await trigger.activate();
	pass(60 * 60_000);
	data = [{ id, ...fields, extra: { held: true }, updated_at: stamp(now) }];
	forget();
	const { account: holder, ...plain } = fields as { account?: Json };
	const record = {
		...{ id, ...plain, updated_at: stamp(now) },
		...(holder && { account_id: holder.id }),
	};
	expect((await trigger.poll()).map((item) => item.json)).toEqual([
		{ event, occurredAt: stamp(now), record },
	]);
	expect(requests()).toEqual([
		expect.stringMatching(
			`^GET /v2/${path}\\?sort_by=updated_at&sort_direction=ASC&updated_at\\[gte\\]=`,
		),
	]);
});
