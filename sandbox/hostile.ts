/**
 * Answers that no client should trust: of a provider, or of something in front of it, that is wrong
 * or means harm. None is known of the real providers; only the names of headers and fields are theirs.
 */
import { gzipSync } from 'node:zlib';
import { isObject } from './check';
import { json, type SandboxResponse } from './http';

/** How a provider calls what it says beside the records. */
export interface Dialect {
	/** The header for the end of a pause; without it, resets come as `Retry-After`. */
	resetHeader?: string;
	/** Headers about its quota, of which enough is left. @param random between 0 and 1 */
	quota?: (now: number, random: number) => Record<string, string>;
	/** The dotted path of the number of records, in the answers that are lists. */
	total?: string;
}

/** When a fault is made, and for whom. */
export interface Moment extends Dialect {
	/** The provider's time, in milliseconds since 1970. */
	now: number;
	/** Between 0 and 1. */
	random: number;
	/** The longest pause that a refusal asks for, in milliseconds. */
	longestPause?: number;
}

/** How a fault is made: what is answered to a request that is not processed, or what becomes of an answer. */
export type Maker =
	| { instead: (moment: Moment) => SandboxResponse }
	/** Undefined where the answer has nothing in it that could be wrong in this way. */
	| { of: (answer: SandboxResponse, moment: Moment) => SandboxResponse | undefined };

const HUGE = '9'.repeat(400);
const FIRST_OF_ALL = new Date(0).toUTCString();
const LAST_OF_ALL = new Date(Date.UTC(9999, 11, 31)).toUTCString();
const TOTALS = [4e9, 1e12, -1, 0, 1, 'many', null, Number.MAX_VALUE];

/** How deep the values are nested. */
const DEPTH = 10_000;
const DEEP = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

export const HOSTILE_FAULTS = {
	// A 429 whose hint cannot be meant, so it asks for nothing. An epoch in seconds and in
	// milliseconds, as if it were a span.
	'absurd limit in seconds': limit(({ now, random }) => ({
		'retry-after': pick([String(Math.floor(now / 1000)), String(now), HUGE], random),
	})),
	'absurd limit as a date': limit(({ now, random }): Record<string, string> => {
		if (random < 0.5) return { 'retry-after': LAST_OF_ALL };
		return { date: FIRST_OF_ALL, 'retry-after': new Date(now + 5_000).toUTCString() };
	}),
	'absurd limit as a reset': limit(({ now, random, resetHeader = 'retry-after' }) => ({
		[resetHeader]: pick([HUGE, String(now * 1000), '253402214400'], random),
	})),
	'negative limit': limit(({ random, resetHeader = 'retry-after' }) => ({
		[pick(['retry-after', resetHeader], random)]: '-5',
	})),
	// Another refusal whose text is the harm.
	'deep refusal': {
		instead: () => ({
			...json(503, {}),
			body: `{"message":${DEEP},"error":${DEEP},"errors":${DEEP}}`,
		}),
	},
	'gzip bomb as a refusal': { instead: () => zipped(json(503, {}), bomb()) },
	'deep answer': {
		of: (answer, { random }) => ({ ...answer, body: deepened(answer.body.toString(), random) }),
	},
	'gzip bomb': { of: (answer) => zipped(answer, bomb()) },
	'endless answer': {
		of: (answer) => ({ ...zipped(answer, part()), trouble: { endless: true } }),
	},
	// The answer is right, and what it says beside the records is not.
	'quota on a good answer': {
		of: (answer, { quota, now, random }) =>
			quota === undefined || answer.status > 299
				? undefined
				: { ...answer, headers: { ...answer.headers, ...quota(now, random) } },
	},
	'wrong total': {
		of: (answer, { total, random }) =>
			total === undefined ? undefined : recounted(answer, total.split('.'), random),
	},
} satisfies Record<string, Maker>;

export type HostileFault = keyof typeof HOSTILE_FAULTS;
export const HOSTILE = Object.keys(HOSTILE_FAULTS) as HostileFault[];
/** These cost a machine seconds, so they come more seldom than others. */
export const HEAVY: readonly string[] = ['gzip bomb as a refusal', 'gzip bomb', 'endless answer'];

function limit(headers: (moment: Moment) => Record<string, string>) {
	const message = 'Too many requests';
	return { instead: (moment: Moment) => json(429, { message }, headers(moment)) };
}

/** @param random between 0 and 1 */
export function pick<T>(choices: readonly T[], random: number): T {
	return choices[Math.floor(random * choices.length)];
}

/** Within the first record where there is one, else in place of the whole. */
function deepened(body: string, random: number): string {
	const place = body.indexOf('"id":');
	if (random < 0.5 || place < 0) return DEEP;
	return `${body.slice(0, place)}"deep":${DEEP},${body.slice(place)}`;
}

function zipped({ status, headers }: SandboxResponse, body: Buffer): SandboxResponse {
	return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body };
}

let madePart: Buffer | undefined;
let madeBomb: Buffer | undefined;

/** A part of an archive: 16 KB that unpack to 16 MB. Parts can follow each other without end. */
function part(): Buffer {
	return (madePart ??= gzipSync('x'.repeat(16 * 2 ** 20)));
}

/** Half a megabyte that unpacks to half a gigabyte, and is JSON. */
function bomb(): Buffer {
	const parts = Array.from({ length: 32 }, part);
	return (madeBomb ??= Buffer.concat([gzipSync('{"id":1,"name":"'), ...parts, gzipSync('"}')]));
}

/** With another number at the path; undefined where it has none there. */
function recounted(
	answer: SandboxResponse,
	path: string[],
	random: number,
): SandboxResponse | undefined {
	if (answer.status > 299) return undefined;
	const body: unknown = JSON.parse(answer.body.toString() || 'null');
	const parent = path.slice(0, -1).reduce<unknown>((all, name) => Object(all)[name], body);
	const last = path[path.length - 1];
	if (!isObject(parent) || typeof parent[last] !== 'number') return undefined;
	parent[last] = pick(TOTALS, random);
	return { ...answer, body: JSON.stringify(body) };
}
