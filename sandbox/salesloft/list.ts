/** Every list of the API: filters, order, pages and the envelope, from its parameters in the contract. */
import type { ContractOperation } from '../contract';
import { unknown } from '../emulator';
import { json, type SandboxResponse } from '../http';
import { cut, filtered, sorted, type Filter, type Scalar } from '../list';
import { bareName, type Query } from '../query';
import type { Call } from './call';
import { comparing, type Comparison } from './filters';
import { kinds, type Name, type Row } from './kinds';
import { of, type Read, type Tells } from './links';

export interface Listing<R> {
	/** Whether the caller can see a record at all. */
	sees?: (call: Call, row: R) => boolean;
	tells?: Tells<R>;
	/** What parameters and sort keys read that is not under their name: a path, or what follows from a record. */
	reads?: Record<string, string | Read<R>>;
	/** Parameters that compare otherwise than the contract tells. */
	filters?: Record<string, Comparison>;
	/** Without `sort_by`; the last update in most lists. */
	sortedBy?: string;
	/** Without `sort_direction`; DESC in most lists. */
	direction?: 'ASC' | 'DESC';
	/** Whether it is a whole list unless `page` is sent. */
	whole?: boolean;
}

const pageParameters = ['page', 'per_page', 'include_paging_counts', 'limit_paging_counts'];
const ownParameters = [...pageParameters, 'sort_by', 'sort_direction'];
const COUNT_CEILING = 10_000;

/** The list of a kind of record; a documented parameter that it does not emulate is refused. */
export function list<K extends Name>(
	operation: ContractOperation,
	name: K,
	listing: Listing<Row<K>>,
	show: (row: Row<K>, call: Call) => unknown,
): (call: Call) => SandboxResponse {
	const { sortedBy = 'updated_at', tells, reads } = listing;
	const readOf = (asked: string): Read<Row<K>> => {
		const read = { ids: 'id', ...reads }[asked] ?? asked;
		return typeof read === 'string' ? of(read, tells) : read;
	};
	const { fields, links } = kinds[name];
	const known = { ids: 0, ...fields, ...links, ...tells, ...reads, ...listing.filters };
	const filters = Object.fromEntries(
		(operation.query ?? []).flatMap((parameter): Array<[string, Filter<Row<K>, Call>]> => {
			const asked = bareName(parameter.name);
			const compare = listing.filters?.[asked] ?? comparing(parameter);
			const isKnown = (known as Record<string, unknown>)[asked] !== undefined;
			return isKnown && compare ? [[asked, filterOf(compare, readOf(asked))]] : [];
		}),
	);
	const documented = new Set(operation.query?.map((parameter) => bareName(parameter.name)));
	return (call) => {
		const { query } = call;
		// Ignored, it would look like the whole list was asked for.
		const missing = [...query.names()].find((one) => {
			return documented.has(one) && !ownParameters.includes(one) && !Object.hasOwn(filters, one);
		});
		if (missing) unknown(call, `the parameter ${missing}`);
		const sortBy = query.last('sort_by') ?? sortedBy;
		const direction = query.last('sort_direction') ?? listing.direction ?? 'DESC';
		const descending = direction === 'DESC';
		const key = readOf(sortBy);
		const read = (row: Row<K>) => key(row, call) as Scalar;
		const rows = call.state[name].where((row) => listing.sees?.(call, row) ?? true);
		// Ties keep the order of the ids, in the same direction.
		const found = sorted(filtered(call, rows, filters), [
			{ read, descending },
			{ read: ({ id }) => id, descending },
		]);
		const metadata = {
			filtering: filtering(query, filters),
			sorting: { sort_by: sortBy, sort_direction: descending ? 'DESC NULLS LAST' : 'ASC' },
		};
		const data = (shown: Array<Row<K>>) => shown.map((row) => show(row, call));
		const isWhole = listing.whole && query.last('page') === undefined;
		if (isWhole || !documented.has('page')) return json(200, { metadata, data: data(found) });
		const page = pageOf(query, found);
		return json(200, { metadata: { ...metadata, paging: page.paging }, data: data(page.rows) });
	};
}

function filterOf<R>(compare: Comparison, read: Read<R>): Filter<R, Call> {
	return (call, name) => {
		const test = compare(call, name);
		return test && ((row) => test(read(row, call)));
	};
}

/** Numbers out of range are corrected without a word, and the answer says what was taken. */
export function pageOf<R>(query: Query, found: R[]) {
	const size = Math.min(Math.max(Number(query.last('per_page') ?? 25), 1), 100);
	const number = Math.max(Number(query.last('page') ?? 1), 1);
	const { rows, next, previous } = cut(found, { number, size });
	const isLimited = query.last('limit_paging_counts') === 'true';
	const total_count = isLimited ? Math.min(found.length, COUNT_CEILING) : found.length;
	const counts = { total_pages: Math.ceil(total_count / size), total_count };
	return {
		rows,
		paging: {
			per_page: size,
			current_page: number,
			next_page: next,
			prev_page: previous,
			...(query.last('include_paging_counts') === 'true' && counts),
		},
	};
}

/** The filters that were understood, echoed; a misspelt one is missing here. */
function filtering(query: Query, filters: object): Record<string, unknown> {
	const used = [...query.names()].filter((name) => Object.hasOwn(filters, name));
	return Object.fromEntries(
		used.map((name) => {
			const keyed = query.keyed(name);
			const values = query.all(name);
			if (keyed.length > 0) return [name, Object.fromEntries(keyed)];
			return [name, values.length === 1 ? values[0] : values];
		}),
	);
}
