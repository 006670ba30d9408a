/**
 * What goes wrong between a client and a provider, at a given rate and in an order that a seed
 * repeats exactly: refusals for the limit in every form that providers know, errors, lost
 * connections, answers that are slow, cut, empty or no JSON, and lists that repeat themselves.
 */
import { HEAVY, HOSTILE_FAULTS, pick, type Maker, type Moment } from './hostile';
import { html, json } from './http';
import type { Clock, Provider, SandboxRequest, SandboxResponse, Trouble } from './http';

/** Tells the test, not the client, when the provider would take the next request. */
export const NOT_BEFORE = 'x-sandbox-not-before';

const SERVER_ERRORS = [500, 502, 503, 504];
const SKEW_MS = 300_000;
const SLOW_MS = 8_000;
const SILENCE_MS = 60_000;

/** 429 whose hint is as exact as its form allows: where it stands, and in which form. */
const LIMITS = {
	'limit in seconds': limit(({ now, pause }) => [
		now + second(pause),
		{ 'retry-after': String(second(pause) / 1000) },
	]),
	'limit in decimals': limit(({ end, pause }) => [end, { 'retry-after': String(pause / 1000) }]),
	'limit as a date': limit(({ end }) => [second(end), { 'retry-after': httpDate(second(end)) }]),
	// The provider's clock is five minutes behind or ahead, as its own Date says.
	'limit as a date of a skewed clock': limit(({ now, end, pause, longest }) => {
		const skew = pause < longest / 2 ? -SKEW_MS : SKEW_MS;
		const date = httpDate(now + skew);
		return [second(end), { date, 'retry-after': httpDate(second(end) + skew) }];
	}),
	'limit as a reset in seconds': limit(({ end, own }) => [
		second(end),
		own ? { [own]: String(second(end) / 1000) } : { 'retry-after': httpDate(second(end)) },
	]),
	'limit as a reset in milliseconds': limit(({ end, own, pause }) => [
		end,
		own ? { [own]: String(end) } : { 'retry-after': (pause / 1000).toFixed(3) },
	]),
	'limit without a hint': limit(({ now }) => [now, {}]),
};

/** The request was not processed. */
const BEFORE = {
	'server error': {
		instead: ({ random }) => html(pick(SERVER_ERRORS, random), '<h1>Sorry</h1>'),
	},
	refused: { instead: () => troubled({ connection: 'refused' }) },
	reset: { instead: () => troubled({ connection: 'reset' }) },
	silent: { instead: () => troubled({ connection: 'silent', headersAfter: SILENCE_MS }) },
} satisfies Record<string, Maker>;

const PAGE = '<!doctype html><title>Sign in</title><p>Please sign in.</p>';

/** It was processed, and the client cannot know, or the answer is slow, but right. */
const AFTER = {
	'answer lost': { of: () => troubled({ connection: 'reset' }) },
	'answer cut': { of: (answer) => ({ ...answer, trouble: { connection: 'cut' } }) },
	'answer truncated': { of: (answer) => ({ ...answer, body: half(answer.body) }) },
	'answer empty': { of: (answer) => ({ ...answer, status: 200, body: '' }) },
	'answer is a page': { of: () => html(200, PAGE) },
	'slow headers': { of: (answer) => ({ ...answer, trouble: { headersAfter: SLOW_MS } }) },
	'slow body': { of: (answer) => ({ ...answer, trouble: { bodyAfter: SLOW_MS } }) },
} satisfies Record<string, Maker>;

const ALL = { ...LIMITS, ...BEFORE, ...AFTER, ...HOSTILE_FAULTS };
type Made = keyof typeof ALL;
export type Fault = Made | typeof REPEATED_PAGE;

/** A list that gives the page before once more: no repetition mends it, so it is asked for by name. */
export const REPEATED_PAGE = 'repeated page';
export const FAULTS = Object.keys(ALL) as Made[];

export interface FaultPlan extends Omit<Moment, 'now' | 'random'> {
	/** The same seed makes the same faults. */
	seed: number;
	/** The share of the requests that a fault meets. */
	rate: number;
	clock: Clock;
	/** Which faults there are; all but the repeated page unless given. */
	faults?: readonly Fault[];
	/** Which requests faults may meet; all unless given. */
	meets?: (request: SandboxRequest) => boolean;
}

export interface FaultyProvider extends Provider {
	/** How often each fault was made. */
	made: Map<Fault, number>;
	/** All requests, with and without a fault. */
	requests: number;
}

/** How much more often a fault comes than a heavy one. */
const OFTEN = 4;
/** Storms and outages are met several times in a row, and pass. */
const BURST = 3;
const BURST_MS = 1_000;
const BURSTS: Fault[] = [...(Object.keys(LIMITS) as Made[]), 'server error', 'refused'];

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
			const fault = pick(choices, random());
			burst = { fault, left: BURSTS.includes(fault) ? BURST : 1, until: clock() + BURST_MS };
		}
		burst.left -= 1;
		return burst.fault;
	};

	/** What comes of a request, and whether its answer could be wrong in this way at all. */
	const suffered = (fault: Fault, request: SandboxRequest): [SandboxResponse, isMade: boolean] => {
		if (fault === REPEATED_PAGE) {
			return [pages.get(request.url.pathname) ?? provider.handle(request), true];
		}
		const maker: Maker = ALL[fault];
		const moment: Moment = { ...plan, now: clock(), random: random() };
		if ('instead' in maker) return [maker.instead(moment), true];
		const answer = provider.handle(request);
		// One number for the fault, and another one for what becomes of the answer.
		const made = maker.of(answer, { ...moment, random: random() });
		return [made ?? answer, made !== undefined];
	};

	const faulty: FaultyProvider = {
		...provider,
		made: new Map(),
		requests: 0,
		handle(request) {
			faulty.requests += 1;
			const fault = meets(request) ? next() : undefined;
			if (fault !== undefined) {
				const [answer, isMade] = suffered(fault, request);
				faulty.made.set(fault, (faulty.made.get(fault) ?? 0) + Number(isMade));
				struck += Number(isMade);
				return answer;
			}
			const answer = provider.handle(request);
			if (request.method === 'GET' && answer.status === 200) {
				pages.set(request.url.pathname, answer);
			}
			return answer;
		},
	};
	return faulty;
}

function troubled(trouble: Trouble): SandboxResponse {
	return { status: 503, headers: {}, body: '', trouble };
}

/** Half a body that ends as if it were whole: what a chunked answer looks like when it is cut. */
function half(body: string | Buffer): Buffer {
	const bytes = Buffer.from(body);
	return bytes.subarray(0, Math.ceil(bytes.length / 2));
}

interface Pause {
	now: number;
	/** How long it takes, the longest one possible, and when it ends. */
	pause: number;
	longest: number;
	end: number;
	/** The provider's own header for it. */
	own?: string;
}

/** @param hint when the client may come back, and what the headers tell of it */
function limit(hint: (pause: Pause) => [end: number, headers: Record<string, string>]) {
	return {
		instead({ now, random, resetHeader: own, longestPause: longest = 5_000 }: Moment) {
			const pause = Math.ceil(random * longest);
			const [end, headers] = hint({ now, pause, longest, end: now + pause, own });
			const told = { ...headers, [NOT_BEFORE]: String(end) };
			return json(429, { message: 'Too many requests' }, told);
		},
	};
}

function second(milliseconds: number): number {
	return Math.ceil(milliseconds / 1000) * 1000;
}

function httpDate(milliseconds: number): string {
	return new Date(milliseconds).toUTCString();
}
