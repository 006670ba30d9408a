/** The walk through a list: its pages in order, and every record once, although the list may move. */
import type { Json } from './json';
import { readPage, type Asked, type Page, type Paging } from './paging';
import { inOrder } from './pool';
import type { Query } from './request';

/** A list that does not move forward. */
export class EndlessList extends Error {
	constructor() {
		super('The list repeats itself: its pages bring nothing new');
	}
}

/**
 * So many pages without a new record do not come any more. Fewer can: a page is read again where the
 * list became shorter, and windows of time overlap by as much as shares a second.
 */
const MOST_STALE = 500;

export interface Wanted extends Partial<Asked> {
	/** How many pages may be asked at a time; 1 if absent. */
	parallel?: number;
	/** Told once when the provider's own ceiling cuts the list short. */
	onCeiling: (sentence: string) => void;
}

type Ask = (query: Query) => Promise<unknown>;

/**
 * Walks a list page by page and gives its records one by one, so that a page is released once its
 * records are taken. Asks for no more than is wanted, gives no record twice, and goes back where
 * the list became shorter meanwhile.
 * @param ask sends one request with the given changes to the query
 * @throws EndlessList when its pages bring nothing new
 */
export async function* walk(
	paging: Paging,
	ask: Ask,
	{ limit = Infinity, query = {}, parallel = 1, onCeiling }: Wanted,
): AsyncGenerator<Json> {
	const size = Math.min(limit, paging.max);
	const given = new Set<unknown>();
	const asked = new Set<string>();
	let stale = 0;
	let count = 0;
	let previous: unknown[] = [];
	let place = new Place();
	let queries = [paging.first(size, { limit, query })];

	while (queries.length > 0) {
		for (const name of queries.map((one) => JSON.stringify(one))) {
			if (asked.has(name)) throw new EndlessList();
			asked.add(name);
		}
		let reached = queries[0];
		let page: Page = { records: [] };
		let back = 0;
		let read = 0;
		const answers = inOrder(queries.length, parallel, async (i) => await ask(queries[i]));
		for await (const answer of answers) {
			reached = queries[read];
			read += 1;
			page = readPage(paging, answer, reached, place.before);
			const ids = page.records.map(({ id }) => id);
			if (isSamePage(ids, previous) && !place.hasGrown(page)) throw new EndlessList();
			previous = ids;
			const fresh = page.records.filter(({ id }) => id === undefined || !given.has(id));
			stale = fresh.length > 0 ? 0 : stale + 1;
			if (stale > MOST_STALE) throw new EndlessList();
			// Records without an ID cannot be told apart, so a page of them is not read again.
			const canGoBack = paging.move !== undefined && !ids.includes(undefined);
			back = place.back(page, fresh.length, canGoBack);
			if (back > 0) break;
			for (const record of fresh) {
				yield record;
				count += 1;
				if (count === limit) return;
			}
			for (const id of ids) given.add(id);
			if (page.ceiling !== undefined) onCeiling(page.ceiling);
		}
		if (back > 0) {
			queries = known(paging, reached, -back, 1);
			asked.clear();
			previous = [];
			continue;
		}
		const missing = Math.ceil((limit - count) / size);
		const further = parallel > 1 ? Math.min(page.further ?? 0, missing) : 0;
		if (paging.move && !isNext(paging, reached, page.next)) place = new Place();
		queries = further > 0 ? known(paging, reached, 1, further) : page.next ? [page.next] : [];
	}
}

/** The queries of pages that are known by their distance. */
function known({ move }: Paging, from: Query, distance: number, count: number): Query[] {
	return Array.from({ length: count }, (_, i) => move?.(from, distance + i)).filter(
		(query) => query !== undefined,
	);
}

/** Whether a query leads to the next page, and not to the first one of another window of time. */
function isNext({ move }: Paging, reached: Query, next: Query | undefined): boolean {
	return JSON.stringify(next) === JSON.stringify(move?.(reached, 1));
}

/** Whether a provider gave the page before once more, under whatever number. */
function isSamePage(ids: unknown[], previous: unknown[]): boolean {
	return (
		ids.length > 0 &&
		ids.length === previous.length &&
		ids.every((id, i) => id !== undefined && id === previous[i])
	);
}

/** A count that falls so often without a record that had moved is not to be trusted. */
const MOST_VAIN = 100;

/**
 * How far a walk has come through numbered pages. What is deleted meanwhile moves others to earlier
 * pages, behind the place that was reached: by as much, at most, as the count of the list falls.
 */
class Place {
	/** Where the pages so far begin; the last one is the page that comes next. */
	private readonly starts = [0];
	/** Up to here nothing is missing. */
	private whole = 0;
	private total = 0;
	/** Where the page began from which the walk went back last. */
	private turned = 0;
	private vain = 0;

	/** How many records the earlier pages held. */
	get before(): number {
		return this.starts[this.starts.length - 1];
	}

	/** Whether new records came, which may have moved a whole page to the next place. */
	hasGrown({ total = this.total }: Page): boolean {
		return total > this.total;
	}

	/**
	 * Takes note of the page that comes next.
	 * @param fresh how many of its records were on no earlier page
	 * @returns how many pages to go back first, and read again from there; usually 0
	 */
	back({ records, total = this.total }: Page, fresh: number, canGoBack: boolean): number {
		this.whole = Math.max(0, this.whole - Math.max(0, this.total - total));
		this.total = total;
		if (this.before < this.turned && fresh > 0) this.vain = 0;
		let back = 0;
		if (canGoBack && this.vain < MOST_VAIN) {
			const begin = this.before;
			for (; this.before > this.whole; back += 1) this.starts.pop();
			if (back > 0) this.turned = begin;
		}
		if (back > 0) {
			this.vain += 1;
			return back;
		}
		this.whole = this.before + records.length;
		this.starts.push(this.whole);
		return 0;
	}
}
