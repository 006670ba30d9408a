/** The vocabulary: a kind of record that can be picked from a list, or named by its ID or web address. */
import type { Json } from '../json';
import type { Simplify } from './output';
import type { Paging } from './paging';
import type { Query } from './values';
import type { Route } from './route';
import { EMAIL, plainEmail } from './spelling';
import { camelCase } from './words';

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
export interface Naming {
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
	/** Which of them are meant, where not all are: completes "among …". */
	among?: string;
	/** What to do where a search finds none, in place of choosing it by its ID. */
	advice?: string;
}

/** IDs that are whole numbers. */
export const integerId: IdType = {
	pattern: '\\d{1,19}',
	says: 'a whole number',
	example: '123',
	wire: 'number',
};

/** IDs that are UUIDs; in a request they are in lower case. */
export const uuid: IdType = {
	pattern: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
	says: 'a UUID',
	example: '12345678-9012-4abc-8def-345678901234',
	wire: 'string',
	complete: (id) => id.toLowerCase(),
};

/** The record that others exist within: comments of a story, stages of a pipeline. */
export interface Holder {
	kind: RecordKind;
	/** The API's name of the field in which it is chosen: in the path of the list, or beside them. */
	wire: string;
	/** The parameter in which it is chosen, by default `wire` in camel case. */
	parameter?: string;
	/**
	 * Its ID, as a record within it has it: all of them are listed, and its name tells apart those that
	 * are called alike, `Qualified (Sales)`. Without it, only those within the chosen one are listed.
	 */
	holderId?: (record: Json) => unknown;
}

/** A kind of record that others name by ID; a pair says what the field with the names is called. */
export type Referred = RecordKind | [name: string, kind: RecordKind];

/** A kind of record. `record` defines one. */
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
	/**
	 * Fields with links that open a file to whoever has them. An AI model is told that there is one, and
	 * not the link.
	 */
	openLinks?: string[];
	/** Fields that come into no output, simplified or not, such as what a webhook is signed with. */
	hides?: string[];
	/** What stands for the record on the wire, when it is not its ID. */
	value?: (record: Json) => unknown;
	/** What opens it in the provider's own interface, as the answer has it. */
	link?: (record: Json) => unknown;
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
	names?: Naming;
	/** What finds it by a name, where it cannot be given by one; a sentence. */
	finder?: string;
	/** What these exist within. */
	within?: Holder;
}

/** What stands for a record on the wire; undefined where it has nothing of the kind. */
export function valueOf({ value }: RecordKind, record: Json): unknown {
	return value ? value(record) : record.id;
}

/** What the API takes by its name, which people read, so that every character of it counts. */
export const nameAsId = (example: string): IdType => ({
	pattern: '\\S.*',
	says: 'a name',
	example,
	label: 'Name',
	wire: 'string',
	read: (written) => written.trim(),
});

/** Whether the API takes the name of such a record in place of an ID. */
export const goesByName = ({ id }: Pick<RecordKind, 'id'>): boolean => id.label === 'Name';

/** Records that people call by their `name`. */
export const named = (example: string, more: Partial<Naming> = {}): { names: Naming } => ({
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
