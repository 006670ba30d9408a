/** How fast requests may go. */
import * as fc from 'fast-check';
import type { Api } from '../../nodes/engine/api';
import { integer } from '../../nodes/engine/field';
import { operation } from '../../nodes/engine/operation';
import { Pace, RetryBudget, traffic, trafficOf } from '../../nodes/engine/pace';
import { START, useFakeClock } from './clock';
import { answering, closeNetwork, runOperation, service } from './service';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('./clock')>('./clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

/** Asks until a request may be sent. @returns the time at which it is */
function sendAt(pace: Pace, cost: number, now: number): number {
	let at = now;
	for (let wait = pace.take(cost, at); wait > 0; wait = pace.take(cost, at)) at += wait;
	return at;
}

/** When so many requests are sent, one after the other. */
function times(pace: Pace, count: number, now: number, cost = 1): number[] {
	let at = now;
	return Array.from({ length: count }, () => (at = sendAt(pace, cost, at)));
}

describe('a published limit', () => {
	test('lets a burst through, then waits until the span is over', () => {
		const pace = new Pace({ cost: 3, seconds: 60 });
		expect(times(pace, 7, 1000)).toEqual([1000, 1000, 1000, 61_500, 61_500, 61_500, 122_000]);
	});

	test('is never exceeded in any span, whatever is asked and when', () => {
		const limits = fc.record({
			cost: fc.integer({ min: 1, max: 20 }),
			seconds: fc.integer({ min: 1, max: 60 }),
		});
		const asked = fc.array(
			fc.record({
				cost: fc.integer({ min: 1, max: 3 }),
				after: fc.integer({ min: 0, max: 20_000 }),
			}),
			{ maxLength: 80 },
		);
		fc.assert(
			fc.property(limits, asked, (limit, requests) => {
				const pace = new Pace(limit);
				let now = 0;
				const made = requests.map(({ cost, after }) => {
					now = sendAt(pace, cost, now + after);
					return { at: now, cost };
				});
				for (const { at: start } of made) {
					const inside = made.filter(({ at }) => at >= start && at < start + limit.seconds * 1000);
					const sum = inside.reduce((all, { cost }) => all + cost, 0);
					const single = inside.length === 1;
					expect(single || sum <= limit.cost).toBe(true);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('counts what a request has cost in the end', () => {
		const pace = new Pace({ cost: 10, seconds: 60 });
		expect(pace.take(1, 0)).toBe(0);
		pace.charge(8);
		expect(times(pace, 2, 0)).toEqual([0, 60_500]);
	});

	test('counts only what is sent: who asks and goes away takes no turn from others', () => {
		const pace = new Pace({ cost: 2, seconds: 10 });
		expect(times(pace, 2, 0)).toEqual([0, 0]);
		for (let i = 0; i < 1000; i += 1) expect(pace.take(1, 100)).toBe(10_400);
		expect(times(pace, 2, 100)).toEqual([10_500, 10_500]);
	});

	test('lets through a request that alone costs more than the limit', () => {
		const pace = new Pace({ cost: 5, seconds: 1 });
		expect(times(pace, 2, 0, 9)).toEqual([0, 1500]);
	});
});

describe('a pause', () => {
	test('holds back everything until it is over', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.pause(5000, 0);
		expect(pace.take(1, 1000)).toBe(4000);
		expect(pace.take(1, 5000)).toBe(0);
	});

	test('is not cut by a shorter one', () => {
		const pace = new Pace();
		pace.pause(5000, 0);
		pace.pause(3000, 0);
		expect(pace.pausedFor(0)).toBe(5000);
	});
});

describe('a refusal for the limit', () => {
	/** How many requests go at once. */
	const burst = (pace: Pace, now: number) =>
		times(pace, 200, now).filter((at) => at === now).length;

	test('halves what is sent in a span', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		pace.refused(1000, 0);
		expect(burst(pace, 100_000)).toBe(50);
	});

	test('counts once for everything that was under way', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		for (let i = 0; i < 10; i += 1) pace.refused(1000, i);
		expect(burst(pace, 100_000)).toBe(50);
	});

	test('again and again leaves a twentieth', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		for (let i = 0; i < 20; i += 1) pace.refused(1000, i * 20_000);
		expect(burst(pace, 1_000_000)).toBe(5);
	});

	test('is forgotten step by step', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		pace.refused(0, 0);
		for (let i = 1; i <= 3; i += 1) pace.accepted(i * 10_500);
		expect(burst(pace, 1_000_000)).toBe(80);
		for (let i = 1; i <= 3; i += 1) pace.accepted(2_000_000 + i * 10_500);
		expect(burst(pace, 3_000_000)).toBe(100);
	});

	test('shows a limit where none is published', () => {
		const pace = new Pace();
		expect(burst(pace, 0)).toBe(200);
		pace.refused(1000, 500);
		expect(burst(pace, 100_000)).toBe(100);
	});
});

test('a limit that was only guessed is forgotten after a while without refusals', () => {
	const pace = new Pace();
	pace.take(1, 0);
	pace.refused(1000, 0);
	const [first, second] = times(pace, 2, 20_000);
	expect([first, second]).toEqual([20_000, 30_500]);
	for (let i = 1; i <= 6; i += 1) pace.accepted(100_000 + i * 10_500);
	expect(new Set(times(pace, 200, 300_000))).toEqual(new Set([300_000]));
});

test('a budget pays for a hundred retries, and for one more after two successes', () => {
	const budget = new RetryBudget();
	const taken = Array.from({ length: 101 }, () => budget.take());
	expect(taken.filter(Boolean)).toHaveLength(100);
	budget.earn();
	expect(budget.take()).toBe(false);
	budget.earn();
	expect(budget.take()).toBe(true);
});

test('an account has one pace, whichever workflow uses it', () => {
	const api = (name: string): Api => ({ ...service, name });
	const first = trafficOf(api('Service'), { user: 'a', key: 'one' });
	expect(trafficOf(api('Service'), { user: 'b', key: 'one' })).toBe(first);
	expect(trafficOf(api('Service'), { user: 'a', key: 'two' })).not.toBe(first);
	expect(trafficOf(api('Other'), { user: 'a', key: 'one' })).not.toBe(first);
	expect([...traffic.keys()].join()).not.toContain('one');
});

describe('a node', () => {
	const get = operation('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
	const many = (count: number) => Array.from({ length: count }, (_, id) => ({ json: { id } }));
	const parameters = { id: '={{ $json.id }}', options: { parallelRequests: 1 } };

	test('keeps to the published limit and waits rather than being refused', async () => {
		const sent = answering(({ path }) => ({ body: { path } }));
		const limited: Api = { ...service, limit: { cost: 10, seconds: 20 } };
		const { items, hints } = await runOperation(get, { api: limited, items: many(25), parameters });
		expect(items).toHaveLength(25);
		const first = sent[0].at;
		const inSpan = (from: number) =>
			sent.filter(({ at }) => at >= first + from && at < first + from + 20_000).length;
		expect([inSpan(0), inSpan(20_500), inSpan(41_000)]).toEqual([10, 10, 5]);
		expect(hints.map(({ message }) => message)).toEqual([
			'This run waited 41 seconds for the rate limit of Service.',
		]);
	});

	test('waits when the provider says that its quota is used up', async () => {
		const quota: Api['quota'] = (headers, now) => ({
			resetAt: headers.left === '0' ? now + 15_000 : undefined,
		});
		const sent = answering((_, index) => ({
			body: { id: 1 },
			headers: { left: String(1 - index) },
		}));
		await runOperation(get, { api: { ...service, quota }, items: many(3), parameters });
		expect(sent.map(({ at }) => at - sent[0].at)).toEqual([0, 0, 15_000]);
	});

	test('counts a request at the cost that its answer names', async () => {
		const quota: Api['quota'] = ({ cost }) => ({ cost: Number(cost) });
		const api: Api = { ...service, limit: { cost: 10, seconds: 20 }, quota };
		const sent = answering(() => ({ body: { id: 1 }, headers: { cost: '5' } }));
		await runOperation(get, { api, items: many(3), parameters });
		expect(sent.map(({ at }) => at - sent[0].at)).toEqual([0, 0, 20_500]);
	});

	test('a refusal holds back every other request of the account', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const sent = answering((_, index) =>
			index === 0 ? { status: 429, headers: { 'retry-after': '10' } } : { body: { id: 1 } },
		);
		await runOperation(get, {
			items: many(4),
			parameters: { ...parameters, options: { parallelRequests: 4 } },
		});
		expect(sent).toHaveLength(5);
		const late = sent.filter(({ at }) => at - sent[0].at >= 10_000);
		expect(late.length).toBeGreaterThanOrEqual(1);
	});

	test.each([
		['back', -3_600_000],
		['forward', 3_600_000],
	])('a clock that is set %s changes nothing', async (_, shift) => {
		let ahead = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => Date.now() + ahead);
		const times: number[] = [];
		answering((__, index) => {
			times.push(performance.now());
			if (index === 0) {
				ahead = -shift;
				jest.setSystemTime(Date.now() + shift);
			}
			return { body: { id: 1 } };
		});
		const limited: Api = { ...service, limit: { cost: 1, seconds: 20 } };
		const { hints } = await runOperation(get, { api: limited, items: many(2), parameters });
		expect(times.map((at) => at - times[0])).toEqual([0, 20_500]);
		expect(hints.map(({ message }) => message)).toEqual([
			'This run waited 21 seconds for the rate limit of Service.',
		]);
	});

	test('items that a long pause fails take no turns from what comes after it', async () => {
		const api: Api = { ...service, limit: { cost: 60, seconds: 60 } };
		let paused = true;
		answering(() =>
			paused ? { status: 429, headers: { 'retry-after': '120' } } : { body: { id: 1 } },
		);
		const failed = { api, items: many(300), onError: 'continueRegularOutput' as const };
		await runOperation(get, { ...failed, parameters });
		paused = false;
		jest.setSystemTime(START + 121_000);
		const { error, hints } = await runOperation(get, { api, parameters: { id: 7 } });
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
	});
});
