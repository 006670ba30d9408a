/** One request inside the emulator, past authentication and contract. */
import { readContract } from '../contract';
import { crud } from '../crud';
import type { Call as AnyCall, Operations as AnyOperations } from '../emulator';
import type { SandboxResponse } from '../http';
import { json } from '../http';
import type { Keyed, Table } from '../table';
import type { Dated, Member, Workspace } from './kinds';
import { checkReferences } from './references';
import { notFound, schemaMismatch } from './refusal';

export const contract = readContract('shortcut');

/** The owner of the token, and the token. */
export interface Caller extends Member {
	token: string;
}

export type Call = AnyCall<Workspace, Caller, string>;
export type Operations = AnyOperations<Call>;

/** A time as the API writes it: UTC, to the second. */
export function iso(time: number | string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The JSON body; its shape is certain, because the contract was checked before. */
export const bodyOf = <T>({ body }: Pick<Call, 'body'>) => body as T;

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

/** The record of an id in a path or a body. */
export function find<T extends Keyed>(table: Table<T>, id: string | number): T {
	const row = table.get(id);
	if (!row) throw notFound();
	return row;
}

/** An answer with the status that the contract gives to the operation. */
export function answer({ operation }: Call, value: unknown): SandboxResponse {
	return json(operation.status ?? 200, value);
}

/** The operations that look alike for every resource. */
export function collection<T extends Dated & Keyed>(
	select: (workspace: Workspace) => Table<T>,
	view: (workspace: Workspace, row: T, call: Call) => unknown = (_, row) => row,
) {
	const table = ({ state }: Call) => select(state);
	const show = (row: T, call: Call) => view(call.state, row, call);
	const { one, get, remove } = crud<Call, T>(answer, { table, show });
	return {
		one,
		get,
		list: (call: Call) =>
			answer(
				call,
				table(call)
					.all()
					.map((row) => show(row, call)),
			),
		show: (call: Call, row: T) => answer(call, show(row, call)),
		/** Takes over the body's fields, or those given in its place. */
		update: (call: Call, changes: Partial<T> = bodyOf<Partial<T>>(call)) => {
			checkReferences(call.state, changes);
			const row = one(call);
			Object.assign(row, changes, { updated_at: call.now });
			return answer(call, show(row, call));
		},
		delete: remove,
	};
}

/** The times of a record that is made now, unless the body brings its own. */
export function dated({ now }: Call, body: Partial<Dated> = {}): Dated {
	return {
		created_at: body.created_at ? iso(body.created_at) : now,
		updated_at: body.updated_at ? iso(body.updated_at) : now,
	};
}
