/** The vocabulary: a kind of record that can be picked from a list, or named by its ID or web address. */
import type { FieldType, INodePropertyOptions } from 'n8n-workflow';
import { entriesOf } from './entries';
import { isObject, objectIn, type Json } from '../json';
import type { Simplify } from './output';
import type { Paging } from './paging';
import type { Query } from './values';
import type { Route } from './route';
import { EMAIL, isNothing, LONGEST, plain, plainEmail } from './spelling';
import { asText, InvalidValue, quote, read, type Read, type ValueContext } from './value';
import { article, camelCase, oneOf, sentenceCase } from './words';

/** What the IDs of a kind of record look like. */
export interface IdType {
	/** Matches a whole ID, without anchors. */
	pattern: string;
	/** Completes "must be …". */
	says: string;
	example: string;
	/** What the API calls it, where that is not an ID: `Name`. */
	label?: string;
	/** The type that the API expects in a body. */
	wire: 'number' | 'string';
	/** From what was written to what must match; by default it is read as a text for machines. */
	read?: (written: string) => string;
	/** Completes an ID that may be given in a shorter form: `7` to `7-contacts`. */
	complete?: (id: string) => string;
	/**
	 * Matches the IDs of all kinds, where they tell their kind. One of another kind is a mistake: it is
	 * taken for a name only where it is said to be one.
	 */
	any?: string;
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
	/** From what was written to what must match; by default it is read as a text for machines. */
	read?: (written: string) => string;
	/** The most characters of such a value. */
	longest?: number;
	/** Whole web addresses, without anchors, whose first group is such a value. */
	urls?: string[];
	route: Route;
	path?: (value: string) => Record<string, string>;
	query?: (value: string) => Query;
	/** Further queries, for another spelling of the value: all are asked where the first finds nothing. */
	otherwise?: (value: string) => Query[];
	/** The records in the answer; only an exact match may be returned. */
	records: (answer: unknown, value: string) => Json[];
	/** Whether an address takes it in place of the ID, so that nothing must be asked. */
	isId?: boolean;
	/** What to do where there is none, in place of choosing it by its ID. */
	advice?: string;
}

/** What people call such records. */
export interface Names {
	/** Each name of one of them: `Jane Doe`, `@jane`. What a picker shows of it is one, too. */
	of: (record: Json) => unknown[];
	example: string;
	/** Whether it is in use: such a record is meant where one that was put away has the name too. */
	isCurrent?: (record: Json) => boolean;
	/** From what was written to what is compared; by default as it is. */
	read?: (written: string) => string;
	/** Where all of them are listed for this, by default where the picker lists them. */
	list?: { route: Route; query?: Query; paging?: Paging };
	/** Where those of a name are searched for, of kinds that have too many to list. */
	search?: { route: Route; query: (name: string) => Query; paging?: Paging };
	/** What to do where a search finds none, in place of choosing it by its ID. */
	advice?: string;
}

/** A record whose ID must be asked before the request can be sent. */
export class Lookup {
	/** @param by in which way it is named; by what people call it, where that is left out */
	constructor(
		readonly kind: RecordKind,
		readonly value: string,
		readonly by?: LookupKind,
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
	complete: (id) => id.toLowerCase(),
};

export function isUuid(value: unknown): boolean {
	return typeof value === 'string' && matches(uuid.pattern, value);
}

/** The record that others exist within. */
export interface Parent {
	kind: RecordKind;
	/** By what the API names it: in the path of the list, or as a filter of the list. */
	wire: string;
	/** The parameter in which it is chosen, by default `wire` in camel case. */
	parameter?: string;
}

/** The record to which others belong. */
export interface Holder {
	kind: RecordKind;
	/** Its ID, as a record that belongs to it has it. */
	idOf: (record: Json) => unknown;
	/** The API's name of the field in which it may be chosen beside them. */
	wire?: string;
}

/** A kind of record that others name by ID; a pair says what the field with the names is called. */
export type Referred = RecordKind | [name: string, kind: RecordKind];

export interface RecordKind {
	/** As the provider's own pages call it, singular: `Workflow State`. */
	name: string;
	/** Where it is not made by the usual rules: `People`. */
	plural?: string;
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
	search?: {
		route: Route;
		query: (text: string) => Query | undefined;
		paging?: Paging;
		/** Only whole values are found, in one spelling: where nothing is, the list is filtered here. */
		isExact?: boolean;
	};
	label: (record: Json) => string;
	/** What is left of it under Simplify. */
	simplify?: Simplify;
	/** What stands for the record on the wire, when it is not its ID. */
	value?: (record: Json) => unknown;
	/** The link to the record's page in the provider's own interface, as the answer has it. */
	page?: (record: Json) => unknown;
	/**
	 * Whole web addresses, and other spellings such as `sc-123`, without anchors. Their first group is
	 * the ID.
	 */
	urls?: string[];
	/** An example of such an address. */
	urlExample?: string;
	/** Other ways to name it. */
	by?: LookupKind[];
	/**
	 * The records that it names by ID, by the fields of its short form. Their names can be given beside
	 * the IDs; none of their kinds may be one that is searched for.
	 */
	refers?: Record<string, Referred>;
	/** Where people call it by names: a text that is neither an ID nor an address is looked up. */
	names?: Names;
	/** What tells apart those that are called alike: the stages of two pipelines, `Qualified (Sales)`. */
	belongsTo?: Holder;
	/** Where these exist only within another record, or are listed by it. */
	within?: Parent;
}

/** What the API takes by its name, which people read, so that every character of it counts. */
export const nameOf = (example: string): IdType => ({
	pattern: '\\S.*',
	says: 'a name',
	example,
	label: 'Name',
	wire: 'string',
	read: (written) => written.trim(),
});

/** Records that people call by their `name`. */
export const named = (example: string, more: Partial<Names> = {}): { names: Names } => ({
	names: { of: (one) => [one.name], example, ...more },
});

/** How people are named by their email address. */
export const byEmail = {
	mode: 'email',
	label: 'By Email',
	says: 'an email address',
	example: 'jane@example.com',
	pattern: EMAIL,
	read: plainEmail,
};

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
	/**
	 * The record's own fields, where the API takes custom ones beside them: a custom field that is
	 * named as one of these would change the record itself.
	 */
	beside?: string[];
	/** How values are sent, by the type of their column; without it as they are. */
	read?: Partial<Record<string, Read>>;
	/** One column of the mapping form for each record of the list; undefined leaves it out. */
	column: (record: Json) => Column | undefined;
}

