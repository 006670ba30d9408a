/** Nutshell's records, flattened: what a person would read off the page of the record. */
import { arrayOf, isObject, type Json } from '../engine/json';
import type { Simplify } from '../engine/operation';
import { pick } from '../engine/output';
import { isoOf } from '../engine/time';
import { nutshell } from './api';

/**
 * Keeps the named fields. Times become ISO 8601, amounts their number, lists of emails and the like
 * their primary entry.
 */
export function simple(...fields: Parameters<typeof pick>): Simplify {
	const picked = pick(...fields);
	return (record) =>
		Object.fromEntries(
			Object.entries(picked(record)).map(([name, value]) => [name, plain(name, value)]),
		);
}

/** What is a list of `{value, name, isPrimary}` in a record; the emails of users may be texts. */
const LISTED = new Set(['email', 'phone', 'website', 'address']);

function plain(name: string, value: unknown): unknown {
	if (name === 'htmlUrl' && typeof value === 'string') return new URL(value, nutshell.host).href;
	if (name.endsWith('Time') && typeof value === 'number') return isoOf(value) ?? value;
	if (LISTED.has(name)) return primary(value);
	if (!isObject(value)) return value;
	if (typeof value.timestamp === 'number') return isoOf(value.timestamp) ?? value;
	if ('amount' in value) return value.amount;
	if ('display' in value) return value.display;
	return value;
}

/** The entry of such a list that is to be used first; null where there is none. */
export function primary(list: unknown): unknown {
	const entries = arrayOf(list).map((one) => (isObject(one) ? one : { value: one }));
	const { value = null } = entries.find(({ isPrimary }) => isPrimary === true) ?? entries[0] ?? {};
	return isObject(value) && 'number' in value ? phoneText(value) : value;
}

function phoneText({ countryCode, number, extension, E164 = null }: Json): unknown {
	if (number === null) return E164;
	const country = countryCode ? `+${String(countryCode)} ` : '';
	return `${country}${String(number)}${extension ? ` x${String(extension)}` : ''}`;
}
