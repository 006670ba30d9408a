/**
 * What goes wrong between a client and a provider, at a given rate and in an order that a seed
 * repeats exactly: refusals for the limit in every form that providers know, errors, lost
 * connections, answers that are slow, cut, empty or no JSON, and lists that repeat themselves.
 */
import {
	HEAVY,
	HOSTILE,
	hostileRefusal,
	isHostile,
	twisted,
	type Dialect,
	type HostileFault,
} from './hostile';
import {
	html,
	json,
	type Clock,
	type Provider,
	type SandboxRequest,
	type SandboxResponse,
	type Trouble,
} from './http';

/** 429 with its hint: where it stands, and in which form. */
const LIMITS = [
	'limit in seconds',
	'limit in decimals',
	'limit as a date',
	'limit as a date of a skewed clock',
	'limit as a reset in seconds',
	'limit as a reset in milliseconds',
	'limit without a hint',
] as const;
/** The request was not processed. */
const BEFORE = ['server error', 'refused', 'reset', 'silent'] as const;
/** It was processed, and the client cannot know. */
const AFTER = [
	'answer lost',
	'answer cut',
	'answer truncated',
	'answer empty',
	'answer is a page',
] as const;
/** Slow, but right. */
const SLOW = ['slow headers', 'slow body'] as const;

/** What happens to honest providers. */
export const MISHAPS = [...LIMITS, ...BEFORE, ...AFTER, ...SLOW] as const;
export const FAULTS = [...MISHAPS, ...HOSTILE] as const;
/** A list that gives the page before once more: no repetition mends it, so it is asked for by name. */
export const REPEATED_PAGE = 'repeated page';

export type Fault = (typeof FAULTS)[number] | typeof REPEATED_PAGE;

export interface FaultPlan extends Dialect {
	/** The same seed makes the same faults. */
	seed: number;
	/** The share of the requests that a fault meets. */
	rate: number;
	clock: Clock;
	/** Which faults there are; all but the repeated page unless given. */
	faults?: readonly Fault[];
	/** The longest pause that a refusal asks for, in milliseconds. */
	longestPause?: number;
	/** Which requests faults may meet; all unless given. */
	meets?: (request: SandboxRequest) => boolean;
}

export interface FaultyProvider extends Provider {
	/** How often each fault was made. */
	made: Map<Fault, number>;
	/** All requests, with and without a fault. */
	requests: number;
}

/** Tells the test, not the client, when the provider would take the next request. */
export const NOT_BEFORE = 'x-sandbox-not-before';

/** How much more often a fault comes than a heavy one. */
const OFTEN = 4;
/** Storms and outages are met several times in a row, and pass. */
const BURST = 3;
const BURST_MS = 1_000;
const SERVER_ERRORS = [500, 502, 503, 504];
const SKEW_MS = 300_000;
const SLOW_MS = 8_000;
const SILENCE_MS = 60_000;

