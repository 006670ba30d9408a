/** The usual operations on records of one kind, and how records are answered. */
import { address, empty, json, type SandboxResponse } from '../http';
import { cut } from '../list';
import { ACCOUNT_META, must, notFound, wrapped } from './answers';
import { named, namedList, type Call, type Run } from './call';
import { envelopeOf, shown } from './facts';
import { blank, creatable, type Kind } from './kinds';
import { idKind, isFields, type Entity, type Fields, type Value } from './model';
import { select } from './selection';
import { grouped, present } from './view';
import { createRecord, Writer } from './writer';

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 10_000;

/**
 * Operations that answer without the plural key. Where the published schema and recorded answers leave
 * open whether an answer has it, a client must take both, so neighbouring operations differ on purpose:
 * stages and territories come bare, pipelines, outcomes and industries under their key, and some
 * single ones the other way round.
 */
const BARE = new Set([
	...['account.undelete', 'task.get', 'lead.reopen', 'lead.watch', 'outcome.get', 'industry.get'],
	...['stage.getAll', 'territory.getAll', 'lead.getCustomFields'],
	...['contact.customFieldAttributes', 'lead.customFieldAttributes'],
]);

export function isBare({ operation }: Call): boolean {
	return BARE.has(operation.id);
}

/** The answer that carries records, with the status the contract gives to the operation. */
export function answer(call: Call, records: Entity[], companions: Fields = {}): SandboxResponse {
	const { status = 200 } = call.operation;
	if (status === 204) return empty(204);
	const all = records.map((record) => present(call.state, record));
	if (isBare(call)) return json(status, all.length > 1 ? all : all[0]);
	return wrapped(status, { [records[0].kind]: all, ...companions });
}

export const list: Run = (call, { key }) => {
	const found = select(call, key);
	const { rows, next } = pageOf(call, found);
	const all = rows.map((record) => present(call.state, record));
	if (isBare(call)) return json(200, all);
	return wrapped(200, { meta: metaOf(call, found.length, rows.length, next), [key]: all });
};

/**
 * A list comes whole, or in pages where the contract has them. `page[page]` counts from 0, and one
 * behind the last is empty, not an error. The size of a page that is not asked for is unpublished.
 */
function pageOf({ operation, query }: Call, records: Entity[]) {
	const isPaged = operation.query?.some(({ name }) => name === 'page[page]') ?? false;
	if (!isPaged)
		return { rows: records.slice(0, Number(query.get('limit') ?? Infinity)), next: null };
	const size = Number(query.get('page[limit]') ?? DEFAULT_PAGE_SIZE);
	const number = Number(query.get('page[page]') ?? 0);
	const fits = size >= 1 && size <= MAX_PAGE_SIZE;
	must(fits, `"page[limit]" must lie between 1 and ${MAX_PAGE_SIZE}.`, 'page[limit]');
	must(number >= 0, '"page[page]" counts from 0.', 'page[page]');
	return cut(records, { number, size, first: 0 });
}

/**
 * The `meta` of a list: what the facts know there; of most lists, nothing but the account.
 * @param count how many of all records this answer holds
 */
export function metaOf(call: Call, total: number, count: number, next: number | null): Fields {
	const { with: { meta, 'meta?': usual = 'Meta' } = {} } = envelopeOf(call.operation.id) ?? {};
	const onward = next === null ? null : address(call.request, { 'page[page]': String(next) });
	const told = {
		...{ ...ACCOUNT_META, total, count, facets: {}, next: onward, previous: null },
		...{ countFormatted: formatted(count), totalFormatted: formatted(total) },
	};
	return shown(String(meta ?? usual), told, ['last']);
}

function formatted(value: number): Fields {
	return { formatted: grouped(String(value)), prefix: '', suffix: '', value };
}

export const get: Run = (call, kind) => {
	const records = namedList(call, kind);
	const companions = Object.entries(kind.companions).map(([key, relation]) => {
		const linked = new Set(records.flatMap((record) => call.state.linked(record, relation)));
		return [key, [...linked].map((entity) => present(call.state, entity))];
	});
	return answer(call, records, Object.fromEntries(companions) as Fields);
};

export const create: Run = (call, { key }) =>
	answer(call, [createRecord(call.state, key, newRecord(call, key), call.caller.id)]);

/** A new record comes in a list of one, under `data`, or as it is: as the contract has it. */
function newRecord({ operation, body }: Call, key: string): Fields {
	const under = [key, 'data'].find((name) => operation.body?.some((one) => one.name === name));
	let record: Value = under === undefined ? body : body[under];
	if (under === key) {
		must(Array.isArray(record), `"${key}" must be a list.`, key);
		must(record.length === 1, `You may only create one ${key} resource per request.`, key);
		[record] = record;
	}
	must(isFields(record), `Each of the ${key} must be an object.`, key);
	return record;
}

/** Deletes softly. */
export const remove: Run = (call, kind) => {
	const records = kind.several ? namedList(call, kind) : [named(call, kind)];
	for (const record of records) call.state.remove(record, call.caller.id);
	return answer(call, records);
};

export const undelete: Run = (call, { key }) => {
	const { id } = call.params;
	const record = idKind(id) === key ? call.state.restore(id) : undefined;
	if (!record) throw notFound();
	return answer(call, [record]);
};

/**
 * Changes a record as `write` says: in all, or not at all where something is refused.
 * @param names what may be changed
 */
export function edit(call: Call, kind: Kind, names: string[], write: (writer: Writer) => void) {
	const { state, caller } = call;
	const record = named(call, kind);
	const { attributes, links, customFields } = record;
	const content = structuredClone({ attributes, links, customFields });
	write(new Writer(state, kind, content, caller.id, names));
	state.save(record, content, caller.id);
	return record;
}

/**
 * PUT: the body is the record's new content. Whether Nutshell keeps what is left out is unpublished;
 * here, as PUT says, it is gone.
 */
export const replace: Run = (call, kind) => {
	const input = newRecord(call, kind.key);
	const record = edit(call, kind, creatable(kind), (writer) => {
		const { creator } = writer.content.links;
		Object.assign(writer.content, blank(kind), { links: { creator } });
		writer.fill(input);
	});
	return answer(call, [record]);
};
