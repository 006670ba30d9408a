/** A request quota per key (a token, an account), counted in windows that open with the first request. */
import type { Clock } from './http';

export interface RateLimitOptions {
	/** The cost that fits into one window. */
	limit: number;
	windowMs: number;
	clock: Clock;
}

export interface Quota {
	allowed: boolean;
	/** What is left of the window after this request; a refused request costs nothing. */
	remaining: number;
	/** When the window closes and the quota is whole again, in milliseconds since 1970. */
	resetAt: number;
}

export class RateLimit {
	private readonly windows = new Map<string, { resetAt: number; used: number }>();

	constructor(private readonly options: RateLimitOptions) {}

	/**
	 * Counts one request of a key against its window, unless it no longer fits. One that costs nothing
	 * opens no window.
	 */
	take(key: string, cost = 1): Quota {
		const { limit, windowMs, clock } = this.options;
		const now = clock();
		let window = this.windows.get(key);
		if (!window || now >= window.resetAt) {
			window = { resetAt: now + windowMs, used: 0 };
			if (cost > 0) this.windows.set(key, window);
		}
		const allowed = window.used + cost <= limit;
		if (allowed) window.used += cost;
		return { allowed, remaining: limit - window.used, resetAt: window.resetAt };
	}
}