/** Numbers between 0 and 1 in an order that the seed repeats exactly (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The provider behind a plan of faults. */
export function withFaults(provider: Provider, plan: FaultPlan): FaultyProvider {
	const { rate, clock, faults = FAULTS, meets = () => true } = plan;
	const random = randomFrom(plan.seed);
	const choices = faults.flatMap((fault) =>
		Array.from({ length: HEAVY.includes(fault) ? 1 : OFTEN }, () => fault),
	);
	const pages = new Map<string, SandboxResponse>();
	let burst = { fault: faults[0], left: 0, until: 0 };
	let met = 0;
	let struck = 0;

	const next = (): Fault | undefined => {
		met += 1;
		if (burst.left === 0 || clock() > burst.until) {
			// Bursts are of any length, so what the share lags behind is made up for.
			const chance = rate === 1 ? 1 : struck < met * rate ? rate * 1.5 : rate / 4;
			if (random() >= chance) return undefined;
			const fault = choices[Math.floor(random() * choices.length)];
			burst = { fault, left: isBurst(fault) ? BURST : 1, until: clock() + BURST_MS };
		}
		burst.left -= 1;
		struck += 1;
		return burst.fault;
	};

	const faulty: FaultyProvider = {
		hosts: provider.hosts,
		made: new Map(),
		requests: 0,
		handle(request) {
			faulty.requests += 1;
			const fault = meets(request) ? next() : undefined;
			if (fault === undefined) return remembered(provider.handle(request));
			count(fault, 1);
			return isHostile(fault) ? attacked(fault, request) : suffer(fault, request);

			function remembered(answer: SandboxResponse): SandboxResponse {
				if (request.method === 'GET' && answer.status === 200) {
					pages.set(request.url.pathname, answer);
				}
				return answer;
			}
		},
	};
	return faulty;

	function count(fault: Fault, more: number): void {
		faulty.made.set(fault, (faulty.made.get(fault) ?? 0) + more);
	}

	function attacked(fault: HostileFault, request: SandboxRequest): SandboxResponse {
		const refusal = hostileRefusal(fault, plan, clock(), random());
		if (refusal) return refusal;
		const answer = provider.handle(request);
		const wrong = twisted(fault, answer, plan, clock(), random());
		if (wrong) return wrong;
		// The answer has nothing in it that could be wrong in this way: another one will be.
		count(fault, -1);
		struck -= 1;
		return answer;
	}

	function suffer(fault: Exclude<Fault, HostileFault>, request: SandboxRequest): SandboxResponse {
		if (isLimit(fault)) return refused(fault, plan, clock(), random());
		switch (fault) {
			case 'server error':
				return html(SERVER_ERRORS[Math.floor(random() * SERVER_ERRORS.length)], '<h1>Sorry</h1>');
			case 'refused':
			case 'reset':
				return troubled({ connection: fault });
			case 'silent':
				return troubled({ connection: 'silent', headersAfter: SILENCE_MS });
			case REPEATED_PAGE:
				return pages.get(request.url.pathname) ?? provider.handle(request);
		}
		const answer = provider.handle(request);
		switch (fault) {
			case 'answer lost':
				return troubled({ connection: 'reset' });
			case 'answer cut':
				return { ...answer, trouble: { connection: 'cut' } };
			case 'answer truncated':
				return truncated(answer);
			case 'answer empty':
				return { ...answer, status: 200, body: '' };
			case 'answer is a page':
				return html(200, '<!doctype html><title>Sign in</title><p>Please sign in.</p>');
			case 'slow headers':
				return { ...answer, trouble: { headersAfter: SLOW_MS } };
			case 'slow body':
				return { ...answer, trouble: { bodyAfter: SLOW_MS } };
		}
	}
}

function isLimit(fault: Fault): fault is (typeof LIMITS)[number] {
	return LIMITS.some((limit) => limit === fault);
}

function isBurst(fault: Fault): boolean {
	return isLimit(fault) || fault === 'server error' || fault === 'refused';
}

function troubled(trouble: Trouble): SandboxResponse {
	return { status: 503, headers: {}, body: '', trouble };
}

/** Half a body that ends as if it were whole: what a chunked answer looks like when it is cut. */
function truncated(answer: SandboxResponse): SandboxResponse {
	const bytes = Buffer.from(answer.body);
	return { ...answer, body: bytes.subarray(0, Math.ceil(bytes.length / 2)) };
}

/** A 429 whose hint is as exact as its form allows; the client may come back no earlier. */
function refused(
	fault: (typeof LIMITS)[number],
	{ resetHeader = 'retry-after', longestPause = 5_000 }: FaultPlan,
	now: number,
	random: number,
): SandboxResponse {
	const pause = Math.ceil(random * longestPause);
	const second = (at: number) => Math.ceil(at / 1000) * 1000;
	const answer = (pauseEnds: number, headers: Record<string, string>) =>
		json(429, { message: 'Too many requests' }, { ...headers, [NOT_BEFORE]: String(pauseEnds) });
	const own = resetHeader !== 'retry-after';
	switch (fault) {
		case 'limit in seconds':
			return answer(now + second(pause), { 'retry-after': String(second(pause) / 1000) });
		case 'limit in decimals':
			return answer(now + pause, { 'retry-after': String(pause / 1000) });
		case 'limit as a date':
			return answer(second(now + pause), { 'retry-after': httpDate(second(now + pause)) });
		case 'limit as a date of a skewed clock': {
			// The provider's clock is five minutes behind or ahead, as its own Date says.
			const skew = random < 0.5 ? -SKEW_MS : SKEW_MS;
			const date = httpDate(now + skew);
			return answer(second(now + pause), {
				date,
				'retry-after': httpDate(second(now + pause) + skew),
			});
		}
		case 'limit as a reset in seconds':
			return answer(
				second(now + pause),
				own
					? { [resetHeader]: String(second(now + pause) / 1000) }
					: { 'retry-after': httpDate(second(now + pause)) },
			);
		case 'limit as a reset in milliseconds':
			return answer(
				now + pause,
				own ? { [resetHeader]: String(now + pause) } : { 'retry-after': (pause / 1000).toFixed(3) },
			);
		case 'limit without a hint':
			return answer(now, {});
	}
}

function httpDate(milliseconds: number): string {
	return new Date(milliseconds).toUTCString();
}
