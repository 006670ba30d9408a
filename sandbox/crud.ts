/** The operations that look alike for every kind of record. */
import { pathId, type Call } from './emulator';
import { empty, type SandboxResponse } from './http';
import type { Keyed, Table } from './table';

type Called = Pick<Call<unknown, unknown, unknown>, 'params' | 'refuse'>;

export interface Resource<C extends Called, Row extends Keyed> {
	table: (call: C) => Table<Row>;
	/** The record that the path means, if not simply the one of this id. */
	find?: (call: C, id: string) => Row | undefined;
	/** The record in an answer; as it is kept unless given. */
	show?: (row: Row, call: C) => unknown;
	/** Keeps a new record. */
	create?: (call: C) => Row;
	/** Changes a record. */
	update?: (call: C, row: Row) => void;
	/** What else changes when a record is removed. */
	removed?: (call: C, row: Row) => void;
	/** Whether removing once more does no harm; it finds nothing unless given. */
	removable?: 'once' | 'again';
	/** Whether the caller can see a record at all. */
	sees?: (call: C, row: Row) => boolean;
}

/**
 * Get, create, update and remove of one kind of record.
 * @param answer puts what is shown of a record into the provider's envelope
 */
export function crud<C extends Called, Row extends Keyed>(
	answer: (call: C, shown: unknown) => SandboxResponse,
	it: Resource<C, Row>,
) {
	const { table, show = (row) => row, create, update, removed, removable, sees } = it;
	const { find = (call, id) => table(call).get(id) } = it;
	const one = (call: C) => {
		const id = pathId(call);
		const row = find(call, id);
		if (row && (sees?.(call, row) ?? true)) return row;
		throw call.refuse.record(id, table(call).entity);
	};
	const shown = (call: C, row: Row) => answer(call, show(row, call));
	return {
		one,
		get: (call: C) => shown(call, one(call)),
		...(create && { create: (call: C) => shown(call, create(call)) }),
		...(update && {
			update: (call: C) => {
				const row = one(call);
				update(call, row);
				return shown(call, row);
			},
		}),
		remove: (call: C) => {
			if (removable === 'again' && table(call).isGone(pathId(call))) return empty(204);
			const row = one(call);
			table(call).remove(row.id);
			removed?.(call, row);
			return empty(204);
		},
	};
}
