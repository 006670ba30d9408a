import { aircall as api } from '../../nodes/Aircall/api';
import { REACH } from '../../nodes/Aircall/windows';
import { openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, records, exchanges } = openAccount(aircall);

const { calls, firstCall, firstContact } = account;
const live = [calls.ringing, calls.live, calls.liveUnrecorded];
const newestCalls = (count: number) => [
	...live,
	...Array.from({ length: count - live.length }, (_, i) => firstCall + count - live.length - 1 - i),
];
const newestContacts = (count: number) =>
	Array.from({ length: count }, (_, i) => firstContact + count - 1 - i);
const options = { parallelRequests: 4 };
const { limit } = api;
const { most } = REACH;
/** Ten pages in place of two hundred. */
const ceiling = 500;
// Keeping to the real limit would take minutes.
beforeAll(() => {
	api.limit = undefined;
});
afterAll(() => {
	api.limit = limit;
});
afterEach(() => {
	REACH.most = most;
});
/** A company whose lists end earlier than Aircall's, and a node that knows it. */
function openShort(company: Parameters<typeof open>[0]): void {
	REACH.most = ceiling;
	open({ ...company, ceiling });
}
/** The distinct windows of time that were asked for, with how many pages each. */
function asked(): Map<string, number> {
	const windowsAsked = new Map<string, number>();
	for (const { request } of exchanges()) {
		const { searchParams } = request.url;
		const name = `${searchParams.get('from') ?? ''}..${searchParams.get('to') ?? ''}`;
		windowsAsked.set(name, (windowsAsked.get(name) ?? 0) + 1);
	}
	return windowsAsked;
}

test('gives all contacts beyond the 10,000 at which pages really end', async () => {
	open({ calls: 0, contacts: 10_020 });
	const found = await records('contact.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(10_020));
	expect([...asked().values()]).toEqual([200, 1]);
});

test('gives all calls, newest first, though pages end before', async () => {
	openShort({ calls: 600 });
	const found = await records('call.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestCalls(600));
	const edge = Date.parse(String(found[ceiling - 1].started_at)) / 1000;
	expect(asked()).toEqual(
		new Map([
			['..', 10],
			[`..${edge + 1}`, 3],
		]),
	);
});

test('gives them oldest first when that is asked, and keeps the filters in every window', async () => {
	openShort({ calls: 0, contacts: 525 });
	const [from, to] = [NOW - 100 * 86_400, NOW - 3600];
	const found = await records('contact.getAll', {
		returnAll: true,
		filters: { from, to },
		options: { ...options, order: 'asc' },
	});
	expect(found.map(({ id }) => id)).toEqual(newestContacts(525).reverse());
	const edge = Date.parse(String(found[ceiling - 1].created_at)) / 1000;
	expect([...asked().keys()]).toEqual([`${from}..${to}`, `${edge - 1}..${to}`]);
});

test('stops a little behind the ceiling when the limit lies there', async () => {
	openShort({ calls: 0, contacts: 525 });
	const found = await records('contact.getAll', { limit: 520, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(525).slice(0, 520));
	expect([...asked().values()]).toEqual([10, 1]);
});

test('looks once behind a list that is exactly as long as the ceiling', async () => {
	openShort({ calls: 0, contacts: 500 });
	const found = await records('contact.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(500));
	expect([...asked().values()]).toEqual([10, 1]);
});

test('says what is missing where windows do not help: contacts by their last update', async () => {
	openShort({ calls: 0, contacts: 525 });
	const { items, hints } = await run('contact.getAll', {
		returnAll: true,
		options: { ...options, orderBy: 'updated_at' },
	});
	expect(items).toHaveLength(500);
	expect(hints.map(({ message }) => message)).toEqual([
		'Aircall gives 10,000 contacts at most when they are sorted by their last update. Sort them by their creation to get all.',
	]);
});

test('gives what can be had and says so when one second holds more calls than pages reach', async () => {
	openShort({ calls: 600, callsSpan: 0 });
	const { items, error, hints } = await run('call.getAll', { returnAll: true, options });
	expect(error).toBeUndefined();
	// The second window begins at that second, without the three live calls before it.
	expect(items).toHaveLength(503);
	expect(hints.map(({ message }) => message)).toContain(
		'Aircall gives 10,000 records of one time at most, and more can lie around 2026-11-20T08:00:00.000Z: the list ends there. Narrow the list by time or by other filters to get the rest.',
	);
});

test.each(['asc', 'desc'])(
	'does not stop in silence where pages end earlier than at 10,000: gives all, %s',
	async (order) => {
		open({ calls: 0, contacts: 1_210, ceiling });
		const found = await records('contact.getAll', {
			returnAll: true,
			options: { ...options, order },
		});
		const newest = newestContacts(1_210);
		expect(found.map(({ id }) => id)).toEqual(order === 'asc' ? newest.reverse() : newest);
		expect(asked().size).toBe(3);
	},
);
