/** Attempts, each in its turn, until one succeeds or another would be unsafe, useless or too late. */
import { sleep } from 'n8n-workflow';
import type { Api } from '../vocabulary/api';
import type { Outcome } from './attempt';
import { isCancelled, stopIfCancelled, type Context } from './context';
import type { Traffic, Turn } from './pace';
import { Gate } from './pool';
import type { Line } from './queue';
import { isLimited, MAX_ATTEMPTS, mayRetry } from './retry';
import { pause, waitAfter, WaitingTime } from './wait';

export interface RepeatSettings {
	/** The longest that one request waits for its repetitions, in milliseconds. */
	maxWait: number;
	/** How many requests may be under way at a time. */
	parallel: number;
}

/** How the attempts at one request went so far. */
interface Course {
	/** When the first of them began to wait, as `performance.now()` tells it. */
	begun: number;
	attempts: number;
	/** How long they have waited in all between attempts, in milliseconds. */
	waited: number;
}

/** What came of an attempt, and after how many milliseconds another one makes sense. */
interface Settled<T> {
	outcome: Outcome<T>;
	wait: number;
}

/** The repetitions of one run. */
export class Repeater {
	private readonly gate: Gate;
	/** The place of this run among those that use the account. */
	private readonly line: Line<Turn>;
	private readonly waiting = new WaitingTime();

	constructor(
		private readonly context: Context,
		private readonly api: Api,
		private readonly traffic: Traffic,
		private readonly settings: RepeatSettings,
	) {
		const { maxWait, parallel } = settings;
		this.gate = new Gate(parallel);
		this.line = { maxWait, isCancelled: () => isCancelled(context), sleep, waiting: [] };
	}

	/** For how long something waited for the provider's limit, in milliseconds. */
	get waitedForLimit(): number {
		return this.waiting.milliseconds;
	}

	/**
	 * @param reads whether repeating it is harmless
	 * @param counts whether it counts towards the provider's limit: not on another host
	 */
	async repeat<T>(
		attempt: () => Promise<Outcome<T>>,
		reads: boolean,
		counts = true,
	): Promise<Outcome<T>> {
		const { budget } = this.traffic;
		const course: Course = { begun: performance.now(), attempts: 0, waited: 0 };
		for (;;) {
			course.attempts += 1;
			const once = async () =>
				await (counts ? this.inTurn(attempt, course) : this.aside(attempt, course));
			const { outcome, wait } = await this.gate.pass(once);
			if (outcome.ok) {
				budget.earn();
				return outcome;
			}
			const { cause } = outcome;
			if (course.attempts >= MAX_ATTEMPTS || !mayRetry(cause, reads)) return outcome;
			course.waited += wait;
			if (course.waited > this.settings.maxWait) return outcome;
			const limited = isLimited(cause);
			// It has waited before it was its turn to try, too.
			if (limited && counts && this.isTooLong(course)) return outcome;
			if (!limited && !budget.take()) return outcome;
			// Nobody reads what it says.
			outcome.body?.end();
			const paused = pause(this.context, wait);
			await (limited ? this.waiting.during(paused) : paused);
		}
	}

	/** Makes an attempt that does not count towards the limit. */
	private async aside<T>(attempt: () => Promise<Outcome<T>>, course: Course): Promise<Settled<T>> {
		return this.settled(await attempt(), course, 0);
	}

	/**
	 * Makes an attempt in its turn, inside the gate: what it shows of the limit is known before anyone
	 * else comes in.
	 */
	private async inTurn<T>(attempt: () => Promise<Outcome<T>>, course: Course): Promise<Settled<T>> {
		const { pace, queue } = this.traffic;
		const turn = await this.turn(course);
		if (!turn) {
			const cause = { kind: 'paused' as const, wait: pace.refusedFor(performance.now()) };
			return { outcome: { ok: false, cause }, wait: 0 };
		}
		try {
			const settled = this.settled(await attempt(), course, turn.refusals);
			const { outcome, wait } = settled;
			const now = performance.now();
			if (!outcome.ok && isLimited(outcome.cause)) pace.refused(turn, wait, now);
			else if (outcome.ok || outcome.cause.kind !== 'transport') pace.answered(turn, now);
			return settled;
		} finally {
			pace.ended(turn);
			queue.serve();
		}
	}

	private settled<T>(outcome: Outcome<T>, course: Course, refusals: number): Settled<T> {
		if (outcome.ok) return { outcome, wait: 0 };
		const { maxWait } = this.settings;
		return { outcome, wait: waitAfter(this.api, outcome.cause, { ...course, maxWait, refusals }) };
	}

	/** The next time at which the limit lets a request through; undefined where that is too late. */
	private async turn(course: Course): Promise<Turn | undefined> {
		if (this.isTooLong(course)) return undefined;
		const { queue } = this.traffic;
		const turn = queue.take() ?? (await this.waiting.during(queue.wait(this.line, course.begun)));
		if (!turn) stopIfCancelled(this.context);
		return turn;
	}

	/** Whether a request that has waited since it began would wait longer for the limit than it may. */
	private isTooLong({ begun }: Course): boolean {
		return this.traffic.pace.pausedFor(performance.now(), begun) > this.settings.maxWait;
	}
}
