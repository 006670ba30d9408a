/** Absurd hints: an account is never stopped for longer than an hour without a request that tries. */
import { openDoor } from '../../../sandbox/doors/nock';
import { json } from '../../../sandbox/http';
import { traffic } from '../../../nodes/engine/client/pace';
import { scripted, type Scripted } from '../../chaos/scripted';
import { shortcutSubject } from '../../chaos/subjects/shortcut';
import { VirtualTime } from '../../chaos/virtual-time';
import { runNode, type NodeResult } from '../../harness';

const HOSTS = ['api.app.shortcut.com'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let time: VirtualTime;

beforeEach(() => {
	time = new VirtualTime();
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
	time.stop();
	jest.restoreAllMocks();
});

async function read(provider: Scripted, count = 1, options = {}): Promise<NodeResult> {
	const door = openDoor(provider, { wait: time.hold });
	try {
		return await runNode({
			node: shortcutSubject.node,
			credentials: [shortcutSubject.credential],
			parameters: { ...shortcutSubject.read.parameters, options },
			items: Array.from({ length: count }, () => ({ json: { id: 7 } })),
			onError: 'continueRegularOutput',
		});
	} finally {
		door.close();
	}
}

const date = (at: number) => new Date(at).toUTCString();
const pause = () => [...traffic.values()][0].pace.pausedFor(time.now);
/** When each request came, from the first on. */
const asked = ({ asked: all }: Scripted) => all.map(({ at }) => at - all[0].at);

it.each<[string, (now: number) => Record<string, string>]>([
	['seconds since 1970', (now) => ({ 'retry-after': String(Math.round(now / 1000) + 5) })],
	['milliseconds', () => ({ 'retry-after': '120000' })],
	['the year 9999', () => ({ 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' })],
	['the year 1970', () => ({ 'retry-after': date(0) })],
	['400 nines', () => ({ 'retry-after': '9'.repeat(400) })],
	['a negative number', () => ({ 'retry-after': '-5' })],
	['NaN', () => ({ 'retry-after': 'NaN' })],
	['Infinity', () => ({ 'retry-after': 'Infinity' })],
	['a second more than a day', () => ({ 'retry-after': '86401' })],
])('a hint of %s counts as none: it is tried again by the span of the limit', async (_, hint) => {
	const provider = scripted(HOSTS, (_request, before) =>
		before === 0 ? json(429, {}, hint(time.now)) : json(200, { id: 7 }),
	);
	const { items } = await read(provider);
	expect(items[0].json).toEqual({ id: 7 });
	expect(asked(provider)).toEqual([0, 3_750]);
});

it('a date beside a clock of 1970 is read by our own clock', async () => {
	const provider = scripted(HOSTS, (_request, before) =>
		before === 0
			? json(429, {}, { date: date(0), 'retry-after': date(time.now + 9_000) })
			: json(200, { id: 7 }),
	);
	await read(provider);
	expect(asked(provider)).toEqual([0, 9_000]);
});

it('a hint of a day is kept by the request itself, and by others for an hour', async () => {
	const provider = scripted(HOSTS, (_request, before) =>
		before === 0 ? json(429, {}, { 'retry-after': '86400' }) : json(200, { id: 7 }),
	);
	const first = await read(provider, 1, { maxWait: 3_600 });
	expect(first.items[0].json).toMatchObject({
		error: 'Shortcut is receiving too many requests [item 0]',
		details: {
			description:
				'The limit is shared by everything that uses this account. Run this again in 24 hours, or run fewer workflows at once.',
		},
	});
	expect(pause()).toBe(HOUR);
	const { items } = await read(provider, 1, { maxWait: 3_600 });
	expect(items[0].json).toEqual({ id: 7 });
	expect(asked(provider)).toEqual([0, HOUR]);
	expect(pause()).toBe(0);
});

it('a request comes back no earlier than its own hint, however long that is', async () => {
	const provider = scripted(HOSTS, (_request, before) =>
		before === 0 ? json(429, {}, { 'retry-after': String(2 * 3_600) }) : json(200, { id: 7 }),
	);
	const { items } = await read(provider, 1, { maxWait: 10_000 });
	expect(items[0].json).toEqual({ id: 7 });
	expect(asked(provider)).toEqual([0, 2 * HOUR]);
});

it('after the longest pause one request tries at a time, and the others wait for how it ends', async () => {
	const provider = scripted(HOSTS, (_request, before) =>
		before < 2 ? json(429, {}, { 'retry-after': String(5 * 3_600) }) : json(200, { id: 7 }),
	);
	// As if a run before had been refused.
	await read(provider, 1, { maxWait: 0 });
	const { items } = await read(provider, 10, { maxWait: 8_000, parallelRequests: 10 });
	const failed = items.filter(({ json: { error } }) => error !== undefined);
	// The one that tried has a hint beyond its Max Wait.
	expect(failed).toHaveLength(1);
	expect(asked(provider)).toEqual([0, HOUR, ...Array<number>(9).fill(2 * HOUR)]);
});

it('whoever would wait longer than Max Wait for the pause fails at once, and is told how long', async () => {
	const provider = scripted(HOSTS, () => json(429, {}, { 'retry-after': '600' }));
	const { items } = await read(provider, 30, { parallelRequests: 2 });
	expect(provider.asked.length).toBeLessThanOrEqual(2);
	expect(time.now - provider.asked[0].at).toBeLessThan(1_000);
	expect(new Set(items.map(({ json: row }) => Object(row.details).description))).toEqual(
		new Set([
			'The limit is shared by everything that uses this account. Run this again in 10 minutes, or run fewer workflows at once.',
		]),
	);
});

it('an account is free again within an hour, whatever 429 has said', async () => {
	for (const hint of ['99999999999', '86400', date(time.now + DAY), '30000']) {
		traffic.clear();
		const provider = scripted(HOSTS, (_request, before) =>
			before === 0 ? json(429, {}, { 'retry-after': hint }) : json(200, { id: 7 }),
		);
		await read(provider, 1, { maxWait: 0 });
		expect(pause()).toBeLessThanOrEqual(HOUR);
		await time.sleep(HOUR);
		const { items } = await read(provider, 1, { maxWait: 0 });
		expect(items[0].json).toEqual({ id: 7 });
	}
});
