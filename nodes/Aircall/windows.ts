/** Lists of which Aircall gives 10,000 records at most: they are read in windows of time. */
import { arrayOf } from '../engine/json';
import type { Page, Paging } from '../engine/vocabulary/paging';
import { isoOf, isUnixTime } from '../engine/vocabulary/time';
import type { Query } from '../engine/vocabulary/values';
import { pages, unwrap } from './api';

/**
 * How many calls or contacts pagination reaches; Aircall leaves out the others without a word. Where its
 * pages end earlier, the count of all tells.
 */
export const REACH = { size: pages.max, most: 10_000 };
const SORTED_BY_UPDATE =
	'Aircall gives 10,000 contacts at most when they are sorted by their last update. Sort them by their creation to get all.';
const WITHOUT_TIME =
	'Aircall gives 10,000 records of a list at most, and the last of them has no time from which the list could go on. Narrow the list with filters.';
export const COUNTED_ONLY =
	'Aircall counts more records of this list than it gives. Narrow the list by time or by other filters to get the rest.';

/**
 * Pages of a list that ends at 10,000 records. There, a new window of time begins where the last
 * record lies. Whether `from` and `to` include their own second is not documented, so the windows
 * overlap by one.
 * @param time the Unix seconds that `from` and `to` go by
 */
export function windows(time: 'created_at' | 'started_at', reach = REACH): Paging {
	return {
		...pages,
		max: reach.size,
		first: (size, { query }) => ({ ...query, page: 1, per_page: size }),
		read: (answer, query, before): Page => {
			const page = pages.read(answer, query, before);
			const { records, total = 0, further = 0 } = page;
			const [number, size] = [Number(query.page), Number(query.per_page)];
			const reachable = Math.floor(reach.most / size) - number;
			// An entry that is not a record fills a page all the same.
			const held = arrayOf(unwrap(answer)).length;
			const isFull = held > 0 && held >= size;
			// What is changed meanwhile moves in this order, and no count tells of it.
			const isSteady = query.order_by !== 'updated_at';
			const isBrokenOff = isFull && page.next === undefined && total > number * size;
			if (reachable > 0 && !isBrokenOff) {
				if (held === 0 && total > (number - 1) * size) return { ...page, ceiling: COUNTED_ONLY };
				return { ...page, further: isSteady ? Math.min(further, reachable) : 0 };
			}
			if (!isFull) return { records };
			if (!isSteady) return { records, ceiling: SORTED_BY_UPDATE };
			const edge = records
				.map((one) => one[time])
				.filter(isUnixTime)
				.at(-1);
			if (edge === undefined) return { records, total: page.total, ceiling: WITHOUT_TIME };
			const next = bound(query, edge);
			if (next === undefined) return { records, ceiling: crowded(edge) };
			return {
				...{ records, total: page.total },
				...{ next: { ...query, ...next, page: 1 }, opensWindow: true },
			};
		},
	};
}

/** Where the next window begins; undefined where that would be the same window again. */
function bound({ order, from, to }: Query, edge: number): Query | undefined {
	if (order === 'desc') {
		const next = Math.min(edge + 1, Number(to ?? Infinity));
		return next === to ? undefined : { to: next };
	}
	const next = Math.max(edge - 1, Number(from ?? 0));
	return next === from ? undefined : { from: next };
}

/** The windows overlap by a second, so one can be full of two of them. */
function crowded(edge: number): string {
	return `Aircall gives 10,000 records of one time at most, and more can lie around ${isoOf(edge) ?? edge}: the list ends there. Narrow the list by time or by other filters to get the rest.`;
}
