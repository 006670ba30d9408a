/** Filters of a list as data: what of a record is compared, and how. */
import type { Filter as AnyFilter, Scalar, Test } from '../list';
import { invalid, validate } from './answers';
import { IS_NOT_NULL, IS_NULL, isSentinel } from './call';
import type { Call } from './call';
import { microseconds } from './time';

export type Filter<Row> = AnyFilter<Row, Call>;
type Read<Row, Value> = (row: Row, call: Call) => Value;

interface MatchOptions {
	ignoreCase?: boolean;
	/** The value that matches a record without one; a list without it takes the value for wrong. */
	whenNull?: string;
}

/** Records with any of the values; a record may have several itself. */
export function anyOf<Row>(
	read: Read<Row, Scalar | Scalar[]>,
	{ ignoreCase = false, whenNull }: MatchOptions = {},
): Filter<Row> {
	const key = (value: string) => (ignoreCase ? value.toLowerCase() : value);
	return (call, name) => {
		const sent = call.query.all(name);
		if (sent.length === 0) return undefined;
		const sentinel = sent.find((value) => isSentinel(value) && value !== whenNull);
		validate({ [name]: sentinel && `has an invalid value: ${sentinel}` });
		const wanted = new Set(sent.map(key));
		return (row) => {
			const own = [read(row, call)].flat().filter((value) => value !== null);
			if (own.length === 0) return whenNull !== undefined && wanted.has(key(whenNull));
			return own.some((value) => wanted.has(key(String(value))));
		};
	};
}

export function orNull<Row>(read: Read<Row, Scalar | Scalar[]>): Filter<Row> {
	return anyOf(read, { whenNull: IS_NULL });
}

/** An exact match, or a beginning of at least three characters as `name[_starts_with]`. */
export function partial<Row>(read: Read<Row, string | null>): Filter<Row> {
	const exact = anyOf(read);
	return (call, name) => {
		const start = call.query.keyed(name).find(([key]) => key === '_starts_with')?.[1];
		if (start === undefined) return exact(call, name);
		validate({ [name]: start.length < 3 && 'must have at least 3 characters' });
		return (row) => read(row, call)?.startsWith(start) ?? false;
	};
}

export function flag<Row>(read: Read<Row, Scalar>): Filter<Row> {
	return (call, name) => {
		const wanted = call.query.last(name);
		return wanted === undefined ? undefined : (row) => String(read(row, call)) === wanted;
	};
}

const comparisons: Record<string, (own: number, bound: number) => boolean> = {
	gt: (own, bound) => own > bound,
	gte: (own, bound) => own >= bound,
	lt: (own, bound) => own < bound,
	lte: (own, bound) => own <= bound,
};

/** `name[gt|gte|lt|lte]=<timestamp>`, exact to the microsecond; also `_is_null` and `_is_not_null`. */
export function range<Row>(read: Read<Row, Scalar>): Filter<Row> {
	return (call, name) => {
		const tests: Array<Test<Row>> = [];
		for (const [operator, text] of call.query.keyed(name)) {
			const compare = comparisons[operator];
			if (!compare) continue;
			const bound = microseconds(text);
			if (bound === undefined) return invalid(name, `has an invalid value: ${text}`);
			// Many records share a time, and a team has many records.
			const passes = new Map<string, boolean>();
			tests.push((row) => {
				const own = read(row, call);
				if (typeof own !== 'string') return false;
				const known = passes.get(own) ?? compare(microseconds(own) ?? NaN, bound);
				passes.set(own, known);
				return known;
			});
		}
		const sentinel = call.query.last(name);
		if (sentinel === IS_NULL) tests.push((row) => read(row, call) === null);
		if (sentinel === IS_NOT_NULL) tests.push((row) => read(row, call) !== null);
		return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
	};
}

/** `custom_fields[Name]=value`, all of them: the name is case-sensitive, the value is not. */
export function customFields<Row extends { custom_fields: Record<string, string> }>(): Filter<Row> {
	return (call, name) => {
		const wanted = call.query.keyed(name);
		if (wanted.length === 0) return undefined;
		return ({ custom_fields: own }) =>
			wanted.every(([field, value]) => own[field]?.toLowerCase() === value.toLowerCase());
	};
}

/** Every word of the search is part of one of the texts, in any case. */
export function search<Row>(read: Read<Row, string[]>): Filter<Row> {
	return (call, name) => {
		const words = call.query.last(name)?.toLowerCase().split(' ').filter(Boolean);
		if (!words) return undefined;
		return (row) => {
			const texts = read(row, call).map((text) => text.toLowerCase());
			return words.every((word) => texts.some((text) => text.includes(word)));
		};
	};
}
