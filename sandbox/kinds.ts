/**
 * Kinds of record as tables of their fields: each field with what it is before anything was said about
 * it. The types of the records, their tables and how they are shown follow from that.
 */
import type { Facts } from './facts';
import { least } from './least';
import { Table, type Keyed } from './table';

/** A collection that an id leads to, and the name under which an answer shows it if not the field's. */
export type Link = string | [collection: string, shownAs: string];

export interface Kind {
	/** What the facts call it. */
	entity: string;
	fields: object;
	/** Ids of other records. */
	links?: Record<string, Link>;
	/** Numbers unless given. */
	ids?: 'texts';
}

export type Kinds = Record<string, Kind>;

/** A stored record of a kind. */
export type RowOf<K extends Kind> = K['fields'] & {
	-readonly [L in keyof K['links']]: number | null;
} & { id: K['ids'] extends 'texts' ? string : number };

/** The records of every kind. */
export type TablesOf<All extends Kinds> = { [K in keyof All]: Table<RowOf<All[K]>> };

/** Fields that may be empty, and are at first. */
export const text = null as string | null;
export const number = null as number | null;

/** Several texts that may be empty. */
export function texts<Name extends string>(...names: Name[]) {
	return Object.fromEntries(names.map((name) => [name, text])) as Record<Name, string | null>;
}

/** Empty tables of every kind. */
export function emptyTables<All extends Kinds>(
	kinds: All,
	nextId: (kind: keyof All & string) => () => number | string,
): TablesOf<All> {
	const tables: object = Object.fromEntries(
		Object.entries(kinds).map(([name, kind]) => {
			return [name, new Table<Keyed>(nextId(name), kind.entity, (now) => blank(kind, now))];
		}),
	);
	return tables as TablesOf<All>;
}

/** A record as it is before anything was said about it; `now` as the provider keeps times. */
export function blank<K extends Kind>(
	{ fields, links = {} }: K,
	now: string | number,
): Omit<RowOf<K>, 'id'> {
	const nowhere = Object.fromEntries(Object.keys(links).map((link) => [link, null]));
	const dates = ['created_at', 'updated_at'].filter((date) => date in fields);
	const dated = Object.fromEntries(dates.map((date) => [date, now]));
	// Each by itself: cloned together, two fields that begin as the same list would stay the same list.
	const own = Object.entries(fields).map(([name, value]) => [name, structuredClone(value)]);
	// Assigned, records of a kind share their layout in memory; spread, thousands are slow to read.
	const made: object = Object.assign({}, Object.fromEntries(own), nowhere, dated);
	return made as Omit<RowOf<K>, 'id'>;
}

/** Values of a type of the facts that are kept otherwise than they are shown. */
export type Written = Record<string, (kept: unknown) => unknown>;

/**
 * How records of a kind are shown: what is told of one, where the facts know such a field (in this kind
 * of operation, if given), over the least that the facts allow for the rest. What takes long to find is
 * told as a function, and called where the facts know the field.
 */
export function shownAs(
	facts: Facts,
	entity: string,
	written: Written = {},
): (told: object, operation?: string) => Record<string, unknown> {
	const usual = least(facts, entity);
	const known = Object.entries(facts.entities[entity].fields ?? {});
	return (told, operation) => {
		const given = told as Record<string, unknown>;
		const found: Record<string, unknown> = { ...usual };
		for (const [key, { type, onlyIn }] of known) {
			if (!(key in given) || (operation && onlyIn?.includes(operation) === false)) continue;
			const write = written[String(type)];
			const value = isFinder(given[key]) ? given[key]() : given[key];
			found[key] = write ? write(value) : value;
		}
		return found;
	};
}

function isFinder(value: unknown): value is () => unknown {
	return typeof value === 'function';
}
