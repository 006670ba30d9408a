/**
 * AI agents: whether one runs the node, what it fills in, and what it is not told. A model gives every
 * argument, also where it knows nothing.
 */
import type { INode } from 'n8n-workflow';
import { isObject, type Json } from '../json';
import { isNothing, plain } from '../vocabulary/spelling';

/**
 * Whether an agent runs the node: for agents, n8n has a type of its own beside each node's, `…Tool`.
 * `isToolExecution` is false where n8n runs the tool for the agent, as it does since version 3 of it.
 */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** How models say that they know nothing, beside an empty text. */
const NOTHING = new Set(['null', 'undefined', '[]', '{}']);

/**
 * What is known of a parameter: without what stands for nothing, in lists and forms too. An empty
 * list is nothing as well, so that it empties no list of a record; for that there are Fields to Clear.
 */
export function known(given: unknown): unknown {
	if (typeof given === 'string') return NOTHING.has(plain(given)) ? undefined : given;
	if (Array.isArray(given)) {
		const list = given.map(known).filter((one) => one !== undefined);
		return list.length > 0 ? list : undefined;
	}
	// A date is not an object of parts.
	if (!isObject(given) || typeof given.toJSON === 'function') return given;
	const parts = Object.entries(given).map(([name, one]) => [name, known(one)] as const);
	return Object.fromEntries(parts.filter(([, one]) => one !== undefined));
}

/**
 * A record without its links that open a file to whoever has them: `true` stands where there is one.
 * What a model is told is kept by whoever runs it.
 */
export function withoutLinks(record: Json, fields: string[]): Json {
	const held = fields.filter((name) => !isNothing(record[name]));
	return { ...record, ...Object.fromEntries(held.map((name) => [name, true])) };
}
