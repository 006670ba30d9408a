/**
 * How fast requests may go: one pace for each credential and process, shared by every execution
 * that uses it. Only what is sent counts.
 */
import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Api } from './api';

/** A provider's published limit: so much cost in so many seconds. */
export interface Limit {
	cost: number;
	seconds: number;
}

/** The span over which an unpublished limit is assumed to count. */
export const UNPUBLISHED_SECONDS = 10;
/** A provider counts on arrival: requests that were slow to arrive count later than they were sent. */
const MARGIN_MS = 500;
/** How much of the limit is left to this process after a 429: others use the same account. */
const SHRINK = 0.5;
/** How much comes back after each span of the limit without a 429. */
const GROW = 0.1;
const SMALLEST_SHARE = 0.05;
const FULL_BUDGET = 100;
/** What a success gives back of a retry. */
const EARNED = 0.5;

/** All its times are milliseconds of a clock that nobody sets, as `performance.now()` tells them. */
export class Pace {
	/** When requests were sent, in ascending order, with their costs. */
	private sent: Array<{ at: number; cost: number }> = [];
	/** The sum of the costs in `sent`. */
	private counted = 0;
	private pausedUntil = 0;
	private share = 1;
	private shareSince = 0;
	private limit: Limit | undefined;

	/** @param published undefined where the provider publishes none: then the first 429 shows it */
	constructor(private readonly published?: Limit) {
		this.limit = published;
	}

	/**
	 * Asks for a turn.
	 * @returns 0 when a request may be sent right now, which counts from here on; otherwise after how
	 * many milliseconds to ask again
	 */
	take(cost: number, now: number): number {
		this.forget(now);
		let until = Math.max(now, this.pausedUntil);
		let over = this.counted + cost - this.allowed();
		for (const early of this.sent) {
			if (over <= 0) break;
			until = Math.max(until, early.at + this.span());
			over -= early.cost;
		}
		if (until > now) return until - now;
		this.sent.push({ at: now, cost });
		this.counted += cost;
		return 0;
	}

	/** For how many milliseconds nobody sends yet. */
	pausedFor(now: number): number {
		return Math.max(0, this.pausedUntil - now);
	}

	/** A request was refused for the limit: nobody sends for `wait` milliseconds, and fewer after it. */
	refused(wait: number, now: number): void {
		const until = now + wait;
		const episode = now < this.pausedUntil;
		this.pausedUntil = Math.max(this.pausedUntil, until);
		if (episode) return;
		// Where no limit is published, what went through just before is the best guess.
		this.limit ??= { cost: Math.max(this.counted, 1), seconds: UNPUBLISHED_SECONDS };
		this.share = Math.max(SMALLEST_SHARE, this.share * SHRINK);
		this.shareSince = until;
	}

	/** A request went through: after a while without refusals, the share grows again. */
	accepted(now: number): void {
		if (this.share === 1 || now - this.shareSince < this.span()) return;
		this.share = Math.min(1, this.share + GROW);
		// A guessed limit has served its time.
		if (this.share === 1) this.limit = this.published;
		this.shareSince = now;
	}

	/** Nobody sends for `wait` milliseconds: the provider said that its quota is used up. */
	pause(wait: number, now: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, now + wait);
	}

	/** A request cost more than it was taken for. */
	charge(extra: number): void {
		const last = this.sent[this.sent.length - 1];
		if (!last || extra <= 0) return;
		last.cost += extra;
		this.counted += extra;
	}

	private allowed(): number {
		return this.limit ? Math.max(1, this.limit.cost * this.share) : Infinity;
	}

	private span(): number {
		return (this.limit?.seconds ?? UNPUBLISHED_SECONDS) * 1000 + MARGIN_MS;
	}

	private forget(now: number): void {
		let old = 0;
		while (old < this.sent.length && this.sent[old].at <= now - this.span()) {
			this.counted -= this.sent[old].cost;
			old += 1;
		}
		if (old > 0) this.sent = this.sent.slice(old);
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
	budget: RetryBudget;
}

/** The traffic of this process by account. Nothing here is needed for correctness. */
export const traffic = new Map<string, Traffic>();

/** The traffic of the account behind a credential, whichever workflow uses it. */
export function trafficOf(
	{ name, credential: { secrets }, limit }: Api,
	credential: ICredentialDataDecryptedObject,
): Traffic {
	const hash = createHash('sha256');
	for (const secret of secrets) hash.update(JSON.stringify(credential[secret] ?? ''));
	const key = `${name} ${hash.digest('hex')}`;
	const known = traffic.get(key) ?? { pace: new Pace(limit), budget: new RetryBudget() };
	traffic.set(key, known);
	return known;
}
