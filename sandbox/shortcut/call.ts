/** One request inside the emulator, past authentication and contract. */
import type { SandboxResponse } from '../http';
import { empty, json } from '../http';
import type { Dated, Member, Workspace } from './model';
import { checkReferences } from './references';
import { notFound, schemaMismatch } from './refusal';
import type { Table } from './table';

export interface Call {
	workspace: Workspace;
	/** The owner of the token. */
	caller: Member;
	params: Record<string, string>;
	query: URLSearchParams;
	/** Path and query as sent, for links to a next page. */
	url: URL;
	headers: Record<string, string>;
	body: Buffer;
	/** The time of the call, as the API writes times. */
	now: string;
}

/** How each operation of the contract is answered. */
export type Operations = Record<string, (call: Call) => SandboxResponse>;

/** A time as the API writes it: UTC, to the second. */
export function iso(time: number | string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The JSON body; its shape is certain, because the contract was checked before. */
export function bodyOf<T>({ body }: Call): T {
	return JSON.parse(body.length > 0 ? body.toString('utf8') : '{}') as T;
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

/** The record that a path parameter names. */
export function find<T extends { id: number | string }>(table: Table<T>, id: string | number): T {
	const row = table.get(id);
	if (!row) throw notFound();
	return row;
}

/** The operations that look alike for every resource. */
export function collection<T extends Dated & { id: number | string }>(
	parameter: string,
	select: (workspace: Workspace) => Table<T>,
	view: (workspace: Workspace, row: T) => unknown = (_, row) => row,
) {
	const one = (call: Call) => find(select(call.workspace), call.params[parameter]);
	return {
		one,
		get: (call: Call) => json(200, view(call.workspace, one(call))),
		list: (call: Call) =>
			json(
				200,
				select(call.workspace)
					.all()
					.map((row) => view(call.workspace, row)),
			),
		/** Keeps a new record and answers with it. */
		add: (call: Call, row: T) => {
			select(call.workspace).add(row);
			return json(201, view(call.workspace, row));
		},
		/** Takes over the body's fields, or those given in its place. */
		update: (call: Call, changes: Partial<T> = bodyOf<Partial<T>>(call)) => {
			checkReferences(call.workspace, changes);
			const row = one(call);
			Object.assign(row, changes, { updated_at: call.now });
			return json(200, view(call.workspace, row));
		},
		delete: (call: Call) => {
			select(call.workspace).delete(one(call).id);
			return empty(204);
		},
	};
}

/** The times of a record that is made now, unless the body brings its own. */
export function dated({ now }: Call, body: Partial<Dated> = {}): Dated {
	return {
		created_at: body.created_at ? iso(body.created_at) : now,
		updated_at: body.updated_at ? iso(body.updated_at) : now,
	};
}
