/** How records lead to each other. */
import type { Link } from '../kinds';
import type { Scalar } from '../list';
import type { Checks } from './answers';
import type { Call } from './call';
import { kinds, linkOf, pathOf, type Name, type State } from './kinds';

/** What of a record a filter, an order or an answer tells. */
export type Read<R> = (row: R, call: Call) => unknown;

/**
 * What a kind tells beside its own fields and relations, by name: in answers where the facts know it, and
 * to filters and orders. Undefined takes a field of the facts out of answers.
 */
export type Tells<R> = Record<string, Read<R> | Scalar | undefined>;

/** A related record is never embedded: only its id and address are. */
export function ref<Id extends number | string>(
	collection: string,
	id: Id | null,
): { id: Id; _href: string } | null {
	return id === null ? null : { id, _href: `https://api.salesloft.com/v2/${collection}/${id}` };
}

/** Several of them. */
export function refs(collection: string, ids: number[]) {
	return ids.map((id) => ref(collection, id));
}

/** The related records of one: `owner_id` as `owner`. */
export function refsOf(name: Name, row: object): Record<string, unknown> {
	const ids = row as Record<string, number | null>;
	return Object.fromEntries(
		Object.entries<Link>(kinds[name].links).map(([field, link]) => {
			const [to, shownAs = field.replace(/_id$/, '')] = [link].flat();
			return [shownAs, ref(pathOf(to), ids[field])];
		}),
	);
}

/** Reads a field by its name, what is told, or a part of it or of a related record: `of('owner.guid')`. */
export function of<R>(path: string, tells: Tells<R> = {}): Read<R> {
	const [first, part] = path.split('.');
	const [to] = part === undefined ? [] : [linkOf(`${first}_id`)].flat();
	const start: Read<R> = (row, call) => {
		const told = tells[first];
		if (Object.hasOwn(tells, first)) return typeof told === 'function' ? told(row, call) : told;
		const own = row as Record<string, number>;
		return to ? call.state[to as Name].get(own[`${first}_id`]) : own[first];
	};
	if (part === undefined) return start;
	return (row, call) => (start(row, call) as Record<string, unknown> | undefined)?.[part] ?? null;
}

/** The problem of an id that leads nowhere; for `validate`. */
export function unknownId(state: State, name: Name, id: unknown) {
	return typeof id === 'number' && !state[name].has(id) && 'could not be found';
}

/** The same for all ids that a record holds. */
export function unknownIds(state: State, name: Name, fields: object): Checks {
	const ids = fields as Record<string, unknown>;
	return Object.fromEntries(
		Object.entries<Link>(kinds[name].links).flatMap(([field, link]) => {
			const [to] = [link].flat();
			return to in kinds ? [[field, unknownId(state, to as Name, ids[field])]] : [];
		}),
	);
}

/** Ids of a record's tags, for filters. */
export function tagIds({ tags }: { tags: string[] }, { state }: Call): number[] {
	return state.tags.where(({ name }) => tags.includes(name)).map(({ id }) => id);
}
