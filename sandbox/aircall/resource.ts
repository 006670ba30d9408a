/** The operations of a kind of record, under the names that the contract gives them. */
import { crud } from '../crud';
import type { Resource } from '../crud';
import { answer, list } from './answers';
import type { ApiCall, Routes } from './answers';
import { add, kinds } from './kinds';
import type { Name, Row, Tables } from './kinds';

interface Description<K extends Name>
	extends Required<Pick<Resource<ApiCall, Row<K>>, 'show'>>,
		Pick<Resource<ApiCall, Row<K>>, 'find' | 'removed'> {
	/** What stands before the dot in the contract, where that is not the kind's name in the singular. */
	called?: string;
	/** What a body writes, of those of its fields that the kind has; without a record, into a new one. */
	write?: (body: Partial<Row<K>>, call: ApiCall, own?: Row<K>) => Partial<Row<K>>;
}

/** List, get, create, update and delete of a kind; what the contract lacks is never reached. */
export function resource<K extends Name>(name: K, it: Description<K>): Routes {
	const { called = name.slice(0, -1), write = (body) => body, show } = it;
	const table = ({ state }: { state: Tables }) => state[name];
	const { get, create, update, remove } = crud<ApiCall, Row<K>>(answer, {
		...it,
		table,
		create: (call) => add(call.state, name, write(fieldsOf(name, call), call), call.now),
		update: (call, row) => {
			const touched = 'updated_at' in row && { updated_at: call.now };
			Object.assign(row, write(fieldsOf(name, call), call, row), touched);
		},
	});
	return {
		[`${called}.list`]: (call) => list(call, table(call).all(), show),
		[`${called}.get`]: get,
		...(create && { [`${called}.create`]: create }),
		...(update && { [`${called}.update`]: update }),
		[`${called}.delete`]: remove,
	};
}

/** The fields of a body that the kind has; the others are taken, and no answer shows them. */
function fieldsOf<K extends Name>(name: K, { body }: ApiCall): Partial<Row<K>> {
	const known = Object.entries(body).filter(([field]) => field in kinds[name].fields);
	return Object.fromEntries(known) as Partial<Row<K>>;
}
