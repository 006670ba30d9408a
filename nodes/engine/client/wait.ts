/** How long to wait after a failure, the waiting itself, and how much of it there was in all. */
import { sleep } from 'n8n-workflow';
import type { Api } from '../vocabulary/api';
import type { Patience } from '../vocabulary/job';
import { stopIfCancelled, type Context } from './context';
import { quotaSaid, retryAfter } from './hints';
import { UNPUBLISHED_SECONDS } from './pace';
import { SLICE_MS } from './queue';
import { backoff, isLimited, limitBackoff, type Cause } from './retry';

/** What the wait for the next attempt depends on, beside why the last one failed. */
export interface Tried {
	/** How many attempts were made. */
	attempts: number;
	/** How long they have waited in all between attempts, in milliseconds. */
	waited: number;
	/** How long they may wait in all, in milliseconds. */
	maxWait: number;
	/** How many refusals for the limit the account had met in a row before the last attempt. */
	refusals: number;
}

/**
 * Milliseconds until the next attempt makes sense: never earlier than the provider says. A hint that
 * just fits into the longest wait is not pushed over it by jitter.
 */
export function waitAfter(
	api: Api,
	cause: Cause,
	{ attempts, waited, maxWait, refusals }: Tried,
): number {
	if (cause.kind !== 'status') return backoff(attempts, Math.random());
	const now = Date.now();
	const hint = retryAfter(cause.headers, now) ?? quotaSaid(api, cause.headers, now).resetIn;
	if (!isLimited(cause)) return Math.max(hint ?? 0, backoff(attempts, Math.random()));
	if (hint !== undefined) {
		const left = Math.max(hint, maxWait - waited);
		return Math.min(left, hint + backoff(1, Math.random()));
	}
	const span = (api.limit?.seconds ?? UNPUBLISHED_SECONDS) * 1000;
	// Whoever tries for all waits longer each time, so that those who try are few.
	return limitBackoff(Math.max(attempts, 2 * refusals + 1), span, Math.random());
}

/** Waits, in slices, so that a person who stops the execution is not kept. */
export async function pause(context: Context, milliseconds: number): Promise<void> {
	for (let left = milliseconds; left > 0; left -= SLICE_MS) {
		stopIfCancelled(context);
		await sleep(Math.min(left, SLICE_MS));
	}
	stopIfCancelled(context);
}

/**
 * Asks until it is there: at once, at intervals, and a last time when the wait is over.
 * @param maxWait in milliseconds
 * @throws what `ask` throws last
 */
export async function untilThere<T>(
	context: Context,
	ask: () => Promise<T>,
	{ every, notYet }: Patience,
	maxWait: number,
): Promise<T> {
	for (let left = maxWait; ; ) {
		try {
			return await ask();
		} catch (failure) {
			if (left <= 0 || !notYet(failure)) throw failure as Error;
		}
		const wait = Math.min(left, every * 1000);
		left -= wait;
		await pause(context, wait);
	}
}

/** For how long at least one of several things was waiting. */
export class WaitingTime {
	private waiting = 0;
	private since = 0;
	private total = 0;

	/** In milliseconds. */
	get milliseconds(): number {
		return this.total;
	}

	/** Counts the time until this wait is over. */
	async during<T>(wait: Promise<T>): Promise<T> {
		if (this.waiting++ === 0) this.since = performance.now();
		try {
			return await wait;
		} finally {
			if (--this.waiting === 0) this.total += performance.now() - this.since;
		}
	}
}
