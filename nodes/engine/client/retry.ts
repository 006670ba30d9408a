/** Whether, and when, a request is sent again: by what went wrong and by what may be repeated. */

/** Why an attempt gave no answer that can be used. */
export type Cause =
	| { kind: 'status'; status: number; headers: Record<string, string> }
	/** No answer: Node's code, such as ECONNRESET. */
	| { kind: 'transport'; code: string }
	/** An answer that is cut short or is not JSON. */
	| { kind: 'shape' }
	/** An answer that is larger than we take. */
	| { kind: 'size' }
	/** Not sent: the provider asked for a pause, in milliseconds, that nobody here would wait. */
	| { kind: 'paused'; wait: number };

const TOO_MANY = 429;

export const MAX_ATTEMPTS = 5;
const BASE_MS = 500;
const CAP_MS = 30_000;

/** The connection was never made, so the request cannot have been processed. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether the provider refused for its limit. */
export function isLimited(cause: Cause): boolean {
	return cause.kind === 'status' && cause.status === TOO_MANY;
}

/**
 * Reads may be repeated after anything that may pass. A write is repeated only when the provider
 * certainly did not process it.
 */
export function mayRetry(cause: Cause, reads: boolean): boolean {
	switch (cause.kind) {
		case 'status':
			if (isLimited(cause)) return true;
			return reads && (cause.status === 408 || cause.status >= 500);
		case 'transport':
			return reads || NEVER_SENT.has(cause.code);
		case 'shape':
			return reads;
		case 'size':
		case 'paused':
			return false;
	}
}

/**
 * Full jitter: anything between nothing and an exponentially growing bound.
 * @param attempt how many attempts were made, from 1
 * @param random between 0 and 1
 */
export function backoff(attempt: number, random: number): number {
	return Math.round(random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}

/**
 * The wait after a 429 without a hint: a growing part of the span that the limit counts over, since
 * anything shorter would only be refused again.
 * @param span the limit's own span in milliseconds
 */
export function limitBackoff(attempt: number, span: number, random: number): number {
	const bound = Math.min(CAP_MS, (span / 8) * 2 ** (attempt - 1));
	return Math.round(bound * (0.5 + random / 2));
}
