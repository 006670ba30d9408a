/** Nutshell's records, flattened: what a person would read off the page of the record. */
import { isObject, type Json } from '../engine/json';
import type { Simplify } from '../engine/operation';
import { pick } from '../engine/output';
import { recordsOf } from '../engine/paging';
import { isoOf } from '../engine/time';
import { nutshell } from './api';

/**
 * Keeps the named fields. Times become ISO 8601, amounts numbers, lists of emails and the like their
 * primary entry.
 */
export function simple(...fields: Parameters<typeof pick>): Simplify {
	const picked = pick(...fields);
	return (record) =>
		Object.fromEntries(
			Object.entries(picked(record)).map(([name, value]) => [name, plain(name, value)]),
		);
}

/** What is a list of `{value, name, isPrimary}` in a record. */
const LISTED = new Set(['email', 'phone', 'website', 'address']);

function plain(name: string, value: unknown): unknown {
	if (name === 'htmlUrl' && typeof value === 'string') return new URL(value, nutshell.host).href;
	if (name.endsWith('Time') && typeof value === 'number') return isoOf(value) ?? value;
	if (LISTED.has(name)) return primary(recordsOf(value));
	if (!isObject(value)) return value;
	if (typeof value.timestamp === 'number') return isoOf(value.timestamp) ?? value;
	if ('amount' in value) return value.amount;
	return value;
}

function primary(entries: Json[]): unknown {
	const { value = null } = entries.find(({ isPrimary }) => isPrimary === true) ?? entries[0] ?? {};
	return isObject(value) && 'number' in value ? phoneText(value) : value;
}

function phoneText({ countryCode, number, extension }: Json): string {
	const country = countryCode ? `+${String(countryCode)} ` : '';
	return `${country}${String(number)}${extension ? ` x${String(extension)}` : ''}`;
}
