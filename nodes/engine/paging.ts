/** The paging styles: how an API hands out a long list. */
import { getPath, isObject, type Json } from './json';
import { inOrder } from './pool';
import type { Query } from './request';

/** One page of a list. */
export interface Page {
	records: Json[];
	/** What to change in the query to get the next page; undefined at the end. */
	next?: Query;
	/**
	 * The queries of all further pages, in order, where the answer tells how many there are: they
	 * can be asked at the same time.
	 */
	rest?: Query[];
	/** How many records the list had when this page was read, where the answer tells. */
	total?: number;
	/** A page that is read once more, since the list became shorter meanwhile. */
	again?: boolean;
	/** The provider gives no more although there is more: a sentence that says so and what to do. */
	ceiling?: string;
}

export interface Paging {
	/** The largest page that the API gives. */
	max: number;
	/** The query of the first page. `size` is how many records a page should have. */
	first: (size: number, asked: Asked) => Query;
	/** Reads an answer to `query`. `before` is how many records the earlier pages held. */
	read: (answer: unknown, query: Query, before: number) => Page;
	/** The query of an earlier page, so many pages back; undefined before the first. */
	back?: (query: Query, pages: number) => Query | undefined;
}

/** What a list is asked for, as far as its paging may depend on it. */
export interface Asked {
	/** How many records; Infinity for all. */
	limit: number;
	/** Filters and order. */
	query: Query;
}

/** The whole list in one answer. */
export const wholeList: Paging = {
	max: Infinity,
	first: () => ({}),
	read: (answer) => ({ records: recordsOf(answer) }),
};

/** The whole list below a dotted path of one record: the tasks of a story. */
export function listIn(path: string): Paging {
	return {
		...wholeList,
		read: (answer) => ({ records: recordsOf(getPath(answer, path)) }),
	};
}

/** Pages by number, with the number of the next page in the answer. */
export function pageNumber(names: {
	page: string;
	size: string;
	max: number;
	records: (answer: unknown) => Json[];
	/** The number of the next page; anything but a number at the end. */
	next: (answer: unknown) => unknown;
	/** How many records there are in all; anything but a number where the answer does not tell. */
	total?: (answer: unknown) => unknown;
}): Paging {
	return {
		max: names.max,
		first: (size) => ({ [names.page]: 1, [names.size]: size }),
		read: (answer, query) => {
			const records = names.records(answer);
			const next = names.next(answer);
			const counted = Number(names.total?.(answer));
			const total = Number.isFinite(counted) ? counted : undefined;
			if (typeof next !== 'number') return { records, total };
			const pages = Math.ceil((total ?? 0) / Number(query[names.size]));
			const further = Math.max(0, pages - next + 1);
			return {
				records,
				total,
				next: { ...query, [names.page]: next },
				rest: Array.from({ length: further }, (_, i) => ({ ...query, [names.page]: next + i })),
			};
		},
		back: (query, pages) => earlierPage(query, names.page, 1, pages),
	};
}

/** The query for a page that lies `pages` before, if there is one. */
export function earlierPage(
	query: Query,
	name: string,
	first: number,
	pages: number,
): Query | undefined {
	const page = Number(query[name]) - pages;
	return page >= first ? { ...query, [name]: page } : undefined;
}

/** The records in an answer: a list, or the object itself. */
export function recordsOf(answer: unknown): Json[] {
	if (Array.isArray(answer)) return answer.filter(isObject);
	return isObject(answer) ? [answer] : [];
}

/** A list that does not move forward. */
export class EndlessList extends Error {
	constructor() {
		super('The list repeats itself: the same page was given twice');
	}
}

export interface Wanted extends Partial<Asked> {
	/** How many pages may be asked at a time; 1 if absent. */
	parallel?: number;
	/** Told once when the provider's own ceiling cuts the list short. */
	onCeiling: (sentence: string) => void;
}

type Ask = (query: Query) => Promise<unknown>;

/**
 * Walks a list page by page and gives its records one by one, so that a page is released once its
 * records are taken. Asks for no more than is wanted, and gives no record twice when the list moves
 * while it is read.
 * @param ask sends one request with the given changes to the query
 * @throws EndlessList when a page is given twice
 */
export async function* walk(
	paging: Paging,
	ask: Ask,
	{ limit = Infinity, query = {}, parallel = 1, onCeiling }: Wanted,
): AsyncGenerator<Json> {
	const earlier = new Set<unknown>();
	let previous: unknown[] = [];
	let given = 0;
	for await (const page of pages(paging, ask, { limit, query }, parallel)) {
		const all = page.records.map(({ id }) => id);
		if (!page.again) {
			if (isSamePage(all, previous)) throw new EndlessList();
			previous = all;
		}
		const keys: unknown[] = [];
		for (const record of page.records) {
			const { id: own } = record;
			if (own !== undefined && earlier.has(own)) continue;
			keys.push(own);
			given += 1;
			yield record;
			if (given === limit) return;
		}
		for (const own of keys) earlier.add(own);
		if (page.ceiling !== undefined && !page.again) onCeiling(page.ceiling);
	}
}

/** Whether a provider gave the page before once more, under whatever number. */
function isSamePage(keys: unknown[], previous: unknown[]): boolean {
	return (
		keys.length > 0 &&
		keys.length === previous.length &&
		keys.every((key, i) => key !== undefined && key === previous[i])
	);
}

/** The pages of a list in order; those that are known beforehand are asked together. */
async function* pages(
	paging: Paging,
	ask: Ask,
	wanted: Asked,
	parallel: number,
): AsyncGenerator<Page> {
	const size = Math.min(wanted.limit, paging.max);
	const asked = new Set<string>();
	let before = 0;
	let total: number | undefined;
	// What is deleted meanwhile moves others to earlier pages, behind the place that was reached:
	// where the list has become shorter, those pages are read once more.
	async function* missed(query: Query, page: Page): AsyncGenerator<Page> {
		const gone = (total ?? 0) - (page.total ?? total ?? 0);
		total = page.total ?? total;
		for (let back = Math.ceil(gone / size); back >= 0; back -= 1) {
			// The page itself only if more was deleted while the earlier ones were read.
			if (back === 0 && (page.total === undefined || page.total === total)) return;
			const stale = back === 0 ? query : paging.back?.(query, back);
			if (stale === undefined) continue;
			const again = { ...paging.read(await ask(stale), stale, 0), again: true };
			yield* missed(stale, again);
			yield again;
		}
	}

	let queries: Query[] = [paging.first(size, wanted)];
	while (queries.length > 0) {
		for (const query of queries) {
			const name = JSON.stringify(query);
			if (asked.has(name)) throw new EndlessList();
			asked.add(name);
		}
		let last: Page = { records: [] };
		let read = 0;
		for await (const answer of inOrder(
			queries.length,
			parallel,
			async (i) => await ask(queries[i]),
		)) {
			const query = queries[read];
			last = paging.read(answer, query, before);
			yield* missed(query, last);
			before += last.records.length;
			read += 1;
			yield last;
		}
		const missing = Math.max(0, Math.ceil((wanted.limit - before) / size));
		const known = parallel > 1 ? (last.rest ?? []).slice(0, missing) : [];
		queries = known.length > 0 ? known : last.next ? [last.next] : [];
	}
}
