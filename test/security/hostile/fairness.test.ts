/** Many runs on one account: everyone's turn comes, and the event loop stays free. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as realWait } from 'node:timers/promises';
import { openDoor } from '../../../sandbox/doors/nock';
import { aircallAccount, createAircall } from '../../../sandbox/aircall';
import { json } from '../../../sandbox/http';
import { scripted, type Scripted } from '../../chaos/scripted';
import { aircallSubject } from '../../chaos/subjects/aircall';
import { VirtualTime } from '../../chaos/virtual-time';
import { runNode, StopButton } from '../../harness';

const SPAN = 60_500;
const LIMIT = 60;
const { firstCall } = aircallAccount;

/** Reads so many calls, from that ID on. */
async function read(from: number, count: number, parallelRequests: number, stop?: AbortSignal) {
	return await runNode({
		node: aircallSubject.node,
		credentials: [aircallSubject.credential],
		parameters: { ...aircallSubject.read.parameters, options: { parallelRequests } },
		items: Array.from({ length: count }, (_, n) => ({ json: { id: from + n } })),
		onError: 'continueRegularOutput',
		stop,
	});
}

const idOf = ({ request }: Scripted['asked'][0]) =>
	Number(request.url.pathname.split('/').pop()) - firstCall;

describe('in time that only passes while something waits', () => {
	let time: VirtualTime;
	let provider: Scripted;
	let close: () => void;
	let began: number;

	beforeEach(() => {
		time = new VirtualTime();
		began = time.now;
		const company = createAircall({ clock: () => time.now, calls: 240, limit: 10_000 });
		provider = scripted(company.hosts, (request) => company.handle(request));
		({ close } = openDoor(provider, { wait: time.hold }));
	});
	afterEach(() => {
		close();
		time.stop();
	});

	it('five runs of 20 parallel requests keep no single request of others waiting', async () => {
		const runs = [0, 1, 2, 3, 4].map(async (run) => await read(firstCall + run * 40, 40, 20));
		const waits: number[] = [];
		const singles = [1_000, 20_000, 59_000, 61_000, 90_000, 122_000].map(async (after) => {
			await time.sleep(after);
			await read(firstCall + 200 + waits.length, 1, 1);
			waits.push(time.now - began);
		});
		await Promise.all([...runs, ...singles]);
		// In strict order, a hundred others would come first: nearly two spans.
		expect(waits).toEqual([SPAN, SPAN, SPAN, 2 * SPAN, 2 * SPAN, 3 * SPAN]);
		expect(provider.asked).toHaveLength(206);
	});

	it('runs take turns, and each keeps its own order', async () => {
		await Promise.all([0, 1, 2].map(async (run) => await read(firstCall + run * 80, 80, 20)));
		const second = provider.asked.filter(({ at }) => at === began + SPAN).map(idOf);
		const byRun = [0, 1, 2].map((run) => second.filter((id) => Math.floor(id / 80) === run));
		expect(byRun.map(({ length }) => length)).toEqual([20, 20, 20]);
		for (const ids of byRun) expect(ids).toEqual([...ids].sort((a, b) => a - b));
	});

	it('a long list does not starve a single request', async () => {
		const list = runNode({
			node: aircallSubject.node,
			credentials: [aircallSubject.credential],
			parameters: {
				resource: 'call',
				operation: 'getAll',
				returnAll: true,
				options: { parallelRequests: 20 },
			},
			items: Array.from({ length: 40 }, () => ({ json: {} })),
		});
		await time.sleep(1_000);
		await read(firstCall, 1, 1);
		expect(time.now - began).toBe(SPAN);
		await list;
	});
});

it('a cancelled run leaves the line within a second, and the others go on waiting', async () => {
	let isBusy = true;
	const provider = scripted(['api.aircall.io'], () =>
		isBusy ? json(429, {}, { 'retry-after': '3' }) : json(200, { call: { id: 7 } }),
	);
	const door = openDoor(provider);
	const first = read(firstCall, 1, 1);
	while (provider.asked.length === 0) await realWait(5);
	await realWait(100);
	isBusy = false;
	const button = new StopButton();
	const cancelled = read(firstCall, 40, 20, button.signal);
	const other = read(firstCall, 1, 1);
	button.pressSoon();
	expect((await cancelled).status).toBe('canceled');
	expect(button.pressedAgo).toBeLessThan(1_000);
	expect(provider.asked).toHaveLength(1);
	expect((await other).error).toBeUndefined();
	expect((await first).error).toBeUndefined();
	door.close();
	expect(provider.asked).toHaveLength(3);
});

it('200 executions that begin at once, each with 20 requests, do not block the event loop', async () => {
	const provider = scripted(['api.aircall.io'], () => json(200, { call: { id: 7 } }));
	const door = openDoor(provider);
	const button = new AbortController();
	// What is loaded and compiled at first is not what is measured.
	await read(firstCall, 1, 1);
	const runs = [];
	for (let run = 0; run < 200; run += 1) {
		runs.push(read(firstCall, 20, 20, button.signal));
		await nextTurn();
	}
	while (provider.asked.length < LIMIT) await realWait(10);
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	await realWait(3_000);
	delay.disable();
	button.abort();
	await Promise.all(runs);
	door.close();
	expect(provider.asked).toHaveLength(LIMIT);
	expect(delay.max / 1e6).toBeLessThan(250);
});
