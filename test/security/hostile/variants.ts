/** Records with one odd value in them. */
import type { Json } from '../../../nodes/engine/json';

const ABSENT = Symbol('absent');
/** What is told apart from anything that a simplification may make. */
export const RAW = ['odd as it is', 1e20];
const ODD: unknown[] = [
	...RAW,
	...[ABSENT, null, '', ' \u200b', 'http://[', -1, true, [], [null], {}],
	...[{ toString: 1 }, [{ toString: 1 }], { id: null, name: [] }],
];
const LONG = 'long '.repeat(20_000);

export interface Variant {
	/** Where the odd value is: `user.name`. */
	path: string;
	odd: unknown;
	record: Json;
}

/** A record once for each of its fields, and of those in them, and each odd value. */
export function* variants(record: Json, values = [...ODD, LONG]): Generator<Variant> {
	for (const path of pathsOf(record)) {
		for (const odd of values) {
			// What is nested is read in the same way.
			if (odd === LONG && path.length > 1) continue;
			const changed = change(record, path, odd) as Json;
			yield { path: path.join('.'), odd: odd === ABSENT ? 'absent' : odd, record: changed };
		}
	}
}

function pathsOf(value: unknown, depth = 0): string[][] {
	if (depth > 1 || typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inside]) => [
		[key],
		...pathsOf(inside, depth + 1).map((path) => [key, ...path]),
		// The records in a list.
		...(Array.isArray(inside) ? pathsOf(inside[0], depth + 1) : []).map((path) => [
			key,
			'0',
			...path,
		]),
	]);
}

function change(value: unknown, [key, ...rest]: string[], odd: unknown): unknown {
	if (key === undefined) return odd;
	if (Array.isArray(value)) {
		return value.map((one, i) => (String(i) === key ? change(one, rest, odd) : one));
	}
	const { [key]: before, ...others } = value as Json;
	const after = change(before, rest, odd);
	return after === ABSENT ? others : { ...others, [key]: after };
}
