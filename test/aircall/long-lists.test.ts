import { aircall } from '../../nodes/Aircall/api';
import { account, NOW, openCompany, run } from './company';

const { calls, firstCall, firstContact } = account;
const live = [calls.ringing, calls.live, calls.liveUnrecorded];
const LAST_OF_12000 = firstCall + 11_996;
const newestFirst = [...live, ...Array.from({ length: 11_997 }, (_, i) => LAST_OF_12000 - i)];
const newestContacts = (count: number) =>
	Array.from({ length: count }, (_, i) => firstContact + count - 1 - i);
const options = { parallelRequests: 4 };

let company: ReturnType<typeof openCompany>;
const { limit } = aircall;
// Keeping to the real limit would take minutes.
beforeAll(() => {
	aircall.limit = undefined;
});
afterAll(() => {
	aircall.limit = limit;
});
afterEach(() => company.close());

/** The distinct windows of time that were asked for, with how many pages each. */
function asked(): Map<string, number> {
	const windowsAsked = new Map<string, number>();
	for (const { request } of company.exchanges) {
		const { searchParams } = request.url;
		const name = `${searchParams.get('from') ?? ''}..${searchParams.get('to') ?? ''}`;
		windowsAsked.set(name, (windowsAsked.get(name) ?? 0) + 1);
	}
	return windowsAsked;
}

test('gives all of 12,000 calls, newest first, though pages end at 10,000', async () => {
	company = openCompany({ calls: 12_000 });
	const { records, error } = await run('call', 'getAll', { returnAll: true, options });
	expect(error).toBeUndefined();
	expect(records.map(({ id }) => id)).toEqual(newestFirst);
	const edge = Number(records[9_999].started_at);
	expect(asked()).toEqual(
		new Map([
			['..', 200],
			[`..${edge + 1}`, 41],
		]),
	);
});

test('gives all of 10,500 contacts', async () => {
	company = openCompany({ calls: 0, contacts: 10_500 });
	const { records } = await run('contact', 'getAll', { returnAll: true, options });
	expect(records.map(({ id }) => id)).toEqual(newestContacts(10_500));
});

test('gives them oldest first when that is asked, and keeps the filters in every window', async () => {
	company = openCompany({ calls: 0, contacts: 10_500 });
	const [from, to] = [NOW - 100 * 86_400, NOW - 3600];
	const { records } = await run('contact', 'getAll', {
		returnAll: true,
		filters: { from, to },
		options: { ...options, order: 'asc' },
	});
	expect(records.map(({ id }) => id)).toEqual(newestContacts(10_500).reverse());
	const edge = Number(records[9_999].created_at);
	expect([...asked().keys()]).toEqual([`${from}..${to}`, `${edge - 1}..${to}`]);
});

test('stops a little behind 10,000 when the limit lies there', async () => {
	company = openCompany({ calls: 0, contacts: 10_500 });
	const { records } = await run('contact', 'getAll', { limit: 10_020, options });
	expect(records.map(({ id }) => id)).toEqual(newestContacts(10_500).slice(0, 10_020));
	expect([...asked().values()]).toEqual([200, 1]);
});

test('looks once behind exactly 10,000', async () => {
	company = openCompany({ calls: 0, contacts: 10_000 });
	const { records } = await run('contact', 'getAll', { returnAll: true, options });
	expect(records.map(({ id }) => id)).toEqual(newestContacts(10_000));
	expect([...asked().values()]).toEqual([200, 1]);
});

test('says what is missing where windows are no way out: contacts by their last update', async () => {
	company = openCompany({ calls: 0, contacts: 10_500 });
	const { records, hints } = await run('contact', 'getAll', {
		returnAll: true,
		options: { ...options, orderBy: 'updated_at' },
	});
	expect(records).toHaveLength(10_000);
	expect(hints.map(({ message }) => message)).toEqual([
		'Aircall gives 10,000 contacts at most when they are sorted by their last update. Sort them by their creation to get all.',
	]);
});

test('gives what can be had and says so when one second holds more than 10,000 calls', async () => {
	company = openCompany({ calls: 10_100, callsSpan: 0 });
	const { records, error, hints } = await run('call', 'getAll', { returnAll: true, options });
	expect(error).toBeUndefined();
	// The second window begins at that second, without the three live calls before it.
	expect(records).toHaveLength(10_003);
	expect(hints.map(({ message }) => message)).toContain(
		'Aircall gives 10,000 records of one time at most, and more can lie around 2026-11-20T08:00:00.000Z: the list ends there. Narrow the list by time or by other filters to get the rest.',
	);
});
