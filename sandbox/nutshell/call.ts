/** One authenticated request on its way through a route. */
import { violations, type ContractOperation, type Violation } from '../contract';
import type { SandboxRequest, SandboxResponse } from '../http';
import { badRequest, notFound } from './answers';
import type { Entity, Value } from './model';
import type { Store } from './store';

export interface Call {
	store: Store;
	request: SandboxRequest;
	operation: ContractOperation;
	params: Record<string, string>;
	query: URLSearchParams;
	/** The user whose e-mail signed the request; changes are logged in this name. */
	user: Entity;
}

export type Route = (call: Call) => SandboxResponse;

/** @throws Refusal (400) when the body is not JSON */
export function readBody({ request }: Call): Value {
	try {
		return JSON.parse(request.body.toString('utf8')) as Value;
	} catch {
		throw badRequest('The body is not JSON.');
	}
}

/**
 * Holds a request to the published contract. Nutshell itself may be more lenient about names that it
 * does not know; here they are refused, so that a misspelled one cannot pass for a working one.
 * @throws Refusal (400) for the first departure
 */
export function checkContract({ operation, params, request }: Call): void {
	const [first] = violations({ operation, params }, request).filter(
		(violation) => !isBeyondContract(violation),
	);
	if (first) throw badRequest(describe(first), first.field);
}

/**
 * What the contract cannot say: that sort keys can be joined by commas, and that `filter[key][]`,
 * whose key and type it leaves open, can be repeated.
 */
function isBeyondContract({ field, problem, expected }: Violation): boolean {
	return (field === 'sort' && problem === 'value') || (field.endsWith('[]') && expected === 'any');
}

function describe({ in: place, field, problem, expected }: Violation): string {
	if (problem === 'unknown') return `"${field}" is not known in the ${place}.`;
	if (problem === 'missing') return `"${field}" is required in the ${place}.`;
	return `"${field}" in the ${place} must be ${expected}.`;
}

/** A full id; a read also takes the bare number. */
function fullId(text: string, kind: string): string {
	return /^\d+$/.test(text) ? `${text}-${kind}` : text;
}

/**
 * The record that `{id}` names, for a write: the compound id, and one only.
 * @throws Refusal (404) when there is none of this kind
 */
export function named({ store, params }: Call, kind: string): Entity {
	const entity = store.find(params.id);
	if (entity?.kind !== kind) throw notFound(params.id);
	return entity;
}

/**
 * The records that `{id}` names, comma-separated. Absent ones are left out of the answer as long as
 * there is any to give.
 * @throws Refusal (404) when there is none at all
 */
export function namedList({ store, params }: Call, kind: string): Entity[] {
	const found = params.id
		.split(',')
		.map((id) => store.find(fullId(id, kind)))
		.filter((entity): entity is Entity => entity?.kind === kind);
	if (found.length === 0) throw notFound(params.id);
	return found;
}