/** What n8n hands over for a field with a picker. */
interface Locator extends Json {
	__rl: true;
	mode: unknown;
	value: unknown;
}

export function isLocator(raw: unknown): raw is Locator {
	return isObject(raw) && raw.__rl === true;
}

/**
 * Reads an ID from whatever names the record: an ID, a pasted web address, a picker's value, what
 * people call it, or the record itself, as the provider or this node gave it.
 * @returns the ID as text, or what to look it up by
 * @throws InvalidValue when it is none of them
 */
export function readId(kind: RecordKind, raw: unknown, context: ValueContext): string | Lookup {
	const { id, by = [], urls } = kind;
	const mode = isLocator(raw) ? raw.mode : undefined;
	const named = idIn(kind, theOne(kind, isLocator(raw) ? raw.value : raw, context));
	const isTyped = typeof named === 'string' || typeof named === 'number';
	const written = isTyped ? asText(named, context) : '';
	const text = read(written, longestOf(kind), context, id.read);
	const asked = by.filter((one) => one.mode === mode);
	const lookup = (one: LookupKind) => {
		const value = (one.read ?? plain)(written);
		if (!matches(one.pattern, value)) return undefined;
		return one.isId ? value : new Lookup(kind, value, one);
	};
	const meant = first(asked, lookup);
	if (meant) return meant;
	const isName = kind.names !== undefined && typeof named === 'string' && mayBeName(written);
	if (isName && mode === BY_NAME) return new Lookup(kind, (kind.names?.read ?? plain)(written));
	// Where names are due, a number is the ID of something: as a name it would make a new record.
	const mayBeId = id.label !== 'Name' || typeof named === 'string';
	if (mayBeId && matches(id.pattern, text)) return id.complete?.(text) ?? text;
	const found = firstGroup(urls, text);
	if (found !== undefined) return id.complete?.(found) ?? found;
	const other = first(by, (one) => {
		const value = firstGroup(one.urls, text);
		return lookup(one) ?? (value === undefined ? undefined : new Lookup(kind, value, one));
	});
	if (other) return other;
	const isOfOther = id.any !== undefined && matches(id.any, text);
	if (isName && mode !== 'url' && !isOfOther) {
		return new Lookup(kind, (kind.names?.read ?? plain)(written));
	}
	const not = typeof named === 'number' ? `the number ${named}` : quote(isTyped ? text : named);
	const says = mode === 'url' ? `${addressOf(kind)} alone` : saysOf(kind);
	const why = isOfOther ? ', which is the ID of another kind of record' : '';
	throw new InvalidValue(context, `must be ${says}, not ${not}${why}`);
}

/** The picker's mode in which a name is typed. */
export const BY_NAME = 'name';

/** Whether people can call a record so: an address of the web names it in another way, or not at all. */
function mayBeName(text: string): boolean {
	return !isNothing(text) && !/:[/\\]{2}/.test(text);
}

/** What the first of some things gives that gives anything. */
function first<T, R>(all: T[], give: (one: T) => R | undefined): R | undefined {
	for (const one of all) {
		const given = give(one);
		if (given !== undefined) return given;
	}
	return undefined;
}

/** The only entry of a list; anything else as it is. */
function theOne({ name }: RecordKind, given: unknown, context: ValueContext): unknown {
	const [first, ...others] = Array.isArray(given) ? entriesOf(given, 'kept', context) : [given];
	const noun = sentenceCase(name);
	if (isNothing(first)) throw new InvalidValue(context, `is empty: choose ${article(noun)}`);
	if (others.length === 0) return first;
	throw new InvalidValue(context, `must be one ${noun}, not a list of ${others.length + 1}`);
}

/** What a record goes by on the wire, where a whole record is given; a record without it as it is. */
function idIn({ value }: RecordKind, given: unknown): unknown {
	const record = objectIn(given);
	if (!record) return given;
	return (value ? value(record) : record.id) ?? record;
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

/** What may stand for a record, for a sentence: "a whole number, an email address or a name". */
export function saysOf({ id, by = [], names }: RecordKind): string {
	return oneOf([id.says, ...by.map(({ says }) => says), ...(names ? ['a name'] : [])]);
}

/** What is asked for under By URL, for a sentence. */
export function addressOf({ name }: RecordKind): string {
	return `the web address of ${article(sentenceCase(name))}`;
}

/** The most characters of what may stand for a record. */
function longestOf({ urls, by = [] }: RecordKind): number {
	const hasAddress = urls !== undefined || by.some((one) => one.urls !== undefined);
	const longest = by.map((one) => one.longest ?? 0);
	return Math.max(LONGEST.id, hasAddress ? LONGEST.address : 0, ...longest);
}

/** A pattern without anchors for whole texts. Every pattern is linear: one start, one way through. */
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

function matches(pattern: string, text: string): boolean {
	return whole(pattern).test(text);
}

function firstGroup(patterns: string[] = [], text: string): string | undefined {
	return first(patterns, (pattern) => whole(pattern).exec(text)?.[1]);
}
