/** The operations of a kind of record, under the names that the contract gives them. */
import { readContract } from '../contract';
import { crud, type Resource } from '../crud';
import type { Operations } from '../emulator';
import { readFacts } from '../facts';
import { shownAs } from '../kinds';
import type { Keyed, Table } from '../table';
import { answer, validate, type Checks } from './answers';
import type { Body, Call } from './call';
import { kinds, pathOf, type Name, type Row } from './kinds';
import { of, refsOf, unknownIds, type Tells } from './links';
import { list, type Listing } from './list';

export const contract = readContract('salesloft');
export const facts = readFacts('salesloft');

interface Description<K extends Name>
	extends Omit<Resource<Call, Row<K>>, 'table' | 'show'>,
		Listing<Row<K>> {
	/** What an upsert calls a record. */
	upsert?: string;
}

interface View {
	show(row: Keyed, call: Call): Record<string, unknown>;
}

/** How records are shown, by the names of their kinds. */
export const views = new Map<string, View>();

/** List and get of a kind, and create, update and delete where the description says how. */
export function resource<K extends Name>(name: K, it: Description<K>): Operations<Call> {
	const path = pathOf(name).replace('/', '_');
	const table = ({ state }: Call) => state[name];
	const show = shown(name, it.tells);
	views.set(name, { show });
	const { get, create, update, remove } = crud<Call, Row<K>>((_, data) => answer(data), {
		...it,
		table,
		show,
	});
	const listed = contract.operations.find(({ id }) => id === `list_${path}`);
	const all: Operations<Call> = {
		...(listed && { [listed.id]: list(listed, name, it, show) }),
		[`get_${path}_by_id`]: get,
		...(create && { [`create_${path}`]: create }),
		...(update && { [`update_${path}_by_id`]: update }),
		...(it.upsert && {
			[`create_${it.upsert}_upserts`]: (call) => {
				const found = meant(call.body, table(call).all());
				if (found) it.update?.(call, found);
				const row = found ?? it.create?.(call);
				const upsert_type = found ? 'update' : 'create';
				return answer({ upsert_type, [String(it.upsert)]: row && show(row, call) });
			},
		}),
		...(it.removable && { [`delete_${path}_by_id`]: remove }),
	};
	const isKnown = (id: string) => contract.operations.some((one) => one.id === id);
	return Object.fromEntries(Object.entries(all).filter(([id]) => isKnown(id)));
}

/**
 * How a record is shown: its own fields and relations and what is told beside them, as far as the facts
 * know them, and the least that the facts allow for the rest.
 */
export function shown<K extends Name>(
	name: K,
	tells: Tells<Row<K>> = {},
): (row: Row<K>, call: Call) => Record<string, unknown> {
	const { entity } = kinds[name];
	const known = facts.entities[entity].fields ?? {};
	const told = Object.keys(tells).filter((field) => field in known);
	const show = shownAs(facts, entity);
	return (row, call) => {
		const more = told.map((field) => [field, of(field, tells)(row, call)]);
		return show({ ...row, ...refsOf(name, row), ...Object.fromEntries(more) });
	};
}

/**
 * The record that an upsert changes: none without `upsert_key`, which names the field that finds it. An
 * `id` that is not the record's is refused.
 */
function meant<R extends Keyed>(body: Body, rows: R[]): R | undefined {
	const { id, upsert_key: key } = body;
	if (key === undefined) return undefined;
	const wanted = body[key];
	validate({ [key]: !wanted && 'must be given when it is the upsert_key' });
	const matches = rows.filter((row) => sameText(row[key as keyof R], String(wanted)));
	validate({ [key]: matches.length > 1 && 'matches several records' });
	validate({ id: id !== undefined && matches[0]?.id !== id && 'could not be found' });
	return matches[0];
}

/** Mail addresses and domains are the same in any case. */
export function sameText(own: unknown, wanted: string | null | undefined): boolean {
	return own != null && wanted != null && String(own).toLowerCase() === wanted.toLowerCase();
}

type Fields<R> = Omit<R, 'id'>;
/** The problem of what no two records may have. */
type Taken<R> = (isSame: (other: R) => boolean, problem?: string) => string | false;

/** How bodies become records of a kind, beside the fields that are kept under their own names. */
export interface Writing<R> {
	/** What a new record is before its body is laid over it. */
	made?: (call: Call) => Partial<R>;
	/** Texts that may not be empty. */
	filled?: Array<keyof R & string>;
	/** What else is wrong with a record as it was sent, beside ids that lead nowhere. */
	check?: (call: Call, sent: Fields<R>, taken: Taken<R>) => Checks;
	/** What is kept otherwise than it was sent. */
	kept?: (call: Call, sent: Fields<R>, before: Fields<R>) => Partial<R>;
	/** What follows from a change; nothing was before a new record. */
	changed?: (call: Call, row: R, before?: Fields<R>) => void;
}

/** Create and update of a kind. A partial update: what the body does not name stays. */
export function writer<K extends Name>(name: K, it: Writing<Row<K>>) {
	const { entity, fields, links } = kinds[name];
	const own = { ...facts.entities[entity].fields, ...fields, ...links };
	const written = (call: Call, before: Fields<Row<K>>, id?: Keyed['id']) => {
		const table = call.state[name];
		const named = Object.entries(call.body).filter(([field]) => Object.hasOwn(own, field));
		const sent: Fields<Row<K>> = { ...before, ...Object.fromEntries(named) };
		const empty = it.filled?.filter((field) => of<typeof sent>(field)(sent, call) === '') ?? [];
		const taken: Taken<Row<K>> = (isSame, problem = 'has already been taken') =>
			table.find((other) => other.id !== id && isSame(other)) !== undefined && problem;
		validate(
			unknownIds(call.state, name, sent),
			Object.fromEntries(empty.map((field) => [field, "can't be blank"])),
			it.check?.(call, sent, taken) ?? {},
		);
		return { ...sent, ...it.kept?.(call, sent, before) };
	};
	return {
		create: (call: Call): Row<K> => {
			const table: Table<Row<K>> = call.state[name];
			const before = { ...table.blank(call.now), ...it.made?.(call) };
			const row = table.add(written(call, before));
			it.changed?.(call, row);
			return row;
		},
		update: (call: Call, row: Row<K>): void => {
			const { id, ...before } = row;
			const dated = 'updated_at' in own && { updated_at: call.now };
			Object.assign(row, written(call, before, id), dated);
			it.changed?.(call, row, before);
		},
	};
}
