/** Values that name a record in another way than by its ID -> the ID, by asking the API. */
import { joined, wordsOf } from '../vocabulary/answered';
import { Meant } from '../vocabulary/field';
import { isObject, type Json } from '../json';
import { Lookup, type LookupKind, type RecordKind } from '../vocabulary/record';
import type { RequestParts, Values } from '../vocabulary/values';
import type { Route } from '../vocabulary/route';
import { sentenceCase } from '../vocabulary/words';

/** Values as a person gave them: records may still be named by what they must be looked up by. */
export interface UnresolvedValues {
	path: Json;
	query: Json;
	body: Json;
	local: Json;
}

export type ReadAnswer = (route: Route, parts: RequestParts) => Promise<unknown>;

/**
 * Replaces every Lookup by the ID of the record, and what is meant by what the API takes.
 * @throws Error when no record or more than one is found
 */
export async function resolveLookups(values: UnresolvedValues, ask: ReadAnswer): Promise<Values> {
	return (await resolve(values, ask)) as Values;
}

async function resolve(value: unknown, ask: ReadAnswer): Promise<unknown> {
	if (value instanceof Lookup) return await lookUp(value, ask);
	if (value instanceof Meant) return value.send(await resolve(value.value, ask));
	if (Array.isArray(value)) {
		const resolved: unknown[] = [];
		for (const one of value) resolved.push(holds(one) ? await resolve(one, ask) : one);
		return resolved;
	}
	// A date becomes text in JSON, not an object of its parts.
	if (!isObject(value) || typeof value.toJSON === 'function') return value;
	const resolved: Array<[string, unknown]> = [];
	for (const [key, one] of Object.entries(value)) {
		resolved.push([key, holds(one) ? await resolve(one, ask) : one]);
	}
	// Not by assignment: a key of a person's own may be the name of the prototype.
	return Object.fromEntries(resolved);
}

/** Whether something can hold a Lookup. To wait for what does not costs more than all else here. */
const holds = (value: unknown): boolean => typeof value === 'object' && value !== null;

async function lookUp({ kind, by, value }: Lookup, ask: ReadAnswer): Promise<string | number> {
	const found = await find(by, value, ask);
	const noun = sentenceCase(kind.name);
	if (found.length === 1) {
		const id = wordsOf(kind.value ? kind.value(found[0]) : found[0].id);
		if (!isId(kind, id))
			throw new Error(`The provider sent a ${noun} without an ID that can be used`);
		return kind.id.wire === 'number' ? Number(id) : id;
	}
	const byId = `the ${noun} by its ID`;
	if (found.length === 0) {
		const advice = `Check how it is written, or choose ${byId}`;
		throw new Error(`There is no ${noun} with "${value}". ${advice}`);
	}
	const ids = joined(found.map(({ id }) => id));
	throw new Error(`There is more than one ${noun} with "${value}": ${ids}. Choose ${byId}`);
}

/** What is sent must be an ID: "null" would name another record, or empty a field. */
function isId({ id: { pattern } }: RecordKind, text: string): boolean {
	return new RegExp(`^(?:${pattern})$`).test(text);
}

async function find(by: LookupKind, value: string, ask: ReadAnswer): Promise<Json[]> {
	const path = by.path?.(value);
	const first = by.records(await ask(by.route, { path, query: by.query?.(value) }), value);
	if (first.length > 0) return first;
	const found = new Map<unknown, Json>();
	for (const query of by.otherwise?.(value) ?? []) {
		const records = by.records(await ask(by.route, { path, query }), value);
		for (const one of records) found.set(one.id, one);
	}
	return [...found.values()];
}
