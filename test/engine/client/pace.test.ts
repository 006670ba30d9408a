/** How fast requests may go. */
import * as fc from 'fast-check';
import type { Api } from '../../../nodes/engine/vocabulary/api';
import { integer } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import {
	Pace,
	RetryBudget,
	traffic,
	trafficOf,
	type Turn,
} from '../../../nodes/engine/client/pace';
import { START, useFakeClock } from '../clock';
import { answering, runOperation, service } from '../service';
import { closeNetwork } from '../../network';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

/** Asks until a request may be sent. @returns its turn */
function next(pace: Pace, now: number): Turn {
	let at = now;
	for (let wait = pace.wait(at); wait > 0; wait = pace.wait(at)) at += wait;
	return pace.take(at);
}

/** When so many requests are sent, one after the other, and each is answered at once. */
function times(pace: Pace, count: number, now: number): number[] {
	let at = now;
	return Array.from({ length: count }, () => {
		const turn = next(pace, at);
		pace.answered(turn, turn.at);
		pace.ended(turn);
		return (at = turn.at);
	});
}

/** How many requests can be under way at once. */
function burst(pace: Pace, now: number, most = 200): Turn[] {
	const turns: Turn[] = [];
	while (turns.length < most && pace.wait(now) === 0) turns.push(pace.take(now));
	return turns;
}

/** The request of a turn is refused for the limit. */
function refuse(pace: Pace, turn: Turn, wait: number, now: number): void {
	pace.refused(turn, wait, now);
	pace.ended(turn);
}

function succeed(pace: Pace, turn: Turn, now: number): void {
	pace.answered(turn, now);
	pace.ended(turn);
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
		const asked = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 80 });
		fc.assert(
			fc.property(limits, asked, (limit, pauses) => {
				const pace = new Pace(limit);
				let now = 0;
				const made = pauses.map((after) => (now = next(pace, now + after).at));
				for (const start of made) {
					const inside = made.filter((at) => at >= start && at < start + limit.seconds * 1000);
					expect(inside.length).toBeLessThanOrEqual(limit.cost);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('counts what a request has cost in the end', () => {
		const pace = new Pace({ cost: 10, seconds: 60 });
		next(pace, 0);
		pace.charge(9);
		expect(times(pace, 2, 0)).toEqual([0, 60_500]);
	});

	test.each([1e9, Number.MAX_VALUE])('is used up by a cost of %d, and not for longer', (cost) => {
		const pace = new Pace({ cost: 10, seconds: 60 });
		next(pace, 0);
		pace.charge(cost);
		expect(times(pace, 11, 0)).toEqual([...Array<number>(10).fill(60_500), 121_000]);
	});

	test('counts only what is sent: who asks and goes away takes no turn from others', () => {
		const pace = new Pace({ cost: 2, seconds: 10 });
		expect(times(pace, 2, 0)).toEqual([0, 0]);
		for (let i = 0; i < 1000; i += 1) expect(pace.wait(100)).toBe(10_400);
		expect(times(pace, 2, 100)).toEqual([10_500, 10_500]);
	});

	test('is told of in the same time, however many requests have been sent', () => {
		const pace = new Pace({ cost: 100_000, seconds: 60 });
		burst(pace, 0, 100_000);
		const begun = process.hrtime.bigint();
		for (let i = 0; i < 100_000; i += 1) pace.wait(1);
		expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(1_000);
	});
});

describe('a pause', () => {
	test('holds back everything until it is over', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.pause(5000, 0);
		expect(pace.wait(1000)).toBe(4000);
		expect(pace.wait(5000)).toBe(0);
	});

	test('is not cut by a shorter one', () => {
		const pace = new Pace();
		pace.pause(5000, 0);
		pace.pause(3000, 0);
		expect(pace.pausedFor(0)).toBe(5000);
	});

	test('lets exactly one request try when it is over, and all once that has gone through', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.pause(5000, 0);
		const [trial, ...others] = burst(pace, 5000);
		expect(others).toEqual([]);
		succeed(pace, trial, 5100);
		expect(burst(pace, 5100)).toHaveLength(99);
	});

	test('goes on when the one that tries is refused', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.pause(5000, 0);
		const [trial] = burst(pace, 5000);
		refuse(pace, trial, 7000, 5100);
		expect(pace.wait(5100)).toBe(7000);
		expect(burst(pace, 12_100)).toHaveLength(1);
	});

	test('does not last for ever when the one that tries is never answered', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.pause(5000, 0);
		burst(pace, 5000);
		expect(pace.wait(5000)).toBe(10_000);
		expect(burst(pace, 15_000)).toHaveLength(1);
	});

	test('goes over to the next request when the one that tries is lost', () => {
		const pace = new Pace();
		pace.pause(5000, 0);
		const [lost] = burst(pace, 5000);
		pace.ended(lost);
		expect(burst(pace, 5100)).toHaveLength(1);
	});

	test('is one with those before it, for who has waited since, until something goes through', () => {
		const pace = new Pace();
		refuse(pace, next(pace, 1_000), 5_000, 1_000);
		refuse(pace, next(pace, 6_000), 5_000, 6_000);
		expect([0, 2_000, 6_000].map((since) => pace.pausedFor(6_000, since))).toEqual([
			10_000, 9_000, 5_000,
		]);
		succeed(pace, next(pace, 11_000), 11_000);
		expect(pace.pausedFor(11_000, 0)).toBe(0);
		refuse(pace, next(pace, 12_000), 5_000, 12_000);
		expect(pace.pausedFor(12_000, 0)).toBe(5_000);
	});

	test('is an hour at most; what the provider says of it is kept', () => {
		const pace = new Pace();
		refuse(pace, next(pace, 0), 5 * 3_600_000, 0);
		expect([pace.pausedFor(0), pace.refusedFor(0)]).toEqual([3_600_000, 5 * 3_600_000]);
		const [trial, ...others] = burst(pace, 3_600_000);
		expect(others).toEqual([]);
		succeed(pace, trial, 3_600_000);
		expect([pace.pausedFor(3_600_000), pace.refusedFor(3_600_000)]).toEqual([0, 0]);
	});
});

