/** One request inside the emulator, past authentication and contract. */
import { readContract } from '../contract';
import type { Call as AnyCall, Operations as AnyOperations } from '../emulator';
import type { Body, Member, Workspace } from './kinds';
import { schemaMismatch } from './refusal';

export const contract = readContract('shortcut');

/** The owner of the token, and the token. */
export interface Caller extends Member {
	token: string;
}

export type Call = AnyCall<Workspace, Caller, string, Body>;
export type Operations = AnyOperations<Call>;

/** What is made or changed, by whom and when: all that this asks of a call. */
export type Told = Pick<Call, 'state' | 'caller' | 'body' | 'now'>;

/** A time as the API writes it: UTC, to the second. */
export function iso(time: number | string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A number in the query; outside its bounds it is refused. */
export function bounded(
	{ query }: Call,
	field: string,
	fallback: number,
	min: number,
	max: number,
) {
	const value = Number(query.get(field) ?? fallback);
	if (value >= min && value <= max) return value;
	const expected = `${min} to ${max}`;
	throw schemaMismatch([{ in: 'query', field, problem: 'value', expected, value }]);
}
