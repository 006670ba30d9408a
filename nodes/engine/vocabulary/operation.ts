/** The vocabulary: a resource and its operations, as data. */
import type { FileLink } from './file';
import type { Field } from './field';
import type { Job } from './job';
import type { Json } from '../json';
import type { Paging } from './paging';
import type { Query, Values } from './values';
import { onlyReads, type Route } from './route';
import { article, camelCase, plural as pluralOf, sentenceCase } from './words';

export type Simplify = (record: Json) => Json;

export interface OperationSpec {
	/** Shown as parameters of their own, above everything else. */
	required?: Field[];
	/** Shown in a collection: "Update Fields" in an update, "Additional Fields" elsewhere. */
	optional?: Field[];
	/** What narrows a list. */
	filters?: Field[];
	/** How the answer should be. */
	options?: Field[];
	/** The answer is a list, handed out this way: adds Return All and Limit. */
	paging?: Paging;
	/**
	 * What a person gets: the records of the answer (default), `{ deleted: true }` with the ID,
	 * or `{ success: true }` where the API answers nothing worth showing.
	 */
	output?: 'records' | 'deleted' | 'success';
	/** Whether repeating it is harmless though it is not a GET. */
	reads?: boolean;
	/** Query parameters that are always sent, unless the person gives another value. */
	query?: Query;
	/** Turns the values into the body, where the API wraps it. */
	body?: (body: Json) => unknown;
	headers?: Record<string, string>;
	/** What the fields together must fulfil: a sentence where they do not. Nothing is sent then. */
	check?: (values: Values) => string | undefined;
	/** Completes or changes the values or the route before the request is sent; may ask the API. */
	prepare?: (job: Job) => Promise<void>;
	/** Replaces the one request, for an operation that needs several. */
	run?: (job: Job) => Promise<unknown> | AsyncIterable<Json>;
	/** Where the record is read when the API answers a change with nothing. */
	readAfter?: Route;
	/** Leaves out records of a list that the API cannot filter itself, by the `local` values. */
	keep?: (record: Json, local: Json) => boolean;
	/** Finds the file to download; asked again once when its link has expired. */
	file?: (job: Job) => Promise<FileLink>;
	/** false where the resource's simplification does not fit the answer. */
	simplify?: Simplify | false;
	/** In the editor: `Get Many`, `Get many epics`, `Get the epics that match`. */
	name?: string;
	action?: string;
	description?: string;
}

export interface Operation extends OperationSpec {
	route: Route;
}

/** An operation with the words that the editor shows. */
export interface NamedOperation extends Operation {
	/** n8n's value: `getAll`. */
	value: string;
	name: string;
	action: string;
	description: string;
}

export interface Resource {
	/** As the provider's own pages call it, singular. */
	name: string;
	value: string;
	operations: NamedOperation[];
}

/** An endpoint and how people use it. */
export function operation(route: Route, spec: OperationSpec = {}): Operation {
	return { route, ...spec };
}

interface Words {
	name: string;
	action: string;
	description: string;
}

/** The words of the operations that every resource has. */
function usualWords(value: string, one: string, many: string): Words | undefined {
	switch (value) {
		case 'create':
			return { name: 'Create', action: `Create ${one}`, description: `Create ${article(one)}` };
		case 'delete':
			return {
				name: 'Delete',
				action: `Delete ${one}`,
				description: `Delete ${article(one)} permanently`,
			};
		case 'get':
			return { name: 'Get', action: `Get ${one}`, description: `Retrieve ${article(one)}` };
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
			return { name: 'Update', action: `Update ${one}`, description: `Change ${article(one)}` };
		case 'upsert':
			return {
				name: 'Create or Update',
				action: `Create or update ${one}`,
				description: 'Create a new record, or update the current one if it already exists (upsert)',
			};
		default:
			return undefined;
	}
}

/**
 * Defines a resource. Operations with a usual name (create, delete, get, getAll, search, update,
 * upsert) need no words; the others state `name`, `action` and `description`.
 */
export function resource(
	name: string,
	operations: Record<string, Operation>,
	{ plural = pluralOf(name), simplify }: { plural?: string; simplify?: Simplify } = {},
): Resource {
	const named = Object.entries(operations).map(([value, spec]): NamedOperation => {
		const usual = usualWords(value, sentenceCase(name), sentenceCase(plural));
		const words = { ...usual, ...definedWords(spec) };
		const { name: label, action, description } = words;
		if (label === undefined || action === undefined || description === undefined) {
			throw new Error(
				`The operation ${value} of ${name} needs a name, an action and a description`,
			);
		}
		return {
			...spec,
			value,
			name: label,
			action,
			description,
			simplify: spec.output === undefined ? (spec.simplify ?? simplify ?? false) : false,
		};
	});
	named.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	return { name, value: camelCase(name), operations: named };
}

function definedWords({ name, action, description }: Operation): Partial<Words> {
	return {
		...(name === undefined ? {} : { name }),
		...(action === undefined ? {} : { action }),
		...(description === undefined ? {} : { description }),
	};
}

export function findOperation(
	resources: Resource[],
	resource: string,
	value: string,
): NamedOperation | undefined {
	return resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
}

/** Whether an operation changes nothing, so that several may run at a time and repeat. */
export function isRead({ route, reads }: NamedOperation): boolean {
	return reads ?? onlyReads(route);
}
