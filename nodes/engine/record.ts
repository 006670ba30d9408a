/** The vocabulary: a kind of record that can be picked from a list, or named by its ID or web address. */
import type { FieldType, INodePropertyOptions } from 'n8n-workflow';
import type { Field } from './field';
import { isObject, type Json } from './json';
import type { Paging } from './paging';
import type { Query } from './request';
import type { Route } from './route';
import { InvalidValue, quote, type Decode, type ValueContext } from './value';
import { article, camelCase, sentenceCase } from './words';

/** What the IDs of a kind of record look like. */
export interface IdType {
	/** Matches a whole ID, without anchors. */
	pattern: string;
	/** Completes "must be …". */
	says: string;
	example: string;
	/** What the API calls it, where that is no ID: `Name`. */
	label?: string;
	/** The type that the API expects in a body. */
	wire: 'number' | 'string';
	/** Completes an ID that may be given in a shorter form: `7` to `7-contacts`. */
	complete?: (id: string) => string;
}

/** Another way to name a record, for which its ID must be asked: an e-mail address, a number. */
export interface LookupKind {
	/** The picker's mode: `email`, shown as "By Email". */
	mode: string;
	label: string;
	/** Completes "must be …". */
	says: string;
	example: string;
	/** Matches a whole value, without anchors. */
	pattern: string;
	/** Web addresses whose first group is such a value. */
	urls?: RegExp[];
	route: Route;
	path?: (value: string) => Record<string, string>;
	query?: (value: string) => Query;
	/** The records in the answer; only an exact match may be returned. */
	records: (answer: unknown, value: string) => Json[];
}

/** A record whose ID must be asked before the request can be sent. */
export class Lookup {
	constructor(
		readonly kind: RecordKind,
		readonly by: LookupKind,
		readonly value: string,
	) {}
}

export const integerId: IdType = {
	pattern: '\\d{1,19}',
	says: 'a whole number',
	example: '123',
	wire: 'number',
};

export const uuid: IdType = {
	pattern: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
	says: 'a UUID',
	example: '12345678-9012-4abc-8def-345678901234',
	wire: 'string',
};

export function isUuid(value: unknown): boolean {
	return typeof value === 'string' && matches(uuid.pattern, value);
}

export interface RecordKind {
	/** As the provider's own pages call it, singular: `Workflow State`. */
	name: string;
	/** The name of its picker methods, `workflowState`. */
	key: string;
	id: IdType;
	/** Where all of them are listed. */
	list: Route;
	query?: Query;
	paging?: Paging;
	/**
	 * Where the provider searches by text. Without it, and for a text that gives no query, the list
	 * is filtered here.
	 */
	search?: { route: Route; query: (text: string) => Query | undefined; paging?: Paging };
	label: (record: Json) => string;
	/** What stands for the record on the wire, when it is not its ID. */
	value?: (record: Json) => unknown;
	/** The record's page in the provider's own interface. */
	page?: (record: Json) => string | undefined;
	/** Web addresses (and other spellings, such as `sc-123`) whose first group is the ID. */
	urls?: RegExp[];
	/** An example of such an address. */
	urlExample?: string;
	/** Another way to name it. */
	lookup?: LookupKind;
	/**
	 * The field that holds the parent record, when these exist only within another record. Its wire
	 * name stands in the list's path, or is a filter of the list.
	 */
	within?: Field;
}

/** What the API takes by its name. */
export const nameOf = (example: string): IdType => ({
	pattern: '\\S.*',
	says: 'a name',
	example,
	label: 'Name',
	wire: 'string',
});

/** Defines a kind of record. */
export function record(name: string, kind: Omit<RecordKind, 'name' | 'key'>): RecordKind {
	return { ...kind, name, key: camelCase(name) };
}

/** A field that an account defines itself. */
export interface Column {
	/** By what the API names it. */
	id: string;
	name: string;
	type: FieldType;
	/** Its choices, where the type is `options`. */
	options?: INodePropertyOptions[];
}

/** A set of columns that an account defines itself, for a mapping field. */
export interface ColumnSet {
	/** The name of its method. */
	key: string;
	list: Route;
	query?: Query;
	paging?: Paging;
	/** How values are sent, by the type of their column; without it as they are. */
	decode?: Partial<Record<string, Decode>>;
	/** One column of the mapping form for each record of the list; undefined leaves it out. */
	column: (record: Json) => Column | undefined;
}

/**
 * Reads an ID from whatever names the record: an ID, a pasted web address, or a picker's value.
 * @returns the ID as text, or what to look it up by
 * @throws InvalidValue when it is none of them
 */
export function readId(kind: RecordKind, raw: unknown, context: ValueContext): string | Lookup {
	const given = isObject(raw) && 'value' in raw ? raw.value : raw;
	const mode = isObject(raw) ? raw.mode : undefined;
	const text = typeof given === 'object' || given === undefined ? '' : String(given).trim();
	const { lookup } = kind;
	if (text === '') {
		throw new InvalidValue(context, `is empty: choose ${article(sentenceCase(kind.name))}`);
	}
	if (lookup && mode === lookup.mode && matches(lookup.pattern, text)) {
		return new Lookup(kind, lookup, text);
	}
	if (matches(kind.id.pattern, text)) return kind.id.complete?.(text) ?? text;
	const id = firstGroup(kind.urls, text);
	if (id !== undefined) return kind.id.complete?.(id) ?? id;
	if (lookup) {
		const value = matches(lookup.pattern, text) ? text : firstGroup(lookup.urls, text);
		if (value !== undefined) return new Lookup(kind, lookup, value);
	}
	throw new InvalidValue(context, `must be ${saysOf(kind)}, not ${quote(text)}`);
}

/** The ID in the API's own type, for a body or a query. */
export function wireId(
	kind: RecordKind,
	raw: unknown,
	context: ValueContext,
): string | number | Lookup {
	const id = readId(kind, raw, context);
	if (kind.id.wire === 'string' || id instanceof Lookup) return id;
	const value = Number(id);
	if (Number.isSafeInteger(value)) return value;
	throw new InvalidValue(context, `is too large to be ${article(sentenceCase(kind.name))} ID`);
}

/** What may stand for a record, for a sentence: "a whole number or an email address". */
export function saysOf({ id, lookup }: RecordKind): string {
	return lookup ? `${id.says} or ${lookup.says}` : id.says;
}

function matches(pattern: string, text: string): boolean {
	return new RegExp(`^(?:${pattern})$`).test(text);
}

function firstGroup(patterns: RegExp[] = [], text: string): string | undefined {
	return patterns.map((pattern) => pattern.exec(text)?.[1]).find((id) => id !== undefined);
}
