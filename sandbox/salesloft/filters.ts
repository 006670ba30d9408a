/** Filters of lists: what of a record is compared says the list, and how the contract's parameter. */
import type { Parameter } from '../contract';
import type { Filter as AnyFilter, Scalar, Test } from '../list';
import { invalid, validate } from './answers';
import { IS_NOT_NULL, IS_NULL, isSentinel, type Call } from './call';
import { microseconds } from './time';

export type Filter<Row> = AnyFilter<Row, Call>;
/** What of a record a filter or an order reads. */
export type Read<Row> = (row: Row, call: Call) => Scalar | Scalar[];

/** Reads a field by its name. */
export function fieldOf<Row>(name: string): (row: Row) => Scalar {
	return (row) => (row as Record<string, Scalar>)[name];
}

/** How a parameter of the contract compares; undefined where the contract does not tell. */
export function comparing<Row>(
	{ name, type, sentinels = [] }: Parameter,
	read: Read<Row>,
): Filter<Row> | undefined {
	if (name === 'custom_fields[*]') return customFields;
	if (name === 'search') return search(read);
	if (name.endsWith('[gt]')) return range(read);
	if (type === 'boolean') return flag(read);
	return /\[[^\]]/.test(name) ? undefined : anyOf(read, sentinels[0]);
}

/**
 * Records with any of the values; a record may have several itself.
 * @param whenNull the value that matches a record without one; without it, the value is wrong
 */
export function anyOf<Row>(
	read: Read<Row>,
	whenNull?: string,
	key: (value: string) => string = (value) => value,
): Filter<Row> {
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

/** Mail addresses in any case. */
export function anyAddress<Row>(field: string, whenNull?: string): Filter<Row> {
	return anyOf(fieldOf<Row>(field), whenNull, (address) => address.toLowerCase());
}

/** Exact matches of fields, or their beginnings of at least three characters as `name[_starts_with]`. */
export function partial<Row>(...fields: string[]): Record<string, Filter<Row>> {
	return Object.fromEntries(fields.map((field) => [field, beginning(fieldOf<Row>(field))]));
}

function beginning<Row>(read: Read<Row>): Filter<Row> {
	const exact = anyOf(read);
	return (call, name) => {
		const start = call.query.keyed(name).find(([key]) => key === '_starts_with')?.[1];
		if (start === undefined) return exact(call, name);
		validate({ [name]: start.length < 3 && 'must have at least 3 characters' });
		return (row) => String(read(row, call) ?? '').startsWith(start);
	};
}

function flag<Row>(read: Read<Row>): Filter<Row> {
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
function range<Row>(read: Read<Row>): Filter<Row> {
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
function customFields<Row>({ query }: Call, name: string): Test<Row> | undefined {
	const wanted = query.keyed(name);
	if (wanted.length === 0) return undefined;
	return (row) => {
		const { custom_fields: own } = row as { custom_fields: Record<string, string> };
		return wanted.every(([field, value]) => own[field]?.toLowerCase() === value.toLowerCase());
	};
}

/** Every word of the search is part of one of the texts, in any case. */
function search<Row>(read: Read<Row>): Filter<Row> {
	return (call, name) => {
		const words = call.query.last(name)?.toLowerCase().split(' ').filter(Boolean);
		if (!words) return undefined;
		return (row) => {
			const texts = [read(row, call)].flat().map((text) => String(text).toLowerCase());
			return words.every((word) => texts.some((text) => text.includes(word)));
		};
	};
}
