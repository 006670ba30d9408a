/** One request inside the emulator, past authentication and contract. */
import { readContract } from '../contract';
import type { Call as AnyCall, Operations as AnyOperations } from '../emulator';
import type { SandboxResponse } from '../http';
import { json } from '../http';
import type { Body, Member, Workspace } from './kinds';
import { schemaMismatch } from './refusal';

export const contract = readContract('shortcut');

/** The owner of the token, and the token. */
export interface Caller extends Member {
	token: string;
}

export type Call = AnyCall<Workspace, Caller, string, Body>;
export type Operations = AnyOperations<Call>;

/** A time as the API writes it: UTC, to the second. */
export function iso(time: number | string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A number in the query; outside its bounds it is refused. */
export function bounded(
	{ query }: Call,
	name: string,
	fallback: number,
	[min, max]: [number, number],
): number {
	const value = Number(query.get(name) ?? fallback);
	if (value >= min && value <= max) return value;
	const expected = `${min} to ${max}`;
	throw schemaMismatch([{ in: 'query', field: name, problem: 'value', expected, value }]);
}

/** What is made or changed, by whom and when: all that this asks of a call. */
export type Told = Pick<Call, 'state' | 'caller' | 'body' | 'now'>;

/** An answer with the status that the contract gives to the operation. */
export function answer({ operation }: Pick<Call, 'operation'>, value: unknown): SandboxResponse {
	return json(operation.status ?? 200, value);
}

/** A list of records, each as the view shows it. */
export function listed<Row>(call: Call, rows: Row[], view: (row: Row, call: Call) => unknown) {
	return answer(
		call,
		rows.map((row) => view(row, call)),
	);
}
