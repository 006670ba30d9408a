/** Several processes on one account: none knows of the others, and together they keep to the limit. */
import { Pace, type Turn } from '../../../nodes/engine/client/pace';
import { limitBackoff } from '../../../nodes/engine/client/retry';
import { randomFrom } from '../../../sandbox/faults';
import { RateLimit } from '../../../sandbox/rate-limit';

const SECONDS = 60;
const MINUTE = 60_000;

interface Setting {
	processes: number;
	/** Requests of each process. */
	wanted: number;
	limit: number;
	/** Whether each answer tells what is left. */
	tells: boolean;
	seed: number;
}

/** One process: four requests at a time, each answered after about 100 ms. */
interface Process {
	pace: Pace;
	left: number;
	underWay: Array<{ turn: Turn; allowed: boolean; remaining: number; resetAt: number; at: number }>;
}

/** Lets the processes send until all is done, in time of its own. */
function run({ processes, wanted, limit, tells, seed }: Setting) {
	const random = randomFrom(seed);
	let now = 0;
	const quota = new RateLimit({ limit, windowMs: MINUTE, clock: () => now });
	const all = Array.from({ length: processes }, (): Process => {
		return { pace: new Pace({ cost: limit, seconds: SECONDS }), left: wanted, underWay: [] };
	});
	let sent = 0;
	let refused = 0;
	const receive = ({ pace, underWay }: Process, index: number): boolean => {
		const { turn, allowed, remaining, resetAt } = underWay.splice(index, 1)[0];
		if (allowed) {
			if (tells) pace.told(remaining, resetAt - now, now);
			pace.answered(turn, now);
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
	const least = (processes * wanted * MINUTE) / limit;
	return { done: sent - refused, refused: refused / sent, time: now / least };
}

describe.each([1, 2, 3, 4, 5])('with seed %i', (seed) => {
	it('three processes are rarely refused, and lose no time', () => {
		const { done, refused, time } = run({
			processes: 3,
			wanted: 250,
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
			processes: 3,
			wanted: 1000,
			limit: 600,
			tells: true,
			seed,
		});
		expect(done).toBe(3000);
		expect(refused).toBeLessThanOrEqual(0.02);
		expect(time).toBeLessThanOrEqual(1.05);
	});
});
