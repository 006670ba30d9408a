/** The vocabulary: a resource and its operations, as data. */
import type { FileLink, Upload } from './file';
import type { Field } from './field';
import type { Job } from './job';
import type { Json } from '../json';
import type { Simplify } from './output';
import type { Paging } from './paging';
import type { RecordKind } from './record';
import type { Query, Values } from './values';
import type { Route } from './route';
import { article, camelCase, plural as pluralOf, sentenceCase } from './words';

/** What a person is asked, in the order in which it is asked. */
export interface Form {
	/** Always there, above everything else; nothing is sent without them. */
	required: Field[];
	/** Always there as well, but may be left empty, unless they are `needed`. */
	beside: Field[];
	/** In a collection: "Update Fields" in an update, "Additional Fields" elsewhere. */
	optional: Field[];
	/** What narrows a list. */
	filters: Field[];
	/** How the answer should be. */
	options: Field[];
	/** What the fields together must fulfil: a sentence where they do not. Nothing is sent then. */
	check?: (values: Values) => string | undefined;
}

/** How the values go to the API. */
export interface Send {
	/** Query parameters that are always sent, unless the person gives another value. */
	query?: Query;
	headers?: Record<string, string>;
	/** Turns the values into the body, where the API wraps it. */
	body?: (body: Json) => unknown;
	/** For an API that replaces a record, or a list in it, as a whole. */
	readFirst?: ReadFirst;
	/** Completes or changes the values or the route before the request is sent; may ask the API. */
	prepare?: (job: Job) => Promise<void>;
	/** Replaces the one request, for an operation that needs several. */
	run?: (job: Job) => Promise<unknown> | AsyncIterable<Json>;
	/** Makes requests of several items together. */
	many?: Many;
	/** Sends files of the item, and the values beside them, as a form. */
	upload?: Upload;
}

/** How items share requests. */
export type Many = OneRequest | SeveralRequests;

/** Items that go in one request. */
interface OneRequest extends Sharing {
	/** The body, from what each of the items gives; a record that several of them name stands once in it. */
	body: (items: Values[]) => Json;
	/**
	 * The record of each item, in the order of the items; undefined for one that the answer does not have.
	 * @throws Error where it is not certain which record belongs to which item
	 */
	records?: (answer: unknown, items: Values[]) => Array<Json | undefined>;
}

/** Items that belong together, and take more than one request. */
interface SeveralRequests extends Sharing {
	/**
	 * @param goesOn whether the others go on where one of them is refused
	 * @returns what each item gives, in the order of the items; an error for one that is refused by itself
	 */
	run: (items: Job[], goesOn: boolean) => Promise<Array<Json | Error>>;
	/** Whether these values only have something read: a dry run, in which each item is alone, leaves that out. */
	onlyReads?: (values: Values) => boolean;
	/** What a dry run tells of an item beside the first request, where that does not hold it yet. */
	rehearsed?: (values: Values) => Json;
}

interface Sharing {
	/** How many of them belong together at most. */
	size: number;
	/** What those that belong together have in common, such as what the body can say only once. */
	common?: (values: Values) => unknown;
}

/** What is read before it is changed, so that what nobody has changed can be sent as it is. */
export interface ReadFirst {
	route: Route;
	/** Whether it has to be read; without it, always. */
	if?: (values: Values) => boolean;
	/** The body, from what is given and from the record as it is. */
	merge: (given: Values, current: Json, job: Job) => Json | Promise<Json>;
}

/** What a person gets. */
export type Gives =
	| {
			kind: 'list';
			/** How the list is handed out: adds Return All and Limit. */
			paging: Paging;
			/** Leaves out records that the API cannot filter itself, by the `local` values. */
			keep?: (record: Json, local: Json) => boolean;
	  }
	| {
			kind: 'record';
			/** Where the record is read when the API answers a change with nothing. */
			readAfter?: Route;
	  }
	/** `{ deleted: true }` with the ID. */
	| { kind: 'deleted' }
	/** `{ success: true }`, where the API answers nothing worth showing. */
	| { kind: 'done' }
	/**
	 * A file as binary data; it is asked for once more when its link has expired. `made` is what a
	 * request that changes something has answered before.
	 */
	| { kind: 'file'; find: (job: Job, made?: Json) => Promise<FileLink> };

/** In the editor: `Get Many`, `Get many epics`, `Get the epics that match`. */
interface Words {
	name: string;
	action: string;
	description: string;
}

