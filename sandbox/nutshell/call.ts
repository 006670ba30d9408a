/** One request of Nutshell's, and the records that its path names. */
import type { Violation } from '../contract';
import type { Call as AnyCall } from '../emulator';
import type { SandboxResponse } from '../http';
import { notFound } from './answers';
import type { Kind } from './kinds';
import type { Entity, Fields } from './model';
import type { Store } from './store';

/** The caller is the user whose e-mail signed the request; changes are logged in this name. */
export type Call = AnyCall<Store, Entity, number, Fields>;

/** An operation on records of one kind. */
export type Run = (call: Call, kind: Kind) => SandboxResponse;

/**
 * Holds a request to the published contract. Nutshell itself may be more lenient about names that it
 * does not know; here they are refused, so that a misspelled one cannot pass for a working one. What
 * the contract cannot say: that sort keys can be joined by commas, and that `filter[key][]`, whose key
 * and type it leaves open, can be repeated.
 */
export function forgives({ field, problem, expected }: Violation): boolean {
	const isSort = field === 'sort' && problem === 'value';
	return isSort || (field.endsWith('[]') && expected === 'any');
}

/**
 * The record that `{id}` names, for a write: the compound id, and one only.
 * @throws Refusal (404) when there is none of this kind
 */
export function named({ state, params }: Call, { key }: Kind): Entity {
	const entity = state.find(params.id);
	if (entity?.kind !== key) throw notFound();
	return entity;
}

/**
 * The records that `{id}` names, comma-separated, where a bare number will do. Absent ones are left
 * out of the answer as long as there is any to give.
 * @throws Refusal (404) when there is none at all
 */
export function namedList({ state, params }: Call, { key }: Kind): Entity[] {
	const found = params.id
		.split(',')
		.flatMap((id) => state.find(/^\d+$/.test(id) ? `${id}-${key}` : id) ?? [])
		.filter(({ kind }) => kind === key);
	if (found.length === 0) throw notFound();
	return found;
}
