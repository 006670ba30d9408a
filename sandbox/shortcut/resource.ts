/** The operations of a kind of record, under the names that the contract gives them. */
import { crud } from '../crud';
import { pathId } from '../emulator';
import { type Filter, filtered } from '../list';
import type { Keyed, Table } from '../table';
import { type Call, notFound, type Operations, type Told } from './call';
import { fieldsTo, holding, holds, kinds, leadsTo, tableOf } from './kinds';
import type { Body, Name, Row, Workspace } from './kinds';
import { answer, type Tell, tellOf } from './view';
import { checkReferences, checkUnique, write } from './write';

interface Description<K extends Name> {
	/** What its operations call it, if it is not the name of its answers. */
	noun?: string;
	/** What its answers are, if it is not what the kind says. */
	entity?: string;
	/** The field with the id of the record in whose path it stands. */
	within?: string;
	tell?: Tell<Row<K>>;
	filters?: Record<string, Filter<Row<K>, Call>>;
	/** A field whose value no two of them have; upper and lower case are the same. */
	unique?: 'name' | 'mention_name';
	/** Refuses a body for what the contract cannot see, beside ids of nothing; a new record is none yet. */
	check?: (call: Told, row?: Row<K>) => void;
	/** What a new record is before its body is read. */
	own?: (call: Told) => Partial<Row<K>>;
	/** What a body means for fields that it does not name, or names otherwise. */
	said?: (call: Told, row: Row<K>) => Partial<Row<K>>;
	/** What follows from what was written. */
	written?: (call: Told, row: Row<K>) => void;
	/** What else changes when it is removed. */
	removed?: (call: Told, row: Row<K>) => void;
}

/** Makes and changes records of a kind; `operations` are the usual ones. */
export function resource<K extends Name>(name: K, it: Description<K> = {}) {
	const { entity = kinds[name].entity, noun = entity, within = '' } = it;
	const table = ({ state }: Told): Table<Row<K>> => tableOf(state, name);
	tellOf(entity, name, it.tell);

	function check(call: Told, row?: Row<K>): void {
		checkReferences(call.state, call.body);
		if (it.unique) checkUnique(table(call).all(), it.unique, call.body[it.unique], row);
		it.check?.(call, row);
	}
	/** Writes a checked body. */
	function change(call: Told, row: Row<K>): void {
		write(call, kinds[name].entity, row, { ...call.body, ...it.said?.(call, row) });
		it.written?.(call, row);
	}
	function make(call: Told, fields: Partial<Row<K>> = {}): Row<K> {
		check(call);
		const own = { ...authorOf(name, call), ...it.own?.(call) };
		const row = Object.assign(table(call).make(fields, call.now), own);
		change(call, row);
		return row;
	}
	/** What follows from its end. */
	function removed(call: Told, row: Row<K>): void {
		for (const { holder, field } of fieldsTo(name)) letGo(call.state, holder, field, row.id);
		it.removed?.(call, row);
	}
	function update(call: Call, row: Row<K>): void {
		check(call, row);
		change(call, row);
	}
	const kind = leadsTo(within);
	/** What the path says of a new one. */
	function place(call: Call): Body {
		if (!kind) return {};
		const id = pathId(call);
		if (!call.state[kind].has(id)) throw notFound();
		return { [within]: Number(id) };
	}
	/** Whether one stands in what the path names before it. */
	function sees(call: Call, row: Row<K>): boolean {
		const { length } = Object.keys(call.params);
		const id = pathId(call);
		return !kind || length === 1 || (holds(row, within, Number(id)) && call.state[kind].has(id));
	}

	const list = (call: Call) => answer(call, filtered(call, table(call).all(), it.filters ?? {}));
	const usual = crud<Call, Row<K>>((call, row) => answer(call, row as Row<K>), {
		...{ table, sees, update, removed },
		find: (call) => table(call).get(Object.values(call.params).at(-1)),
		create: (call) => make({ ...call, body: { ...call.body, ...place(call) } }),
	});
	const { one, get, remove } = usual;
	const operations: Operations = {
		...(!kind && { [`list${noun.replace(/y$/, 'ie')}s`]: list }),
		[`get${noun}`]: get,
		...(usual.create && { [`create${noun}`]: usual.create }),
		...(usual.update && { [`update${noun}`]: usual.update }),
		[`delete${noun}`]: remove,
	};
	for (const { holder, field } of fieldsTo(name)) {
		operations[`list${noun}${holder[0].toUpperCase()}${holder.slice(1)}`] = (call) =>
			answer(call, holding(tableOf(call.state, holder), field, one(call).id));
	}
	return { one, check, change, make, removed, operations };
}

/** Who asks made it, and follows what was requested, unless a body names another. */
function authorOf(name: Name, { caller, body: { requested_by_id = caller.id } }: Told): object {
	const all = { author_id: caller.id, creator_id: caller.id, uploader_id: caller.id };
	const own = { ...all, requested_by_id, follower_ids: [requested_by_id] };
	const isOwn = ([field]: [string, unknown]) => field in kinds[name].fields;
	return Object.fromEntries(Object.entries(own).filter(isOwn));
}

/** Takes an id out of a field, or out of the list that the field is; where one has to be, it stays. */
function letGo(state: Workspace, holder: Name, field: string, id: Keyed['id']): void {
	const isNeeded = (kinds[holder].fields as Record<string, unknown>)[field] !== null;
	for (const row of holding<Keyed>(tableOf(state, holder), field, id)) {
		const { [field]: held }: Record<string, unknown> = { ...row };
		const rest = Array.isArray(held) ? held.filter((one) => one !== id) : null;
		if (rest || !isNeeded) Object.assign(row, { [field]: rest });
	}
}
