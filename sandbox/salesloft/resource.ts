/** The operations of a kind of record, under the names that the contract gives them. */
import { readContract } from '../contract';
import { crud } from '../crud';
import type { Resource } from '../crud';
import type { Operations } from '../emulator';
import { readFacts } from '../facts';
import { shownAs } from '../kinds';
import { answer } from './answers';
import { refsOf } from './call';
import type { Call } from './call';
import { kinds } from './kinds';
import type { Name, Row } from './kinds';
import { list } from './list';
import type { Listing } from './list';

export const contract = readContract('salesloft');
export const facts = readFacts('salesloft');

interface Description<K extends Name>
	extends Omit<Resource<Call, Row<K>>, 'table' | 'show'>,
		Listing<Row<K>> {
	show?: Show<Row<K>>;
}

/** What an answer says beside the record's own fields; undefined takes one out. */
export type Show<R> = (row: R, call: Call) => Record<string, unknown>;

/** List and get of a kind, and create, update and delete where the description says how. */
export function resource<K extends Name>(name: K, it: Description<K>): Operations<Call> {
	const path = (kinds[name].path ?? name).replace('/', '_');
	const table = ({ state }: Call) => state[name];
	const show = shown(name, it.show);
	const { get, create, update, remove } = crud<Call, Row<K>>((_, data) => answer(data), {
		...it,
		table,
		show,
	});
	const rows = (call: Call) => table(call).where((row) => it.sees?.(call, row) ?? true);
	const listed = contract.operations.find(({ id }) => id === `list_${path}`);
	const all: Operations<Call> = {
		...(listed && { [listed.id]: list(listed, name, it, rows, show) }),
		[`get_${path}_by_id`]: get,
		...(create && { [`create_${path}`]: create }),
		...(update && { [`update_${path}_by_id`]: update }),
		...(it.removable && { [`delete_${path}_by_id`]: remove }),
	};
	const isKnown = (id: string) => contract.operations.some((one) => one.id === id);
	return Object.fromEntries(Object.entries(all).filter(([id]) => isKnown(id)));
}

/**
 * How a record is shown: its own fields and relations as far as the facts know them, what is derived,
 * and the least that the facts allow for the rest.
 */
export function shown<K extends Name>(name: K, derive?: Show<Row<K>>): Show<Row<K>> {
	const show = shownAs(facts, kinds[name].entity);
	return (row, call) => ({ ...show({ ...row, ...refsOf(name, row) }), ...derive?.(row, call) });
}
