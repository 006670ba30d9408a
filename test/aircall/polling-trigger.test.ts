/** The Aircall Polling Trigger: what is new in an n8n that nobody reaches. */
import { AircallPollingTrigger } from '../../nodes/Aircall/AircallPollingTrigger.node';
import type { Json } from '../../nodes/engine/json';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { PollingWorkflow, type Polled } from '../harness/polling';
import { account, aircall, NOW } from './provider';

const HOUR = 3600;
const ann = { id: 741001, name: 'Amélie Laurent' };

/** Unix seconds. */
let now = NOW;
/** The calls that Aircall lists in place of its own. */
let calls: Json[] | undefined;
const { credentials, ask, requests, forget } = openAccount(aircall, {
	clock: () => now * 1000,
	instead: (request) => (calls && isList(request) ? listed(calls, request) : undefined),
});
beforeEach(() => {
	now = NOW;
	calls = undefined;
});

const isList = ({ url }: SandboxRequest) => url.pathname === '/v1/calls';

/** As Aircall lists calls: by their start, and no sooner than `from`. */
function listed(all: Json[], { url }: SandboxRequest): SandboxResponse {
	const asked = (name: string, usual: number) => Number(url.searchParams.get(name) ?? usual);
	const [from, page, size] = [asked('from', 0), asked('page', 1), asked('per_page', 20)];
	const found = all
		.filter(({ started_at }) => Number(started_at) >= from)
		.sort((a, b) => Number(a.started_at) - Number(b.started_at) || Number(a.id) - Number(b.id));
	if (url.searchParams.get('order') === 'desc') found.reverse();
	const next = page * size < found.length ? String(url) : null;
	const meta = { total: found.length, next_page_link: next };
	return json(200, { meta, calls: found.slice((page - 1) * size, page * size) });
}

/** A call that somebody answered, as long as nothing else is said. */
const callOf = (id: number, started_at: number, more: Json = {}): Json => ({
	...{ id, direction: 'inbound', status: 'done', started_at, answered_at: started_at + 5 },
	...{ ended_at: started_at + 60, missed_call_reason: null, voicemail: null, user: ann },
	...{ number: { id: 520001, name: 'Paris Sales' }, teams: [], tags: [] },
	...more,
});
const goesOn: Json = { ended_at: null, status: 'answered' };
const missed: Json = { answered_at: null, missed_call_reason: 'agents_did_not_answer' };

const workflow = (parameters: Polled['parameters']) =>
	new PollingWorkflow({ node: AircallPollingTrigger, credentials: credentials(), parameters });

