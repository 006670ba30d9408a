/**
 * How fast requests may go: one pace for each credential and process, shared by every execution
 * that uses it. Only what is sent counts.
 */
import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Api, Limit } from '../vocabulary/api';
import { Queue, type Turns } from './queue';

/** What a request costs of the limit, unless its answer names another cost. */
export const COST = 1;
/** The span over which an unpublished limit is assumed to count. */
export const UNPUBLISHED_SECONDS = 10;
/** A provider counts on arrival: requests that were slow to arrive count later than they were sent. */
const MARGIN_MS = 500;
/** The longest pause before somebody tries again, whatever the provider says. */
const LONGEST_PAUSE_MS = 3_600_000;
/** For how long the others wait for the one that tries. */
const TRIAL_MS = 10_000;
/** What is still taken for granted of what went through before a refusal: others use the account too. */
const SHRINK = 0.8;
/** By how much that grows with each request beyond it that goes through. */
const GROW = 1.1;
const FULL_BUDGET = 100;
/** What a success gives back of a retry. */
const EARNED = 0.5;

/** The right to send one request. */
export interface Turn {
	readonly at: number;
	/** What of it is counted. */
	cost: number;
	/** Whether it finds out if there is more, while everyone else waits for how it ends. */
	readonly isTrial: boolean;
	/** How many refusals had followed each other when it was taken. */
	readonly refusals: number;
	/** The turn after it. */
	next?: Turn;
}

/**
 * How fast the requests of one account may go: never above the published limit, and only as far as
 * refusals have not shown less. What is not certain is tried, by one request at a time.
 *
 * All its times are milliseconds of a clock that nobody sets, as `performance.now()` tells them.
 */
export class Pace implements Turns<Turn> {
	/** The turns that still count, from the first to the last. */
	private first?: Turn;
	private last?: Turn;
	/** The sum of their costs. */
	private counted = 0;
	/** Turns whose request has not ended. */
	private underWay = 0;
	private trial?: Turn;
	private pausedUntil = 0;
	/** The end of the pause in the provider's words. */
	private refusedUntil = 0;
	/** Whether something has gone through since the last pause. */
	private isOpen = true;
	/** Since when, if not, nothing has. */
	private closedAt = 0;
	private refusals = 0;
	/** What goes through in a span for certain, as far as is known. */
	private certain = Infinity;
	/** What the provider says is left, for everyone who uses the account. */
	private left = { amount: Infinity, until: 0 };

	/** @param limit undefined where none is known; it may change between two requests */
	constructor(public limit?: Limit) {}

	/** How long until a request may be sent; 0 for right now. */
	wait(now: number): number {
		this.forget(now);
		const { first, trial, left } = this;
		const isFull = this.counted + COST > (this.limit?.cost ?? Infinity);
		const until = Math.max(
			this.pausedUntil,
			first && isFull ? first.at + this.span() : 0,
			this.underWay + COST > left.amount ? left.until : 0,
			trial && this.isUncertain() ? trial.at + TRIAL_MS : 0,
		);
		return Math.max(0, until - now);
	}

	/** Takes the turn that `wait` has told of; `ended` has to follow. */
	take(now: number): Turn {
		const { refusals } = this;
		const turn: Turn = { at: now, cost: COST, isTrial: this.isUncertain(), refusals };
		if (this.last) this.last.next = turn;
		this.last = turn;
		this.first ??= turn;
		this.counted += COST;
		this.underWay += 1;
		if (turn.isTrial) this.trial = turn;
		return turn;
	}

	/** The request of a turn is over, however it went. */
	ended(turn: Turn): void {
		this.underWay -= 1;
		if (this.trial === turn) this.trial = undefined;
	}

	/** A request was answered, and not refused for the limit. */
	answered({ isTrial }: Turn, now: number): void {
		if (!isTrial) return;
		if (this.counted > this.certain) {
			this.certain = Math.max(this.certain + COST, this.certain * GROW);
		}
		this.closedAt = now;
		if (now < this.pausedUntil) return;
		this.isOpen = true;
		this.refusals = 0;
		this.refusedUntil = now;
	}

