/** How Salesloft's long lists are read: by page number, and by windows of time. */
import { getPath, objectOf, partOf } from '../engine/json';
import {
	byNumber,
	countIn,
	requireList,
	nextNumber,
	type Page,
	type Paging,
} from '../engine/vocabulary/paging';
import type { Query } from '../engine/vocabulary/values';
import { isIsoTime } from '../engine/vocabulary/time';
import { inWords } from '../engine/vocabulary/words';

/** How far page numbers lead. */
export interface Reach {
	/** How many records a page has at most. */
	size: number;
	/** A page behind this one costs 3 to 30 requests of the team's limit, and fails under load. */
	deepest: number;
}

const REACH: Reach = { size: 100, deepest: 100 };

/** Salesloft counts a list only where that is asked. */
const COUNTED: Query = { include_paging_counts: true };

/** Pages by number, the first one if none is asked for. A list without page numbers in its answer is whole. */
export function byPageNumber(reach = REACH): Paging {
	const ceiling = `Salesloft gives ${mostOf(reach)} records of this list in this order, and there are more. Narrow the filters; where 'Sort By' offers Updated At, that order has no such end.`;
	return {
		max: reach.size,
		first: (size, { limit }) => ({ page: 1, per_page: size, ...(limit > size ? COUNTED : {}) }),
		read: (answer, query) => {
			// Connectors disagree whether some lists come without anything around them.
			const records = requireList(partOf(answer, 'data'));
			const { next_page, total_count } = objectOf(getPath(answer, 'metadata.paging'));
			const total = countIn(total_count);
			const page = nextNumber(next_page, Number(query.page ?? 1));
			if (page === undefined) return { records, total };
			if (page > reach.deepest) return { records, total, ceiling };
			return { records, total, next: { ...query, page } };
		},
		move: byNumber('page', 1),
	};
}

function mostOf({ size, deepest }: Reach): string {
	return inWords(size * deepest);
}

type Time = 'updated_at' | 'created_at';

const LABEL: Record<Time, string> = { updated_at: 'Updated At', created_at: 'Created At' };

/**
 * Pages of a list that can be sorted and filtered by these times. The first of them orders a whole
 * list for which no order is chosen.
 *
 * **Newest first**, page numbers lead on. What is made or changed meanwhile comes before all others,
 * so the count of the list tells whether something was deleted. Where page numbers do not reach, a
 * window begins at the time of the last record.
 *
 * **Oldest first**, what is changed meanwhile goes to the end: others move to earlier pages, and no
 * count tells of it. So each page is the first one of a window that begins at the time of the last
 * record.
 *
 * **A tie**: where one time fills a page, a window that begins there would be the same page again.
 * The records of that time are read in a window of their own, by page number: none can come to
 * them, and the count tells whether some have left. The next window begins behind them.
 */
export function byTime(times: Time[], reach = REACH): Paging {
	const pages = byPageNumber(reach);
	return {
		...pages,
		first: (size, { limit, query }) => {
			const { sort_by, sort_direction } = query;
			const isWhole = limit === Infinity;
			const isFree = sort_by === undefined && sort_direction === undefined;
			const wanted = isWhole && isFree ? times[0] : (sort_by ?? 'updated_at');
			const time = times.find((one) => one === wanted);
			if (time === undefined || limit <= size) return pages.first(size, { limit, query });
			const usual = isWhole && time === 'updated_at' ? 'ASC' : 'DESC';
			const order = { per_page: size, sort_by: time, sort_direction: sort_direction ?? usual };
			return windowIn(order, {});
		},
		read: (answer, query, before) => {
			const page = pages.read(answer, query, before);
			const time = times.find((one) => one === query.sort_by);
			return time === undefined ? page : inWindow(page, time, query, reach);
		},
	};
}

/** Where a window begins and ends: `{ gte: '2026-11-20T10:00:00.000713-05:00' }`. */
type Edges = Partial<Record<'gt' | 'gte' | 'lt' | 'lte', string>>;

/** The first page of a window in the order of a query. */
function windowIn({ per_page, sort_by, sort_direction }: Query, edges: Edges): Query {
	const isTie = edges.gte !== undefined && edges.gte === edges.lte;
	return {
		page: 1,
		per_page,
		...(isTie || sort_direction === 'DESC' ? COUNTED : {}),
		sort_by,
		sort_direction,
		...Object.fromEntries(
			Object.entries(edges).map(([edge, time]) => [`${String(sort_by)}[${edge}]`, time]),
		),
	};
}

/** What follows a page of a window: the next page of that window, or the first one of another. */
function inWindow(page: Page, time: Time, query: Query, reach: Reach): Page {
	const { records, next, ceiling } = page;
	const isUp = query.sort_direction === 'ASC';
	const edge = query[`${time}[gte]`];
	const tie = edge === query[`${time}[lte]`] ? edge : undefined;
	if (next && (tie !== undefined || !isUp)) {
		const keepsPlaces = tie !== undefined || time === 'created_at';
		return keepsPlaces ? { ...page, further: furtherPages(page, query, reach) } : page;
	}
	const opens = (edges: Edges) => ({ next: windowIn(query, edges), opensWindow: true });
	if (tie !== undefined) {
		const cut = ceiling && tieCeiling(time, String(tie), reach);
		return { ...page, ceiling: cut, ...opens({ [isUp ? 'gt' : 'lt']: String(tie) }) };
	}
	const shown = records.map((one) => one[time]).filter(isIsoTime);
	const [first, last] = [shown[0], shown.at(-1)];
	const isLast = next === undefined && ceiling === undefined;
	if (isLast || last === undefined) return page;
	const edges = first === last ? { gte: last, lte: last } : { [isUp ? 'gte' : 'lte']: last };
	return { ...page, ceiling: undefined, ...opens(edges) };
}

/** How many pages follow, as far as page numbers reach. */
function furtherPages({ total = 0 }: Page, { page, per_page }: Query, { deepest }: Reach): number {
	const pages = Math.min(Math.ceil(total / Number(per_page)), deepest);
	return Math.max(0, pages - Number(page));
}

function tieCeiling(time: Time, tie: string, reach: Reach): string {
	return `More than ${mostOf(reach)} records have the same ${LABEL[time]}, ${tie}, and Salesloft gives no more of them. The list goes on behind them. Narrow the filters to get the others.`;
}
