/** The usual operations on records of one kind, and how records are answered. */
import { empty, json } from '../http';
import type { SandboxResponse } from '../http';
import { cut } from '../list';
import { ACCOUNT_META, BadRequest, notFound, wrapped } from './answers';
import { address, named, namedList } from './call';
import type { Call, Run } from './call';
import { envelopeOf } from './facts';
import { blank, creatable } from './kinds';
import type { Kind } from './kinds';
import { idKind, isFields } from './model';
import type { Entity, Fields, Value } from './model';
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
	const shown = records.map((record) => present(call.state, record));
	if (isBare(call)) return json(status, shown.length > 1 ? shown : shown[0]);
	return wrapped(status, { [records[0].kind]: shown, ...companions });
}

export const list: Run = (call, { key }) => {
	const found = select(call, key);
	const { rows, next } = pageOf(call, found);
	const shown = rows.map((record) => present(call.state, record));
	if (isBare(call)) return json(200, shown);
	const meta = metaOf(call, { total: found.length, count: rows.length, next });
	return wrapped(200, { meta, [key]: shown });
};

/**
 * A list comes whole, or in pages where the contract has them. `page[page]` counts from 0, and one
 * behind the last is empty, not an error. The size of a page that is not asked for is unpublished.
 */
function pageOf({ operation, query }: Call, records: Entity[]) {
	if (!operation.query?.some(({ name }) => name === 'page[page]')) {
		const limit = query.get('limit');
		return { rows: limit === null ? records : records.slice(0, Number(limit)), next: null };
	}
	const size = Number(query.get('page[limit]') ?? DEFAULT_PAGE_SIZE);
	const number = Number(query.get('page[page]') ?? 0);
	if (size < 1 || size > MAX_PAGE_SIZE) {
		throw new BadRequest(`"page[limit]" must lie between 1 and ${MAX_PAGE_SIZE}.`, 'page[limit]');
	}
	if (number < 0) throw new BadRequest('"page[page]" counts from 0.', 'page[page]');
	return cut(records, { number, size, first: 0 });
}

interface Listed {
	total: number;
	/** How many of them this answer holds. */
	count: number;
	/** The number of the next page. */
	next: number | null;
}

/** The `meta` of a list, which the facts name; most tell nothing of the list. */
export function metaOf(call: Call, { total, count, next }: Listed): Fields {
	const { with: beside = {} } = envelopeOf(call.operation.id) ?? {};
	switch (beside.meta ?? beside['meta?']) {
		case 'ListMeta':
			return {
				...{ ...ACCOUNT_META, count, countFormatted: formatted(count) },
				...{ total, totalFormatted: formatted(total), facets: {} },
			};
		case 'EventMeta': {
			const onward = next === null ? null : address(call, { 'page[page]': String(next) });
			return { ...ACCOUNT_META, next: onward, previous: null };
		}
		case 'UserMeta':
			return { ...ACCOUNT_META, next: null, previous: null, total };
		default:
			return ACCOUNT_META;
	}
}

function formatted(value: number): Fields {
	return { formatted: grouped(String(value)), prefix: '', suffix: '', value };
}

export const get: Run = (call, kind) => {
	const records = namedList(call, kind);
	const companions = Object.entries(kind.companions).map(([key, relation]): [string, Value] => {
		const linked = new Set(records.flatMap((record) => call.state.linked(record, relation)));
		return [key, [...linked].map((entity) => present(call.state, entity))];
	});
	return answer(call, records, Object.fromEntries(companions));
};

export const create: Run = (call, { key }) =>
	answer(call, [createRecord(call.state, key, newRecord(call, key), call.caller.id)]);

/** A new record comes in a list of one, under `data`, or as it is: as the contract has it. */
function newRecord({ operation, body }: Call, key: string): Fields {
	const isUnder = (name: string) => operation.body?.some((parameter) => parameter.name === name);
	const given = body as Fields;
	let record: Value = given;
	if (isUnder('data')) record = given.data;
	if (isUnder(key)) {
		const records = given[key];
		if (!Array.isArray(records)) throw new BadRequest(`"${key}" must be a list.`, key);
		if (records.length !== 1) {
			throw new BadRequest(`You may only create one ${key} resource per request.`, key);
		}
		[record] = records;
	}
	if (!isFields(record)) throw new BadRequest(`Each of the ${key} must be an object.`, key);
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