describe('a refusal for the limit', () => {
	test('leaves four fifths of what went through just before', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		const turns = burst(pace, 0);
		turns.slice(0, 50).forEach((turn) => succeed(pace, turn, 100));
		turns.slice(50).forEach((turn) => refuse(pace, turn, 1000, 100));
		succeed(pace, next(pace, 11_000), 11_000);
		expect(burst(pace, 11_000)).toHaveLength(40);
	});

	test('does not count as sent', () => {
		const pace = new Pace({ cost: 2, seconds: 60 });
		const [first, second] = burst(pace, 0);
		refuse(pace, first, 1000, 0);
		refuse(pace, second, 1000, 0);
		expect(times(pace, 3, 0)).toEqual([1000, 1000, 61_500]);
	});

	test('counts once for everything that was under way', () => {
		const pace = new Pace({ cost: 100, seconds: 10 });
		burst(pace, 0).forEach((turn) => refuse(pace, turn, 1000, 0));
		expect(next(pace, 1000).refusals).toBe(1);
	});

	test('is forgotten within seconds once nothing is refused', () => {
		const pace = new Pace({ cost: 600, seconds: 60 });
		refuse(pace, next(pace, 0), 1000, 0);
		const sent = [1, 2, 3, 4, 5, 6].map((second) => {
			let count = 0;
			for (let at = second * 1000; at < (second + 1) * 1000; at += 100) {
				const turns = burst(pace, at, 20);
				turns.forEach((turn) => succeed(pace, turn, at + 100));
				count += turns.length;
			}
			return count;
		});
		expect(sent).toEqual([10, 14, 38, 97, 143, 151]);
	});

	test('shows a limit where none is published', () => {
		const pace = new Pace();
		const turns = burst(pace, 0);
		expect(turns).toHaveLength(200);
		refuse(pace, turns[0], 1000, 500);
		turns.slice(1).forEach((turn) => succeed(pace, turn, 500));
		succeed(pace, next(pace, 20_000), 20_000);
		expect(burst(pace, 20_000)).toHaveLength(159);
	});
});

describe('what the provider says is left', () => {
	test('is all that goes until the reset, with what is under way', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		const [first, ...others] = burst(pace, 0, 4);
		succeed(pace, first, 100);
		pace.told(5, 30_000, 100);
		expect(burst(pace, 100)).toHaveLength(2);
		expect(pace.wait(100)).toBe(30_000);
		succeed(pace, others[0], 200);
		pace.told(9, 29_900, 200);
		expect(burst(pace, 200)).toHaveLength(5);
	});

	test('brings the pace back at once after a refusal', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		refuse(pace, next(pace, 0), 1000, 0);
		const trial = next(pace, 1000);
		pace.told(80, 30_000, 1100);
		succeed(pace, trial, 1100);
		expect(burst(pace, 1100)).toHaveLength(80);
	});

	test('pauses everything when it is nothing', () => {
		const pace = new Pace({ cost: 100, seconds: 60 });
		pace.told(0, 30_000, 0);
		expect(pace.pausedFor(0)).toBe(30_000);
	});
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
	const get = operation.get('GET /widgets/{id}', { required: [integer('id', { in: 'path' })] });
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
			remaining: Number(headers.left),
			resetAt: now + 15_000,
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