const told = (items: Array<{ json: Json }>) =>
	items.map((item) => `${String(item.json.event)} ${(item.json.record as { id: number }).id}`);

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('calls', () => {
	test('hands on a call when it has ended, once, and none that had ended before', async () => {
		calls = [callOf(1, NOW - 2 * HOUR), callOf(2, NOW - HOUR, goesOn), callOf(3, NOW - 600)];
		const trigger = workflow({ events: ['callEnded'] });
		expect(await trigger.activate()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		calls = [calls[0], callOf(2, NOW - HOUR, { ended_at: NOW }), calls[2]];
		forget();
		const items = await trigger.poll();
		expect(items).toHaveLength(1);
		const { record, ...about } = items[0].json;
		expect(about).toEqual({ event: 'callEnded', occurredAt: iso(NOW) });
		expect(record).toMatchObject({ id: 2, direction: 'inbound' });
		const from = NOW - 600 - 3 * HOUR - 1;
		expect(requests()).toEqual([
			`GET /v1/calls?fetch_contact=true&order=asc&from=${from}&page=1&per_page=50`,
		]);
		// What changes later is not told.
		calls = calls.map((one) => ({ ...one, tags: [{ id: account.tags.lead }] }));
		expect(await trigger.poll()).toEqual([]);
		trigger.restart();
		expect(await trigger.poll()).toEqual([]);
	});

	test('hands on no call of before, though only calls that go on are on the first page', async () => {
		const before = Array.from({ length: 70 }, (_, n) => callOf(n + 1, NOW - 2 * HOUR));
		const live = Array.from({ length: 60 }, (_, n) => callOf(n + 101, NOW - 60, goesOn));
		calls = [...before, ...live];
		const trigger = workflow({ events: ['callEnded'] });
		expect(await trigger.activate()).toEqual([]);
		calls = [...before, ...live.slice(1), callOf(101, NOW - 60)];
		expect(told(await trigger.poll())).toEqual(['callEnded 101']);
	});

	test('hands on all calls that start in one second, though they fill more than a page', async () => {
		calls = [callOf(1, NOW - HOUR)];
		const trigger = workflow({ events: ['callEnded'] });
		await trigger.activate();
		const many = Array.from({ length: 130 }, (_, n) => callOf(n + 2, NOW));
		calls = [...calls, ...many, callOf(500, NOW + 1)];
		const all = [...many.map(({ id }) => `callEnded ${String(id)}`), 'callEnded 500'];
		expect(told(await trigger.poll())).toEqual(all);
		expect(await trigger.poll()).toEqual([]);
		trigger.restart();
		expect(await trigger.poll()).toEqual([]);
	});

	test('is the special event of those that are chosen', async () => {
		calls = [];
		const trigger = workflow({ events: ['callEnded', 'callMissed', 'callAnsweredAndEnded'] });
		await trigger.activate();
		calls = [
			callOf(1, NOW, missed),
			callOf(2, NOW + 1),
			callOf(3, NOW + 2, { ...missed, direction: 'outbound' }),
			callOf(4, NOW + 3, goesOn),
		];
		expect(told(await trigger.poll())).toEqual([
			'callMissed 1',
			'callAnsweredAndEnded 2',
			'callEnded 3',
		]);
	});

	test.each<[string, Json, string[]]>([
		['the direction', { direction: 'outbound' }, ['callEnded 2']],
		['a user', { userIds: ['Amélie Laurent'] }, ['callEnded 1', 'callEnded 2']],
		['a number', { numberIds: ['London Support'] }, ['callEnded 3']],
		['a team', { teamIds: ['Support'] }, ['callEnded 3']],
		['a tag', { tagIds: ['Lead', 'Quote sent'] }, ['callEnded 1']],
		['how it ended', { outcome: ['missed'] }, ['callEnded 3']],
	])('narrows down by %s', async (_, filters, expected) => {
		calls = [];
		const trigger = workflow({
			events: ['callEnded'],
			filters: filters as Record<string, string[]>,
		});
		await trigger.activate();
		calls = [
			callOf(1, NOW, { tags: [{ id: account.tags.lead }] }),
			callOf(2, NOW + 1, { direction: 'outbound' }),
			callOf(3, NOW + 2, {
				...missed,
				user: null,
				number: { id: 520002 },
				teams: [{ id: account.teams.support }],
			}),
		];
		expect(told(await trigger.poll())).toEqual(expected);
	});

	test('shows the newest one when a person fetches a test event, and moves nothing', async () => {
		calls = [];
		const trigger = workflow({ events: ['callEnded'] });
		await trigger.activate();
		calls = [callOf(1, NOW), callOf(2, NOW + 1), callOf(3, NOW + 2, goesOn)];
		expect(told(await trigger.test())).toEqual(['callEnded 2']);
		expect(told(await trigger.poll())).toEqual(['callEnded 1', 'callEnded 2']);
	});

	test('asks as Aircall documents it', async () => {
		const trigger = workflow({ events: ['callEnded'] });
		expect(await trigger.activate()).toEqual([]);
		expect(told(await trigger.test())).toHaveLength(1);
	});
});

describe('contacts', () => {
	let made = 0;
	const make = () => {
		made += 1;
		return ask<{ contact: { id: number } }>('POST', 'contacts', {
			first_name: `New ${made}`,
			phone_numbers: [{ label: 'Work', value: `+3319900${1000 + made}` }],
		}).contact.id;
	};

	test('hands on a new contact once, and none that was there', async () => {
		const trigger = workflow({ events: ['contactCreated'] });
		expect(await trigger.activate()).toEqual([]);
		now += 60;
		const id = make();
		const items = await trigger.poll();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			event: 'contactCreated',
			occurredAt: iso(now),
			record: { id, first_name: `New ${made}` },
		});
		now += 60;
		ask('POST', `contacts/${id}`, { first_name: 'Changed' });
		expect(await trigger.poll()).toEqual([]);
		trigger.restart();
		expect(await trigger.poll()).toEqual([]);
	});

	test('hands on all that were made in one second, though they fill more than a page', async () => {
		const trigger = workflow({ events: ['contactCreated', 'contactUpdated'] });
		await trigger.activate();
		now += 60;
		const all = Array.from({ length: 120 }, make);
		const items = told(await trigger.poll());
		expect(items.filter((one) => one.startsWith('contactCreated'))).toEqual(
			all.map((id) => `contactCreated ${id}`),
		);
		expect(items.filter((one) => one.startsWith('contactUpdated')).sort()).toEqual(
			all.map((id) => `contactUpdated ${id}`).sort(),
		);
		expect(await trigger.poll()).toEqual([]);
	});

	test('hands on each change of a contact, and reads no further than to what is known', async () => {
		const trigger = workflow({ events: ['contactUpdated'] });
		await trigger.activate();
		for (const first_name of ['Once', 'Twice']) {
			now += 60;
			ask('POST', `contacts/${account.firstContact}`, { first_name });
			forget();
			const items = await trigger.poll();
			expect(items.map((item) => item.json)).toEqual([
				{
					event: 'contactUpdated',
					occurredAt: iso(now),
					record: expect.objectContaining({ id: account.firstContact, first_name }) as Json,
				},
			]);
			expect(requests()).toEqual([
				'GET /v1/contacts?order_by=updated_at&order=desc&page=1&per_page=50',
			]);
		}
	});
});
