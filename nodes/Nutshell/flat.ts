/** Nutshell's records, flattened: what a person would read off the page of the record. */
import { isObject, type Json } from '../engine/json';
import { pick, type Simplify } from '../engine/vocabulary/output';
import { isoOf } from '../engine/vocabulary/time';
import { urlOf } from '../engine/vocabulary/web-address';
import { nutshell } from './api';

/**
 * Keeps the named fields. Times become ISO 8601, amounts their number, lists of emails and the like
 * their primary entry.
 */
export function simple(...fields: Parameters<typeof pick>): Simplify {
	const picked = pick(...fields);
	return (record) =>
		Object.fromEntries(
			Object.entries(picked(record)).map(([name, value]) => [name, flattened(name, value)]),
		);
}

/** What is a list of `{value, name, isPrimary}` in a record; the emails of users may be texts. */
const LISTED = new Set(['email', 'phone', 'website', 'address']);

function flattened(name: string, value: unknown): unknown {
	if (name === 'htmlUrl' && typeof value === 'string') return wholeAddress(value);
	if (name.endsWith('Time') && isSeconds(value)) return isoOf(Number(value)) ?? value;
	if (LISTED.has(name)) return primary(value);
	if (!isObject(value)) return value;
	if (isSeconds(value.timestamp)) return isoOf(Number(value.timestamp)) ?? value;
	if ('amount' in value) return value.amount;
	if ('display' in value) return value.display;
	return value;
}

/** Unix seconds; Nutshell takes those of a task as a text, and may answer so. */
function isSeconds(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && /^\d{9,11}$/.test(value));
}

/** An address of Nutshell as a whole one; what is not an address as it is. */
function wholeAddress(address: string): string {
	const { host } = nutshell;
	return urlOf(address, host)?.href ?? address;
}

/** The entry of such a list that is to be used first; null where there is none. */
export function primary(list: unknown): unknown {
	if (!Array.isArray(list)) return list;
	if (list.length === 0) return null;
	const entries = list.map((one: unknown) => (isObject(one) ? one : { value: one }));
	const first = entries.find(({ isPrimary }) => isPrimary === true) ?? entries[0];
	const { value = first } = first;
	return isObject(value) && 'number' in value ? phoneText(value) : value;
}

function phoneText(phone: Json): unknown {
	const { countryCode, number, extension, E164 = null } = phone;
	if (number === null) return E164;
	if ([countryCode, number, extension].some((part) => typeof part === 'object' && part !== null)) {
		return phone;
	}
	const country = countryCode ? `+${String(countryCode)} ` : '';
	return `${country}${String(number)}${extension ? ` x${String(extension)}` : ''}`;
}
