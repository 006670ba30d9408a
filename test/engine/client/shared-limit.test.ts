/** Several processes on one account: none knows of the others, and together they keep to the limit. */
import { Pace, type Turn } from '../../../nodes/engine/client/pace';
import { limitBackoff } from '../../../nodes/engine/client/retry';
import { randomFrom } from '../../../sandbox/faults';
import { RateLimit } from '../../../sandbox/rate-limit';

const SECONDS = 60;
const MINUTE = 60_000;

interface Setting {
	/** Requests of each process. */
	wanted: number[];
	limit: number;
	/** What each process takes for the limit; the limit itself unless given. */
	share?: number;
	/** Whether each answer tells what is left. */
	tells: boolean;
	seed: number;
}

/** One process: four requests at a time, each answered after about 100 ms. */
interface Process {
	pace: Pace;
	left: number;
	underWay: Array<{ turn: Turn; allowed: boolean; remaining: number; resetAt: number; at: number }>;
	/** What went through: when it was answered, and when the provider's minute ended that it counts in. */
	passed: Array<{ at: number; resetAt: number }>;
}

/** Lets the processes send until all is done, in time of its own. */
function run({ wanted, limit, share = limit, tells, seed }: Setting) {
	const random = randomFrom(seed);
	let now = 0;
	const quota = new RateLimit({ limit, windowMs: MINUTE, clock: () => now });
	const all = wanted.map((left): Process => {
		return { pace: new Pace({ cost: share, seconds: SECONDS }), left, underWay: [], passed: [] };
	});
	let sent = 0;
	let refused = 0;
	const receive = ({ pace, underWay, passed }: Process, index: number): boolean => {
		const { turn, allowed, remaining, resetAt } = underWay.splice(index, 1)[0];
		if (allowed) {
			if (tells) pace.told(remaining, resetAt - now, now);
			pace.answered(turn, now);
			passed.push({ at: now, resetAt });
		} else {
			const hint = tells ? resetAt - now + 500 * random() : undefined;
			pace.refused(turn, hint ?? limitBackoff(2 * turn.refusals + 1, MINUTE, random()), now);
		}
		pace.ended(turn);
		return allowed;
	};
	for (;;) {
		let next = Infinity;
		for (const one of all) {
			for (let index = one.underWay.length - 1; index >= 0; index -= 1) {
				if (one.underWay[index].at > now || receive(one, index)) continue;
				one.left += 1;
				refused += 1;
			}
			while (one.left > 0 && one.underWay.length < 4 && one.pace.wait(now) === 0) {
				one.left -= 1;
				sent += 1;
				const turn = one.pace.take(now);
				one.underWay.push({ turn, ...quota.take('account'), at: now + 80 + 40 * random() });
			}
			if (one.left > 0) next = Math.min(next, now + Math.max(1, one.pace.wait(now)));
			for (const { at } of one.underWay) next = Math.min(next, at);
		}
		if (next === Infinity) break;
		now = next;
	}
	const total = wanted.reduce((sum, one) => sum + one, 0);
	const least = (total * MINUTE) / limit;
	const passed = all.map((one) => one.passed);
	return { done: sent - refused, refused: refused / sent, time: now / least, passed };
}

/** For how many seconds of each whole minute that is its own the last process has not got 90 % of it. */
function slow({ passed }: ReturnType<typeof run>, limit: number): number[] {
	const others = passed.slice(0, -1).flat();
	const own = passed.slice(-1).flat();
	const alone = Math.max(...others.map(({ resetAt }) => resetAt));
	const minutes = new Map<number, number[]>();
	for (const { at, resetAt } of own) {
		if (resetAt > alone) minutes.set(resetAt, [...(minutes.get(resetAt) ?? []), at]);
	}
	// The last one is over before it is used up.
	return [...minutes.entries()].slice(0, -1).map(([resetAt, times]) => {
		const ninety = times[Math.ceil(limit * 0.9) - 1] ?? Infinity;
		return (ninety - (resetAt - MINUTE)) / 1000;
	});
}

/** The longest time in minutes for which nothing of one process went through while all had more to send. */
function longestWait({ passed }: ReturnType<typeof run>): number {
	const times = passed.map((all) => all.map(({ at }) => at));
	const together = Math.min(...times.map((all) => Math.max(...all)));
	const waits = times.flatMap((all) => {
		const meanwhile = all.filter((at) => at <= together);
		return [...meanwhile, together].map((at, n) => at - (meanwhile[n - 1] ?? 0));
	});
	return Math.max(...waits) / MINUTE;
}

describe.each([1, 2, 3, 4, 5])('with seed %i', (seed) => {
	it('three processes are rarely refused, and lose no time', () => {
		const { done, refused, time } = run({
			wanted: [250, 250, 250],
			limit: 200,
			tells: false,
			seed,
		});
		expect(done).toBe(750);
		expect(refused).toBeLessThanOrEqual(0.055);
		expect(time).toBeLessThanOrEqual(1.2);
	});

	it('they are refused still less where each answer tells what is left', () => {
		const { done, refused, time } = run({
			wanted: [1000, 1000, 1000],
			limit: 600,
			tells: true,
			seed,
		});
		expect(done).toBe(3000);
		expect(refused).toBeLessThanOrEqual(0.02);
		expect(time).toBeLessThanOrEqual(1.05);
	});

	it.each([
		{ limit: 200, tells: false, wanted: [150, 3000] },
		{ limit: 600, tells: true, wanted: [700, 3000] },
	])('the one that is left has 90 % of a limit of $limit within 15 seconds', (setting) => {
		const ran = run({ ...setting, seed });
		const seconds = slow(ran, setting.limit);
		expect(seconds.length).toBeGreaterThanOrEqual(1);
		expect(Math.max(...seconds)).toBeLessThanOrEqual(15);
		expect(ran.refused).toBeLessThanOrEqual(0.05);
	});

	it('where no answer tells what is left, none of two gets nothing for longer than 15 minutes', () => {
		const ran = run({ wanted: [3000, 3000], limit: 200, tells: false, seed });
		expect(ran.done).toBe(6000);
		expect(longestWait(ran)).toBeLessThanOrEqual(15);
	});

	it('with a share for each, both go on in every minute, and no request is refused', () => {
		const ran = run({ wanted: [3000, 3000], limit: 200, share: 90, tells: false, seed });
		expect(ran.refused).toBe(0);
		expect(longestWait(ran)).toBeLessThan(1.1);
	});
});
