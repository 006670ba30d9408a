/** The operations of a kind of record, under the names that the contract gives them. */
import { crud, type Resource } from '../crud';
import { named } from '../emulator';
import { filtered, type Filter } from '../list';
import { answer, list, type ApiCall, type Listing, type Routes } from './answers';
import { kinds, type Name, type Row, type Tables } from './kinds';
import type { View } from './views';

interface Description<K extends Name>
	extends Pick<Resource<ApiCall, Row<K>>, 'find' | 'removed'>,
		Listing {
	/** What stands before the dot in the contract, where that is not the kind's name in the singular. */
	called?: string;
	show: View<Row<K>>;
	/** What lists know of; all unless given. */
	rows?: (call: ApiCall) => Array<Row<K>>;
	/** By what the kind is searched. */
	search?: Record<string, Filter<Row<K>, ApiCall>>;
	/** What a body writes, of those of its fields that the kind has; without a record, into a new one. */
	write?: (body: Partial<Row<K>>, call: ApiCall, own?: Row<K>) => Partial<Row<K>>;
}

/** List, search, get, create, update and delete of a kind; what the contract lacks is never reached. */
export function resource<K extends Name>(name: K, it: Description<K>): Routes {
	const { called = name.slice(0, -1), write = (body) => body, show, search = {}, hasCeiling } = it;
	const table = ({ state }: { state: Tables }) => state[name];
	const { rows = (call) => table(call).all() } = it;
	const { get, create, update, remove } = crud<ApiCall, Row<K>>(answer, {
		...it,
		table,
		create: (call) => table(call).make(write(fieldsOf(name, call), call), call.now),
		update: (call, row) => {
			const touched = 'updated_at' in row && { updated_at: call.now };
			Object.assign(row, write(fieldsOf(name, call), call, row), touched);
		},
	});
	return {
		[`${called}.list`]: (call) => list(call, rows(call), show, it),
		[`${called}.search`]: (call) =>
			list(call, filtered(call, rows(call), search), show, { hasCeiling }),
		[`${called}.get`]: get,
		...(create && { [`${called}.create`]: create }),
		...(update && { [`${called}.update`]: update }),
		[`${called}.delete`]: remove,
	};
}

/** An operation on the record that comes first in the path; it shows what is given back, if anything. */
export function on<K extends Name>(name: K, act: (row: Row<K>, call: ApiCall) => unknown) {
	return (call: ApiCall) => {
		const { state }: { state: Tables } = call;
		return answer(call, act(named(call, state[name]), call));
	};
}

/** The fields of a body that the kind has; the others are taken, and no answer shows them. */
function fieldsOf<K extends Name>(name: K, { body }: ApiCall): Partial<Row<K>> {
	const known = Object.entries(body).filter(([field]) => field in kinds[name].fields);
	return Object.fromEntries(known) as Partial<Row<K>>;
}
