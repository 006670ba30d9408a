/** Every list of the API: filters, order, pages and the envelope, from a description of the list. */
import { json } from '../http';
import { refuse } from './answers';
import type { Call, Route } from './call';
import type { Filter, Read, Scalar } from './filters';
import { bareName } from './query';
import type { Query } from './query';

export interface Listing<Row> {
	rows: (call: Call) => Row[];
	/** By parameter name, without brackets. */
	filters: Record<string, Filter<Row>>;
	/** By the value of `sort_by`; the first one is the default. */
	sorts: Record<string, Read<Row, Scalar>>;
	/** Without `sort_direction`; DESC in most lists. */
	direction?: Direction;
	/** Most lists are always paged. */
	paged?: 'always' | 'when page is sent' | 'never';
	show: (row: Row, call: Call) => unknown;
}

type Direction = 'ASC' | 'DESC';

const pageParameters = [
	'page',
	'per_page',
	'include_paging_counts',
	'limit_paging_counts',
	'sort_by',
	'sort_direction',
];
const COUNT_CEILING = 10_000;

export function list<Row extends { id: number }>(listing: Listing<Row>): Route {
	const { rows, sorts, show, paged = 'always' } = listing;
	return (call) => {
		const { query } = call;
		refuseUnemulated(call, listing.filters);
		const tests = Object.entries(listing.filters)
			.map(([name, filter]) => filter(call, name))
			.filter((test) => test !== undefined);
		const sortBy = query.value('sort_by') ?? Object.keys(sorts)[0];
		const direction = (query.value('sort_direction') ?? listing.direction ?? 'DESC') as Direction;
		const found = sorted(
			rows(call).filter((row) => tests.every((test) => test(row))),
			(row) => sorts[sortBy](row, call),
			direction,
		);
		const metadata = {
			filtering: filtering(query, listing.filters),
			sorting: {
				sort_by: sortBy,
				sort_direction: direction === 'ASC' ? 'ASC' : 'DESC NULLS LAST',
			},
		};
		const whole = paged === 'never' || (paged !== 'always' && query.value('page') === undefined);
		if (whole) return json(200, { metadata, data: found.map((row) => show(row, call)) });
		const { paging, start, end } = pageOf(query, found.length);
		return json(200, {
			metadata: { ...metadata, paging },
			data: found.slice(start, end).map((row) => show(row, call)),
		});
	};
}

/**
 * Refuses a documented parameter that a list does not emulate: ignored, it would look like the
 * whole list was asked for.
 */
function refuseUnemulated({ operation, query }: Call, filters: object): void {
	const documented = new Set(operation.query?.map(({ name }) => bareName(name)));
	const missing = [...query.names()].find(
		(name) =>
			documented.has(name) && !pageParameters.includes(name) && !Object.hasOwn(filters, name),
	);
	if (missing) refuse(501, `The sandbox does not emulate the parameter ${missing}`);
}

/** Ties keep the order of the ids, in the same direction; null comes last in both. */
function sorted<Row extends { id: number }>(
	rows: Row[],
	key: (row: Row) => Scalar,
	direction: Direction,
): Row[] {
	const sign = direction === 'ASC' ? 1 : -1;
	return rows
		.map((row) => ({ row, key: key(row) }))
		.sort(
			(a, b) => nullsLast(a.key, b.key) || sign * (compare(a.key, b.key) || a.row.id - b.row.id),
		)
		.map(({ row }) => row);
}

function nullsLast(a: Scalar, b: Scalar): number {
	return Number(a === null) - Number(b === null);
}

function compare(a: Scalar, b: Scalar): number {
	if (a === b || a === null || b === null) return 0;
	return a < b ? -1 : 1;
}

/** Numbers out of range are corrected without a word, and the answer says what was taken. */
function pageOf(query: Query, total: number) {
	const size = Math.min(Math.max(Number(query.value('per_page') ?? 25), 1), 100);
	const page = Math.max(Number(query.value('page') ?? 1), 1);
	const start = (page - 1) * size;
	const end = start + size;
	const counted =
		query.value('limit_paging_counts') === 'true' ? Math.min(total, COUNT_CEILING) : total;
	const counts = { total_pages: Math.ceil(counted / size), total_count: counted };
	return {
		start,
		end,
		paging: {
			per_page: size,
			current_page: page,
			next_page: end < total ? page + 1 : null,
			prev_page: page > 1 ? page - 1 : null,
			...(query.value('include_paging_counts') === 'true' && counts),
		},
	};
}

/** The filters that were understood, echoed; a misspelt one is missing here. */
function filtering(query: Query, filters: object): Record<string, unknown> {
	const used = [...query.names()].filter((name) => Object.hasOwn(filters, name));
	return Object.fromEntries(
		used.map((name) => {
			const keyed = query.keyed(name);
			const values = query.values(name);
			if (keyed.length > 0) return [name, Object.fromEntries(keyed)];
			return [name, values.length === 1 ? values[0] : values];
		}),
	);
}
