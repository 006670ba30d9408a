/** The usual routes, made from a kind of record. */
import { empty, json, type SandboxResponse } from '../http';
import { ACCOUNT_META, badRequest, notFound, wrapped } from './answers';
import { checkContract, named, namedList, readBody, type Call, type Route } from './call';
import { kindOf } from './kinds';
import {
	contentOf,
	emptyContent,
	idKind,
	isFields,
	type Content,
	type Entity,
	type Fields,
	type Value,
} from './model';
import { grouped, present } from './present';
import { paged, select } from './selection';
import { createRecord, Writer } from './writer';

/**
 * Under the plural key, or as it is. The published schema leaves the wrapper out for many routes and
 * recorded answers have it on some of those, so a client must take both; routes.ts mixes them.
 */
export type Shape = 'wrapped' | 'bare';

/** The answer that carries records, with the status the contract gives to the operation. */
export function answer(
	{ operation, store }: Call,
	records: Entity[],
	shape: Shape = 'wrapped',
	companions: Fields = {},
): SandboxResponse {
	const status = operation.status ?? 200;
	if (status === 204) return empty(204);
	const [first, ...others] = records.map((record) => present(store, record));
	if (shape === 'bare') return json(status, others.length > 0 ? [first, ...others] : first);
	return wrapped(status, records[0].kind, [first, ...others], ACCOUNT_META, companions);
}

/** The `meta` of a list: how many records this page holds, and where its pages before and behind it are. */
type Meta = (total: number, page: Entity[], next?: string) => Fields;

/** A list that comes whole, or, with `limit`, its first records. */
export function list(
	key: string,
	shape: Shape = 'wrapped',
	meta: Meta = () => ACCOUNT_META,
): Route {
	return (call) => {
		checkContract(call);
		const records = select(call, key);
		const limit = call.query.get('limit');
		const shown = limit === null ? records : records.slice(0, Number(limit));
		const presented = shown.map((record) => present(call.store, record));
		if (shape === 'bare') return json(200, presented);
		return wrapped(200, key, presented, meta(records.length, shown));
	};
}

/** A list in pages. */
export function pages(key: string, metaOf: Meta = counted): Route {
	return (call) => {
		checkContract(call);
		const records = select(call, key);
		const { page, next } = paged(call, records);
		const nextPage = next === undefined ? undefined : address(call, { 'page[page]': String(next) });
		const presented = page.map((record) => present(call.store, record));
		return wrapped(200, key, presented, metaOf(records.length, page, nextPage));
	};
}

export function get(key: string, shape: Shape = 'wrapped'): Route {
	return (call) => {
		checkContract(call);
		const records = namedList(call, key);
		return answer(call, records, shape, companionsOf(call, records));
	};
}

/** How a body holds the new record: in a list of one, under `data`, or as it is. */
export type Wrapping = 'list' | 'data' | 'flat';

export function create(key: string, wrapping: Wrapping = 'list'): Route {
	return (call) => {
		const input = newRecord(readBody(call), key, wrapping);
		checkContract(call);
		return answer(call, [createRecord(call.store, key, input, call.user.id)]);
	};
}

/** Deletes softly. Several ids, comma-separated, are deleted together where `several` says so. */
export function remove(key: string, { several = false } = {}): Route {
	return (call) => {
		checkContract(call);
		const records = several ? namedList(call, key) : [named(call, key)];
		for (const record of records) call.store.remove(record, { actor: call.user.id });
		return answer(call, records);
	};
}

export function undelete(key: string, shape: Shape = 'wrapped'): Route {
	return (call) => {
		checkContract(call);
		const { id } = call.params;
		const record = idKind(id) === key ? call.store.restore(id) : undefined;
		if (!record) throw notFound(id);
		return answer(call, [record], shape);
	};
}

/**
 * PUT: the body is the record's new content. Whether Nutshell keeps what is left out is unpublished;
 * here, as PUT says, it is gone.
 */
export function replace(key: string): Route {
	return (call) => {
		const input = newRecord(readBody(call), key, 'list');
		checkContract(call);
		const record = named(call, key);
		const kind = kindOf(key);
		const content = { ...emptyContent(), ...kind.initial?.(call.store) };
		content.links = { creator: record.links.creator };
		if (!isFields(input)) throw badRequest(`Each of the ${key} must be an object.`, key);
		new Writer(call.store, kind, content, call.user.id).fill(input);
		call.store.save(record, content, { actor: call.user.id });
		return answer(call, [record]);
	};
}

/** Changes a record's content and answers with the record. */
export function change(
	key: string,
	shape: Shape,
	apply: (call: Call, content: Content) => void,
): Route {
	return (call) => {
		checkContract(call);
		const record = named(call, key);
		const content = contentOf(record);
		apply(call, content);
		call.store.save(record, content, { actor: call.user.id });
		return answer(call, [record], shape);
	};
}

/** This request's address with some parameters set anew. */
export function address({ request }: Call, parameters: Record<string, string>): string {
	const url = new URL(request.url);
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	return url.href;
}

/** Lists of companies, people and leads are counted. */
export const counted: Meta = (total, { length: count }) => ({
	...ACCOUNT_META,
	count,
	countFormatted: formatted(count),
	total,
	totalFormatted: formatted(total),
	facets: {},
});

/** Notes tell the address of the next page, and not how many they are. */
export const linked: Meta = (_, __, next) => ({
	...ACCOUNT_META,
	next: next ?? null,
	previous: null,
});

/** Users are counted without pages. */
export const total: Meta = (count) => ({
	...ACCOUNT_META,
	next: null,
	previous: null,
	total: count,
});

/** Tasks come in pages that are not counted. */
export const uncounted: Meta = () => ACCOUNT_META;

function formatted(value: number): Fields {
	return { formatted: grouped(String(value)), prefix: '', suffix: '', value };
}

function newRecord(body: Value, key: string, wrapping: Wrapping): Value {
	if (wrapping === 'flat') return body;
	if (!isFields(body)) throw badRequest('The body must be an object.');
	if (wrapping === 'data') return body.data ?? null;
	const records = body[key];
	if (!Array.isArray(records)) throw badRequest(`"${key}" must be a list.`, key);
	if (records.length !== 1) {
		throw badRequest(`You may only create one ${key} resource per request.`, key);
	}
	return records[0];
}

function companionsOf({ store }: Call, records: Entity[]): Fields {
	const { companions = {} } = kindOf(records[0].kind);
	return Object.fromEntries(
		Object.entries(companions).map(([key, relation]) => {
			const linked = new Set(records.flatMap((record) => store.linked(record, relation)));
			const found = [...linked].flatMap((id) => store.find(id) ?? []);
			return [key, found.map((entity) => present(store, entity))];
		}),
	);
}
