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
	/** What tells records apart where pages overlap; by default their `id`. */
	key?: (record: Json) => unknown;
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
			if (typeof next !== 'number') return { records };
			const pages = Math.ceil(Number(names.total?.(answer)) / Number(query[names.size]));
			const further = Number.isFinite(pages) ? Math.max(0, pages - next + 1) : 0;
			return {
				records,
				next: { ...query, [names.page]: next },
				rest: Array.from({ length: further }, (_, i) => ({ ...query, [names.page]: next + i })),
			};
		},
	};
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
	const key = paging.key ?? (({ id }: Json) => id);
	const earlier = new Set<unknown>();
	let previous: unknown[] = [];
	let given = 0;
	for await (const page of pages(paging, ask, { limit, query }, parallel)) {
		const all = page.records.map(key);
		if (isSamePage(all, previous)) throw new EndlessList();
		previous = all;
		const keys: unknown[] = [];
		for (const record of page.records) {
			const own = key(record);
			if (own !== undefined && earlier.has(own)) continue;
			keys.push(own);
			given += 1;
			yield record;
			if (given === limit) return;
		}
		for (const own of keys) earlier.add(own);
		if (page.ceiling !== undefined) onCeiling(page.ceiling);
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
			last = paging.read(answer, queries[read], before);
			before += last.records.length;
			read += 1;
			yield last;
		}
		const missing = Math.max(0, Math.ceil((wanted.limit - before) / size));
		const known = parallel > 1 ? (last.rest ?? []).slice(0, missing) : [];
		queries = known.length > 0 ? known : last.next ? [last.next] : [];
	}
}
