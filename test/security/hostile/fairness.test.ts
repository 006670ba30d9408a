/** Many runs on one account: everyone's turn comes, and the event loop stays free. */
import { createRequire } from 'node:module';
import { setImmediate as nextTurn, setTimeout as realWait } from 'node:timers/promises';
import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';
import nock from 'nock';
import { Client } from '../../../nodes/engine/client/client';
import { openDoor } from '../../../sandbox/doors/nock';
import { aircallAccount, createAircall } from '../../../sandbox/aircall';
import { json } from '../../../sandbox/http';
import { scripted, type Scripted } from '../../chaos/scripted';
import { aircallSubject } from '../../chaos/subjects/aircall';
import { VirtualTime } from '../../chaos/virtual-time';
import { answering, credentials, service } from '../../engine/service';
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
		const singles = [1_000, 20_000, 59_000, 61_000, 90_000, 122_000].map(async (after, n) => {
			await time.sleep(after);
			await read(firstCall + 200 + n, 1, 1);
			return time.now - began;
		});
		const [waits] = await Promise.all([Promise.all(singles), ...runs]);
		// In strict order, a hundred others would come first: nearly two spans.
		expect(waits).toEqual([SPAN, SPAN, SPAN, 2 * SPAN, 2 * SPAN, 3 * SPAN]);
		const order = provider.asked.map(idOf);
		expect(order.filter((id) => id >= 200)).toEqual([200, 201, 202, 203, 204, 205]);
		// Of each span, they are among the first that had their turn.
		const places = order.flatMap((id, place) => (id >= 200 ? [place % LIMIT] : []));
		expect(Math.max(...places)).toBeLessThan(10);
		expect(order).toHaveLength(206);
	});

	it('runs take turns, and each keeps its own order', async () => {
		await Promise.all([0, 1, 2].map(async (run) => await read(firstCall + run * 50, 50, 20)));
		const second = provider.asked.filter(({ at }) => at === began + SPAN).map(idOf);
		const byRun = [0, 1, 2].map((run) => second.filter((id) => Math.floor(id / 50) === run));
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
			items: Array.from({ length: 20 }, () => ({ json: {} })),
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

/** The module whose `sleep` n8n-workflow hands on to nodes. */
const sleeping = createRequire(require.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
	sleep: (milliseconds: number) => Promise<void>;
};

/** A node that asks 20 things at the same time, and does nothing else. */
const asking: INodeType = {
	description: {
		displayName: 'Crowd',
		name: 'crowd',
		group: ['input'],
		version: 1,
		description: 'Asks 20 things at a time',
		defaults: { name: 'Crowd' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'serviceApi', required: true }],
		properties: [],
	},
	async execute() {
		const api = { ...service, limit: { cost: 600, seconds: 60 } };
		const client = await Client.open(this, api, { maxWait: 60_000, parallel: 20 });
		await Promise.all(Array.from({ length: 20 }, async () => await client.send('GET /widgets')));
		return [[]];
	},
};

/** The longest time for which nothing else in this process got its turn. @returns how to end it */
function longestBlock(): () => number {
	let longest = 0;
	let last = performance.now();
	let isOver = false;
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (!isOver) setTimeout(look, 1);
	};
	look();
	return () => {
		isOver = true;
		look();
		return longest;
	};
}

it('200 executions that begin at once, each with 20 requests, do not block the event loop', async () => {
	if (!nock.isActive()) nock.activate();
	const sent = answering(() => ({ body: { id: 1 } }));
	const buttons = Array.from({ length: 200 }, () => new AbortController());
	// What is loaded and compiled at first is not what is measured.
	await runNode({ node: asking, credentials });
	const runs = [];
	for (const { signal } of buttons) {
		runs.push(runNode({ node: asking, credentials, stop: signal }));
		await nextTurn();
	}
	while (sent.length < 600) await realWait(10);
	const endOf = longestBlock();
	const sleep = jest.spyOn(sleeping, 'sleep');
	await realWait(1_000);
	const sleeps = sleep.mock.calls.length;
	sleep.mockRestore();
	const blocked = endOf();
	buttons.forEach((button) => button.abort());
	await Promise.all(runs);
	nock.cleanAll();
	expect(sent).toHaveLength(600);
	// One sleeps for all; when each of the 3,400 who wait did, that was 13,600 times a second.
	expect(sleeps).toBeLessThanOrEqual(5);
	expect(blocked).toBeLessThan(500);
});
