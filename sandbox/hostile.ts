/**
 * Answers that no client should trust: of a provider, or of something in front of it, that is wrong
 * or means harm. None is known of the real providers; only the names of headers and fields are theirs.
 */
import { gzipSync } from 'node:zlib';
import { json, type SandboxResponse } from './http';

/** A 429 whose hint cannot be meant, so it asks for nothing. The request was not processed. */
const HINTS = [
	'absurd limit in seconds',
	'absurd limit as a date',
	'absurd limit as a reset',
	'negative limit',
] as const;
/** Another refusal whose text is the harm. The request was not processed either. */
const REFUSALS = ['deep refusal', 'gzip bomb as a refusal'] as const;
/** The request was processed. */
const ANSWERS = ['deep answer', 'gzip bomb', 'endless answer'] as const;
/** The answer is right, and what it says beside the records is not. */
const LIES = ['quota on a good answer', 'wrong total'] as const;

export const HOSTILE = [...HINTS, ...REFUSALS, ...ANSWERS, ...LIES] as const;
export type HostileFault = (typeof HOSTILE)[number];
/** These cost a machine seconds, so they come more seldom than others. */
export const HEAVY: readonly string[] = ['gzip bomb as a refusal', 'gzip bomb', 'endless answer'];

/** How a provider calls what it says beside the records. */
export interface Dialect {
	/** The header for the end of a pause; without it, resets come as `Retry-After`. */
	resetHeader?: string;
	/** Headers about its quota, of which enough is left. @param random between 0 and 1 */
	quota?: (now: number, random: number) => Record<string, string>;
	/** The dotted path of the number of records, in the answers that are lists. */
	total?: string;
}

const HUGE = '9'.repeat(400);
const FIRST_OF_ALL = new Date(0).toUTCString();
const LAST_OF_ALL = new Date(Date.UTC(9999, 11, 31)).toUTCString();
const TOTALS = [4e9, 1e12, -1, 0, 1, 'many', null, Number.MAX_VALUE];

/** How deep the values are nested. */
const DEPTH = 10_000;
const DEEP = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

export function isHostile(fault: string): fault is HostileFault {
	return HOSTILE.some((one) => one === fault);
}

/**
 * @param now the provider's time, in milliseconds since 1970
 * @param random between 0 and 1
 * @returns the answer to a request that is not processed; undefined where the fault needs its answer
 */
export function hostileRefusal(
	fault: HostileFault,
	{ resetHeader }: Dialect,
	now: number,
	random: number,
): SandboxResponse | undefined {
	const own = resetHeader ?? 'retry-after';
	const soon = new Date(now + 5_000).toUTCString();
	switch (fault) {
		case 'absurd limit in seconds':
			// An epoch in seconds and in milliseconds, as if it were a span.
			return limit({
				'retry-after': pick([String(Math.floor(now / 1000)), String(now), HUGE], random),
			});
		case 'absurd limit as a date':
			return random < 0.5
				? limit({ 'retry-after': LAST_OF_ALL })
				: limit({ date: FIRST_OF_ALL, 'retry-after': soon });
		case 'absurd limit as a reset':
			return limit({ [own]: pick([HUGE, String(now * 1000), '253402214400'], random) });
		case 'negative limit':
			return limit({ [pick(['retry-after', own], random)]: '-5' });
		case 'deep refusal':
			return { ...json(503, {}), body: `{"message":${DEEP},"error":${DEEP},"errors":${DEEP}}` };
		case 'gzip bomb as a refusal':
			return zipped(json(503, {}), bomb());
		default:
			return undefined;
	}
}

/** @returns the answer to a request that was processed; undefined where nothing in it can be twisted */
export function twisted(
	fault: HostileFault,
	answer: SandboxResponse,
	{ quota, total }: Dialect,
	now: number,
	random: number,
): SandboxResponse | undefined {
	switch (fault) {
		case 'deep answer':
			return { ...answer, body: deepened(answer.body.toString(), random) };
		case 'gzip bomb':
			return zipped(answer, bomb());
		case 'endless answer':
			return { ...zipped(answer, part()), trouble: { endless: true } };
		case 'quota on a good answer':
			if (quota === undefined || answer.status > 299) return undefined;
			return { ...answer, headers: { ...answer.headers, ...quota(now, random) } };
		case 'wrong total':
			return total === undefined ? undefined : recounted(answer, total.split('.'), random);
		default:
			return undefined;
	}
}

function limit(headers: Record<string, string>): SandboxResponse {
	return json(429, { message: 'Too many requests' }, headers);
}

function pick<T>(choices: T[], random: number): T {
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

/** A part of an archive: 16 KB that unpack to 16 MB. Parts can follow each other without end. */
const part = once(() => gzipSync('x'.repeat(16 * 2 ** 20)));
/** Half a megabyte that unpacks to half a gigabyte, and is JSON. */
const bomb = once(() => {
	const parts = Array.from({ length: 32 }, part);
	return Buffer.concat([gzipSync('{"id":1,"name":"'), ...parts, gzipSync('"}')]);
});

/** Makes a value when it is asked for first. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

/** With another number at the path; undefined where it has none there. */
function recounted(
	answer: SandboxResponse,
	path: string[],
	random: number,
): SandboxResponse | undefined {
	if (answer.status > 299) return undefined;
	const body: unknown = JSON.parse(answer.body.toString() || 'null');
	const changed = replaced(body, path, pick(TOTALS, random));
	return changed === body ? undefined : { ...answer, body: JSON.stringify(changed) };
}

function replaced(value: unknown, [name, ...further]: string[], total: unknown): unknown {
	if (name === undefined) return typeof value === 'number' ? total : value;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const inside: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
	const changed = replaced(inside, further, total);
	return changed === inside ? value : { ...value, [name]: changed };
}