/** An endpoint and how people use it. */
export interface Operation {
	/** By which of the constructors below it was made. */
	kind: Kind;
	route: Route;
	form: Form;
	send: Send;
	gives: Gives;
	/** The kind of what it gives, where that is not a record of the resource. */
	of?: RecordKind;
	/** Of what it gives, where that is a record of no kind; false where nothing is simplified. */
	simplify?: Simplify | false;
	/** What its `run` gives, where that is not what its route answers: made-up items that show each of its forms. */
	examples?: Json[];
	/** What it tells of a record as its last fields, simplified or not: whether it was created. */
	tells?: (record: Json) => Json;
	/**
	 * What of it the provider's reference does not say, with these values: a dry run tells it, and so
	 * does a refusal that it can be the reason of.
	 */
	undocumented?: string | ((values: Values) => string | undefined);
	words: Partial<Words>;
}

type Kind = 'list' | 'get' | 'create' | 'update' | 'remove' | 'erase' | 'download' | 'action';

/** An operation with the words that the editor shows. */
export interface NamedOperation extends Omit<Operation, 'words'>, Words {
	/** n8n's value: `getAll`. */
	value: string;
	/** Whose names can be given beside their IDs, by the fields of the short form. */
	refers?: RecordKind['refers'];
	/** The fields with links that no AI model is told. */
	openLinks?: RecordKind['openLinks'];
	/** The fields that come into no output. */
	hides?: RecordKind['hides'];
}

/** A resource of the node, with its operations in the order of their names. */
export interface Resource {
	/** As the provider's own pages call it, singular. */
	name: string;
	value: string;
	operations: NamedOperation[];
}

type Asks<Part extends keyof Form> = Partial<Pick<Form, Part | 'required' | 'check'>>;
type Sends = Partial<Words> & Pick<Send, 'query' | 'headers' | 'prepare'>;
type Shows = Pick<Operation, 'of' | 'simplify' | 'examples' | 'tells' | 'undocumented'>;
type Writes = Asks<'beside' | 'optional' | 'options'> &
	Sends &
	Shows &
	Pick<Send, 'body' | 'run' | 'many' | 'upload'>;
type GivesOf<K extends Gives['kind']> = Omit<Extract<Gives, { kind: K }>, 'kind'>;

type Reading = Route & `${'GET' | 'POST'} ${string}`;
/** A procedure that removes goes by POST. */
type Removing = Route & (`DELETE ${string}` | `POST ${string}#delete${string}`);
type Writing = Route & `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} ${string}`;

/** Reads the records of a list. A search may be a POST: it changes nothing. */
export function list(
	route: Reading,
	spec: Asks<'filters' | 'options'> & Sends & Shows & Pick<Send, 'run'> & GivesOf<'list'>,
): Operation {
	const { paging, keep, ...rest } = spec;
	return operation('list', route, rest, { kind: 'list', paging, keep });
}

/** Reads one record, or what there is to know of something. */
export function get(
	route: Reading,
	spec: Asks<'beside' | 'options'> & Sends & Shows & Pick<Send, 'run'> = {},
): Operation {
	return operation('get', route, spec, { kind: 'record' });
}

/** Makes a record. */
export function create(route: Writing, spec: Writes): Operation {
	return operation('create', route, spec, { kind: 'record' });
}

/** Changes a record: what is left out stays, and what can be empty can be cleared. */
export function update(
	route: Writing,
	spec: Writes & Pick<Send, 'readFirst'> & GivesOf<'record'>,
): Operation {
	const { readAfter, ...rest } = spec;
	return operation('update', route, rest, { kind: 'record', readAfter });
}

/**
 * Does anything else, and takes nothing away for good.
 * @param spec `done` where the API answers nothing worth showing, `find` where a file comes of it
 */
export function action(
	route: Writing,
	spec: Writes &
		Pick<Send, 'readFirst'> &
		GivesOf<'record'> &
		Partial<GivesOf<'file'>> & { done?: true },
): Operation {
	const { readAfter, done, find, ...rest } = spec;
	if (find) return operation('action', route, rest, { kind: 'file', find });
	return operation('action', route, rest, done ? { kind: 'done' } : { kind: 'record', readAfter });
}

/** Takes a record away: the node cannot bring it back. */
export function remove(
	route: Removing,
	spec: Asks<'beside'> & Sends & Pick<Send, 'run' | 'many'> & Pick<Operation, 'undocumented'>,
): Operation {
	return operation('remove', route, spec, { kind: 'deleted' });
}

/** Has the provider erase something for good. What it answers is given out. */
export function erase(route: Writing, spec: Writes): Operation {
	return operation('erase', route, spec, { kind: 'record' });
}

/** Fetches a file. */
export function download(
	route: Reading,
	spec: Asks<'options'> & Sends & GivesOf<'file'>,
): Operation {
	const { find, ...rest } = spec;
	return operation('download', route, rest, { kind: 'file', find });
}

