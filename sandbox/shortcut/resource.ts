/** The operations of a kind of record, under the names that the contract gives them. */
import { crud } from '../crud';
import type { Operations as AnyOperations } from '../emulator';
import type { TablesOf } from '../kinds';
import { filtered } from '../list';
import type { Filter } from '../list';
import type { Keyed, Table } from '../table';
import type { Call, Told } from './call';
import { answer, listed } from './call';
import { add, kinds } from './kinds';
import type { Body, Name, Row } from './kinds';
import { viewOf } from './view';
import { checkReferences, write } from './write';

interface Description<K extends Name> {
	/** What its operations call it, if it is not the name of its answers. */
	noun?: string;
	/** What its answers are, if it is not what the kind says. */
	entity?: string;
	/** The parameter of the path that names one, if it is not the first. */
	param?: string;
	/** Whether one belongs to what else the path names. */
	sees?: (call: Call, row: Row<K>) => boolean;
	/** What the path says of a new one. */
	place?: (call: Call) => Body;
	/** What is derived, for an answer. */
	tell?: (row: Row<K>, call: Call) => object;
	/** How a list shows one, if it is another way. */
	listed?: (row: Row<K>, call: Call) => unknown;
	filters?: Record<string, Filter<Row<K>, Call>>;
	/** Refuses a body for what the contract cannot see, beside ids of nothing; a new record is none yet. */
	check?: (call: Told, row?: Row<K>) => void;
	/** What a new record is before its body is read. */
	own?: (call: Told) => Partial<Row<K>>;
	/** What a body means for fields that it does not name, or names otherwise. */
	said?: (call: Told, row: Row<K>) => Partial<Row<K>>;
	/** What follows from what was written. */
	written?: (call: Told, row: Row<K>) => void;
	/** The fields of other records that hold its id, until it is removed. */
	heldIn?: Partial<Record<Name, string>>;
	/** What else changes when it is removed. */
	removed?: (call: Told, row: Row<K>) => void;
}

/** Makes, shows and changes records of a kind; `operations` are the usual ones. */
export function resource<K extends Name>(name: K, it: Description<K>) {
	const { entity = kinds[name].entity, param, sees } = it;
	const show = viewOf<Row<K>>(entity, it.tell);
	const table = ({ state }: { state: TablesOf<typeof kinds> }): Table<Row<K>> => state[name];

	function check(call: Told, row?: Row<K>): void {
		checkReferences(call.state, call.body);
		it.check?.(call, row);
	}
	/** Writes a checked body. */
	function change(call: Told, row: Row<K>): void {
		write(call, row, { ...call.body, ...it.said?.(call, row) });
		it.written?.(call, row);
	}
	function make(call: Told): Row<K> {
		check(call);
		const row = add(call, name, it.own?.(call) ?? {});
		change(call, row);
		return row;
	}
	/** What follows from its end. */
	function removed(call: Told, row: Row<K>): void {
		for (const [holder, field] of Object.entries(it.heldIn ?? {}) as Array<[Name, string]>) {
			letGo(call.state[holder].all(), field, row.id);
		}
		it.removed?.(call, row);
	}
	function update(call: Call, row: Row<K>): void {
		check(call, row);
		change(call, row);
	}
	const create = (call: Call) => make({ ...call, body: { ...call.body, ...it.place?.(call) } });
	const usual = crud<Call, Row<K>>(answer, {
		...{ table, show, create, update, removed, sees },
		find: (call, id) => table(call).get(param ? call.params[param] : id),
	});
	const { one, get, remove } = usual;

	/** Lists the records of another kind that hold the id of the one in the path. */
	function holders<H extends Name>(holder: H, view: (row: Row<H>, call: Call) => unknown) {
		const others = ({ state }: { state: TablesOf<typeof kinds> }): Table<Row<H>> => state[holder];
		return (call: Call) =>
			listed(call, holding(others(call), it.heldIn?.[holder] ?? '', one(call).id), view);
	}
	const list = (call: Call) =>
		listed(call, filtered(call, table(call).all(), it.filters ?? {}), it.listed ?? show);
	const noun = it.noun ?? entity;
	const operations: AnyOperations<Call> = {
		[`list${noun.replace(/y$/, 'ie')}s`]: list,
		[`get${noun}`]: get,
		...(usual.create && { [`create${noun}`]: usual.create }),
		...(usual.update && { [`update${noun}`]: usual.update }),
		[`delete${noun}`]: remove,
	};
	return { one, get, remove, show, check, change, make, removed, holders, operations };
}

/** Takes an id out of a field, or out of the list that the field is. */
function letGo(rows: object[], field: string, id: number | string): void {
	for (const row of rows as Array<Record<string, unknown>>) {
		const held = row[field];
		if (Array.isArray(held)) row[field] = held.filter((one) => one !== id);
		else if (held === id) row[field] = null;
	}
}

/** The records that hold an id in a field, or in the list that the field is. */
export function holding<Row extends Keyed>(
	table: Table<Row>,
	field: string,
	id: Keyed['id'] | null,
): Row[] {
	return table.where((row) => {
		const held = (row as Record<string, unknown>)[field];
		return Array.isArray(held) ? held.includes(id) : held === id;
	});
}

/** The filter for a field that holds or does not. */
export function flag<Field extends string>(field: Field): Filter<Record<Field, boolean>, Call> {
	return ({ query }) => {
		const wanted = query.get(field);
		return wanted === null ? undefined : (row) => String(row[field]) === wanted;
	};
}
