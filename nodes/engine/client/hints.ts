/** What the headers of an answer say about waiting and about the quota, as far as it can be believed. */
import type { Answer, Api } from '../vocabulary/api';

type Headers = Answer['headers'];

/** A longer wait, or a clock that is further off, is a mistake or a unit that is read wrongly. */
const LONGEST_MS = 86_400_000;

/** What an answer says about the quota, without what cannot be meant. */
export interface QuotaSaid {
	/** What this request has cost. */
	cost?: number;
	/** What is left until the reset, for everyone who uses the account. */
	remaining?: number;
	/** In how many milliseconds the quota is whole again. */
	resetIn?: number;
}

/**
 * The time on the provider's own clock, from its `Date` header: what it says of a moment to come is
 * meant by that clock, and ours may be wrong.
 * @param now milliseconds since 1970, for a provider that does not tell, or tells another day
 */
export function timeThere(headers: Headers, now: number): number {
	const date = Date.parse(headers.date ?? '');
	return Math.abs(date - now) <= LONGEST_MS ? date : now;
}

/**
 * How long the provider asks to wait, from `Retry-After` in seconds (decimals allowed) or as an
 * HTTP date.
 * @param now milliseconds since 1970
 * @returns milliseconds; undefined without a hint that can be believed
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
	const hint = headers['retry-after']?.trim();
	if (!hint) return undefined;
	if (/^\d+(\.\d+)?$/.test(hint)) return believed(Math.ceil(Number(hint) * 1000));
	const at = /^[A-Za-z]/.test(hint) ? Date.parse(hint) : NaN;
	return believed(at - timeThere(headers, now));
}

/** @param now milliseconds since 1970 */
export function quotaSaid({ quota }: Api, headers: Headers, now: number): QuotaSaid {
	const there = timeThere(headers, now);
	const { cost, remaining, resetAt } = quota?.(headers, there) ?? {};
	return {
		cost: amount(cost),
		remaining: amount(remaining),
		resetIn: resetAt === undefined ? undefined : believed(resetAt - there),
	};
}

/** A moment that has just passed is not a wait at all; any other that is far away is not meant. */
function believed(wait: number): number | undefined {
	return Math.abs(wait) <= LONGEST_MS ? Math.max(0, wait) : undefined;
}

function amount(value = NaN): number | undefined {
	return Number.isFinite(value) && value >= 0 ? value : undefined;
}
