/** Filters of lists: what of a record is compared says the list, and how the contract's parameter. */
import type { Parameter } from '../contract';
import { memo } from '../memo';
import { invalid, validate } from './answers';
import { IS_NOT_NULL, IS_NULL, isSentinel, type Call } from './call';
import { microseconds } from './time';

/** The test that what was read of a record has to pass; undefined where the request does not ask for it. */
export type Comparison = (call: Call, name: string) => ((own: unknown) => boolean) | undefined;

/** Texts that may be given by their beginning, as `name[_starts_with]`. */
const partial = ['city', 'country', 'industry', 'state', 'title'];

/** How a parameter of the contract compares; undefined where the contract does not tell. */
export function comparing({ name, type, sentinels = [] }: Parameter): Comparison | undefined {
	const [, bare, key] = /^(.+?)(?:\[(.*)\])?$/.exec(name) ?? [];
	if (key === '*') return keyed();
	if (key === 'gt') return range;
	if (key) return undefined;
	if (bare === 'search') return search;
	if (type === 'boolean') return flag;
	if (partial.includes(bare)) return beginning;
	return anyOf(sentinels[0], bare === 'email_addresses' ? lowerCase : String);
}

const lowerCase = (value: unknown) => String(value).toLowerCase();

/** What a record has of something: several values, one or none. */
function valuesOf(own: unknown): unknown[] {
	return [own].flat().filter((value) => value !== null);
}

/**
 * Records with any of the values; a record may have several itself.
 * @param whenNull the value that matches a record without one; without it, the value is wrong
 */
export function anyOf(whenNull?: string, key: (value: unknown) => string = String): Comparison {
	return ({ query }, name) => {
		const sent = query.all(name);
		if (sent.length === 0) return undefined;
		const sentinel = sent.find((value) => isSentinel(value) && value !== whenNull);
		validate({ [name]: sentinel && `has an invalid value: ${sentinel}` });
		const wanted = new Set(sent.map(key));
		return (own) => {
			const values = valuesOf(own);
			if (values.length === 0) return whenNull !== undefined && wanted.has(key(whenNull));
			return values.some((value) => wanted.has(key(value)));
		};
	};
}

/** The whole text, or its beginning of at least three characters. */
const beginning: Comparison = (call, name) => {
	const start = call.query.keyed(name).find(([key]) => key === '_starts_with')?.[1];
	if (start === undefined) return anyOf()(call, name);
	validate({ [name]: start.length < 3 && 'must have at least 3 characters' });
	return (own) => String(own ?? '').startsWith(start);
};

/** Whether there is anything: `true` for what is not empty, zero or false. */
const flag: Comparison = ({ query }, name) => {
	const wanted = query.last(name);
	return wanted === undefined ? undefined : (own) => String(Boolean(own)) === wanted;
};

/** Leaves nothing out unless the parameter, which need not be sent, stands as it says. */
export function onlyWhen(isAsked: (sent?: string) => boolean): Comparison {
	return ({ query }, name) => (isAsked(query.last(name)) ? Boolean : undefined);
}

const comparisons: Record<string, (own: number, bound: number) => boolean> = {
	gt: (own, bound) => own > bound,
	gte: (own, bound) => own >= bound,
	lt: (own, bound) => own < bound,
	lte: (own, bound) => own <= bound,
};

/** `name[gt|gte|lt|lte]=<timestamp>`, exact to the microsecond; also `_is_null` and `_is_not_null`. */
const range: Comparison = ({ query }, name) => {
	const tests = query.keyed(name).flatMap(([operator, text]) => {
		const compare = comparisons[operator];
		if (!compare) return [];
		const bound = microseconds(text);
		if (bound === undefined) return invalid(name, `has an invalid value: ${text}`);
		// Many records share a time, and a team has many records.
		return memo((own: unknown) => compare(microseconds(String(own)) ?? NaN, bound));
	});
	const sentinel = query.last(name);
	if (sentinel === IS_NULL) tests.push((own) => own === null);
	if (sentinel === IS_NOT_NULL) tests.push((own) => own !== null);
	return tests.length === 0 ? undefined : (own) => tests.every((test) => test(own));
};

/**
 * `name[key]=value`, all of them: the key is case-sensitive, the value is not.
 * @param whenNull the value that matches a record without one
 */
export function keyed(whenNull?: string): Comparison {
	return ({ query }, name) => {
		const wanted = query.keyed(name);
		if (wanted.length === 0) return undefined;
		return (own) => {
			const values = own as Record<string, string | undefined>;
			return wanted.every(
				([key, value]) => (values[key] ?? whenNull)?.toLowerCase() === value.toLowerCase(),
			);
		};
	};
}

/** Every word of the search is part of one of the texts, in any case. */
const search: Comparison = ({ query }, name) => {
	const words = query.last(name)?.toLowerCase().split(' ').filter(Boolean);
	if (!words) return undefined;
	return (own) => {
		const texts = valuesOf(own).map(lowerCase);
		return words.every((word) => texts.some((text) => text.includes(word)));
	};
};
