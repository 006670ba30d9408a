import { aircall as api } from '../../nodes/Aircall/api';
import { openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, records, exchanges } = openAccount(aircall);

const { calls, firstCall, firstContact } = account;
const live = [calls.ringing, calls.live, calls.liveUnrecorded];
const LAST_OF_12000 = firstCall + 11_996;
const newestFirst = [...live, ...Array.from({ length: 11_997 }, (_, i) => LAST_OF_12000 - i)];
const newestContacts = (count: number) =>
	Array.from({ length: count }, (_, i) => firstContact + count - 1 - i);
const options = { parallelRequests: 4 };
const { limit } = api;
// Keeping to the real limit would take minutes.
beforeAll(() => {
	api.limit = undefined;
});
afterAll(() => {
	api.limit = limit;
});
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

test('gives all of 12,000 calls, newest first, though pages end at 10,000', async () => {
	open({ calls: 12_000 });
	const found = await records('call.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestFirst);
	const edge = Date.parse(String(found[9_999].started_at)) / 1000;
	expect(asked()).toEqual(
		new Map([
			['..', 200],
			[`..${edge + 1}`, 41],
		]),
	);
});

test('gives all of 10,500 contacts', async () => {
	open({ calls: 0, contacts: 10_500 });
	const found = await records('contact.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(10_500));
});

test('gives them oldest first when that is asked, and keeps the filters in every window', async () => {
	open({ calls: 0, contacts: 10_500 });
	const [from, to] = [NOW - 100 * 86_400, NOW - 3600];
	const found = await records('contact.getAll', {
		returnAll: true,
		filters: { from, to },
		options: { ...options, order: 'asc' },
	});
	expect(found.map(({ id }) => id)).toEqual(newestContacts(10_500).reverse());
	const edge = Date.parse(String(found[9_999].created_at)) / 1000;
	expect([...asked().keys()]).toEqual([`${from}..${to}`, `${edge - 1}..${to}`]);
});

test('stops a little behind 10,000 when the limit lies there', async () => {
	open({ calls: 0, contacts: 10_500 });
	const found = await records('contact.getAll', { limit: 10_020, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(10_500).slice(0, 10_020));
	expect([...asked().values()]).toEqual([200, 1]);
});

test('looks once behind exactly 10,000', async () => {
	open({ calls: 0, contacts: 10_000 });
	const found = await records('contact.getAll', { returnAll: true, options });
	expect(found.map(({ id }) => id)).toEqual(newestContacts(10_000));
	expect([...asked().values()]).toEqual([200, 1]);
});

test('says what is missing where windows do not help: contacts by their last update', async () => {
	open({ calls: 0, contacts: 10_500 });
	const { items, hints } = await run('contact.getAll', {
		returnAll: true,
		options: { ...options, orderBy: 'updated_at' },
	});
	expect(items).toHaveLength(10_000);
	expect(hints.map(({ message }) => message)).toEqual([
		'Aircall gives 10,000 contacts at most when they are sorted by their last update. Sort them by their creation to get all.',
	]);
});

test('gives what can be had and says so when one second holds more than 10,000 calls', async () => {
	open({ calls: 10_100, callsSpan: 0 });
	const { items, error, hints } = await run('call.getAll', { returnAll: true, options });
	expect(error).toBeUndefined();
	// The second window begins at that second, without the three live calls before it.
	expect(items).toHaveLength(10_003);
	expect(hints.map(({ message }) => message)).toContain(
		'Aircall gives 10,000 records of one time at most, and more can lie around 2026-11-20T08:00:00.000Z: the list ends there. Narrow the list by time or by other filters to get the rest.',
	);
});