function operation(
	kind: Kind,
	route: Route,
	spec: Partial<Form> & Send & Shows & Partial<Words>,
	gives: Gives,
): Operation {
	const { required = [], beside = [], optional = [], filters = [], options = [] } = spec;
	const { query, headers, body, readFirst, prepare, run, many, upload } = spec;
	const { check, of, simplify, examples, tells, undocumented } = spec;
	const { name, action, description } = spec;
	return {
		kind,
		route,
		form: { required, beside, optional, filters, options, check },
		send: { query, headers, body, readFirst, prepare, run, many, upload },
		gives,
		of,
		simplify,
		examples,
		tells,
		undocumented,
		words: { name, action, description },
	};
}

/** The words of the operations that every resource has. */
function usualWords(value: string, one: string, many: string): Words | undefined {
	const anyOne = article(one);
	switch (value) {
		case 'create':
			return { name: 'Create', action: `Create ${anyOne}`, description: `Create ${anyOne}` };
		case 'delete':
			return {
				name: 'Delete',
				action: `Delete ${anyOne}`,
				description: `Delete ${anyOne} permanently`,
			};
		case 'get':
			return { name: 'Get', action: `Get ${anyOne}`, description: `Retrieve ${anyOne}` };
		case 'getAll':
			return {
				name: 'Get Many',
				action: `Get many ${many}`,
				description: `Retrieve a list of ${many}`,
			};
		case 'search':
			return {
				name: 'Search',
				action: `Search ${many}`,
				description: `Retrieve the ${many} that match a search`,
			};
		case 'update':
			return { name: 'Update', action: `Update ${anyOne}`, description: `Change ${anyOne}` };
		case 'upsert':
			return {
				name: 'Create or Update',
				action: `Create or update ${anyOne}`,
				description: 'Create a new record, or update the current one if it already exists (upsert)',
			};
		default:
			return undefined;
	}
}

/** What a resource is about. */
type About = Pick<RecordKind, 'name' | 'plural' | 'simplify' | 'refers' | 'openLinks' | 'hides'>;

/**
 * Defines a resource. Operations with a usual name (create, delete, get, getAll, search, update,
 * upsert) need no words; the others state `name`, `action` and `description`.
 * @param of the kind of its records; where there is nothing to pick, what there is to say of them, or
 * their name alone
 */
export function resource(of: About | string, operations: Record<string, Operation>): Resource {
	const kind: About = typeof of === 'string' ? { name: of } : of;
	const { name, plural = pluralOf(name) } = kind;
	const named = Object.entries(operations).map(([value, spec]): NamedOperation => {
		const usual = usualWords(value, sentenceCase(name), sentenceCase(plural));
		const { words, ...operation } = spec;
		const { simplify, refers, openLinks, hides } = spec.of ?? kind;
		const {
			name: label = usual?.name,
			action = usual?.action,
			description = usual?.description,
		} = words;
		if (label === undefined || action === undefined || description === undefined) {
			throw new Error(
				`The operation ${value} of ${name} needs a name, an action and a description`,
			);
		}
		return {
			...operation,
			value,
			name: label,
			action,
			description,
			simplify: givesRecords(spec) && (spec.simplify ?? simplify ?? false),
			refers: givesRecords(spec) && spec.simplify === undefined ? refers : undefined,
			openLinks,
			hides,
		};
	});
	named.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	return { name, value: camelCase(name), operations: named };
}

/** Whether it gives records of the provider, which can be simplified. */
function givesRecords({ gives }: Operation): boolean {
	return gives.kind === 'list' || gives.kind === 'record';
}

/** The operation of these two values of n8n's; undefined where the node has none. */
export function findOperation(
	resources: Resource[],
	resource: string,
	value: string,
): NamedOperation | undefined {
	return resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
}

/** What is not documented of an operation with these values; undefined where all of it is. */
export function undocumentedIn(
	{ undocumented }: Pick<Operation, 'undocumented'>,
	values: Values,
): string | undefined {
	return typeof undocumented === 'function' ? undocumented(values) : undocumented;
}

/** Whether an operation only looks, changes something, or takes away what the node cannot bring back. */
export type Effect = 'read' | 'write' | 'destroy';

const EFFECTS: Record<Kind, Effect> = {
	list: 'read',
	get: 'read',
	download: 'read',
	create: 'write',
	update: 'write',
	action: 'write',
	remove: 'destroy',
	erase: 'destroy',
};

/** The one place that decides it, for the documentation as for what a credential refuses. */
export function effectOf({ kind }: Pick<Operation, 'kind'>): Effect {
	return EFFECTS[kind];
}

/** Whether an operation changes nothing, so that several may run at a time and repeat. */
export function isRead(operation: Pick<Operation, 'kind'>): boolean {
	return effectOf(operation) === 'read';
}