	/** A request was refused for the limit: nobody sends for `wait` milliseconds, and then one tries. */
	refused(turn: Turn, wait: number, now: number): void {
		// It may be so long ago that it does not count any more.
		this.count(turn, -Math.min(COST, turn.cost));
		const isFresh = this.isOpen;
		if (isFresh || turn.isTrial) this.refusals += 1;
		// One that tries after a pause only shows that it goes on.
		if (isFresh || !turn.isTrial) {
			this.certain = Math.min(this.certain, Math.max(COST, this.counted * SHRINK));
		}
		this.pause(wait, now);
	}

	/** Nobody sends for `wait` milliseconds, an hour at most; then one request tries before the others. */
	pause(wait: number, now: number): void {
		this.refusedUntil = Math.max(this.refusedUntil, now + wait);
		this.pausedUntil = Math.max(this.pausedUntil, now + Math.min(wait, LONGEST_PAUSE_MS));
		if (this.isOpen) this.closedAt = now;
		this.isOpen = false;
	}

	/** The provider says what is left for the next `resetIn` milliseconds: no need to find it out. */
	told(remaining: number, resetIn: number, now: number): void {
		this.certain = Infinity;
		this.left = { amount: remaining, until: now + Math.min(resetIn, LONGEST_PAUSE_MS) };
		if (remaining < COST && resetIn > 0) this.pause(resetIn, now);
	}

	/** A request has cost so much. More than the limit holds is not believed. */
	charge(cost: number): void {
		const extra = Math.min(cost, this.limit?.cost ?? COST) - COST;
		if (this.last && extra > 0) this.count(this.last, extra);
	}

	/**
	 * For how many milliseconds nobody sends yet. One pause after another, as long as nothing goes
	 * through, is one pause for who has waited since then.
	 */
	pausedFor(now: number, since = now): number {
		return this.pausedUntil > now ? this.pausedUntil - Math.max(since, this.closedAt) : 0;
	}

	/** For how many milliseconds the provider refuses, as it says. */
	refusedFor(now: number): number {
		return Math.max(0, this.refusedUntil - now);
	}

	private isUncertain(): boolean {
		return !this.isOpen || this.counted + COST > this.certain;
	}

	private span(): number {
		return (this.limit?.seconds ?? UNPUBLISHED_SECONDS) * 1000 + MARGIN_MS;
	}

	private count(turn: Turn, cost: number): void {
		turn.cost += cost;
		this.counted += cost;
	}

	private forget(now: number): void {
		while (this.first && this.first.at <= now - this.span()) {
			this.count(this.first, -this.first.cost);
			this.first = this.first.next;
		}
		if (!this.first) this.last = undefined;
	}
}

/** The tokens that retries cost, so that an outage does not multiply traffic. */
export class RetryBudget {
	private tokens = FULL_BUDGET;

	/** Takes a token for a retry. @returns false when there is none left */
	take(): boolean {
		if (this.tokens < 1) return false;
		this.tokens -= 1;
		return true;
	}

	/** Every success earns a part of a retry. */
	earn(): void {
		this.tokens = Math.min(FULL_BUDGET, this.tokens + EARNED);
	}
}

export interface Traffic {
	pace: Pace;
	queue: Queue<Turn>;
	budget: RetryBudget;
}

/** The traffic of this process by account. Nothing here is needed for correctness. */
export const traffic = new Map<string, Traffic>();

/**
 * The traffic of the account behind a credential, whichever workflow uses it.
 * @param limit what the credential says by now: a person can change it at any time
 */
export function trafficOf(
	{ name, credential: { secrets } }: Api,
	credential: ICredentialDataDecryptedObject,
	limit?: Limit,
): Traffic {
	const hash = createHash('sha256');
	for (const secret of secrets) hash.update(JSON.stringify(credential[secret] ?? ''));
	const key = `${name} ${hash.digest('hex')}`;
	const known = traffic.get(key);
	if (known) {
		known.pace.limit = limit;
		return known;
	}
	const pace = new Pace(limit);
	const made = { pace, queue: new Queue(pace), budget: new RetryBudget() };
	traffic.set(key, made);
	return made;
}
