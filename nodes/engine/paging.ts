/** The paging styles: how an API hands out a long list. */
import { isObject, type Json } from './json';
import type { Query } from './request';

/** One page of a list. */
export interface Page {
	records: Json[];
	/** What to change in the query to get the next page; undefined at the end. */
	next?: Query;
	/** The provider gives no more although there is more: a sentence that says so and what to do. */
	ceiling?: string;
}

export interface Paging {
	/** The largest page that the API gives. */
	max: number;
	/** The query of the first page. `size` is how many records a page should have. */
	first: (size: number) => Query;
	/** Reads an answer to `query`. `before` is how many records the earlier pages held. */
	read: (answer: unknown, query: Query, before: number) => Page;
}

/** The whole list in one answer. */
export const wholeList: Paging = {
	max: Infinity,
	first: () => ({}),
	read: (answer) => ({ records: recordsOf(answer) }),
};

/** The whole list under a key of one record: the tasks of a story. */
export function listIn(key: string): Paging {
	return {
		...wholeList,
		read: (answer) => ({ records: isObject(answer) ? recordsOf(answer[key]) : [] }),
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
}): Paging {
	return {
		max: names.max,
		first: (size) => ({ [names.page]: 1, [names.size]: size }),
		read: (answer, query) => {
			const next = names.next(answer);
			return {
				records: names.records(answer),
				next: typeof next === 'number' ? { ...query, [names.page]: next } : undefined,
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

export interface Wanted {
	/** How many records; Infinity for all. */
	limit: number;
	/** Told once when the provider's own ceiling cuts the list short. */
	onCeiling: (sentence: string) => void;
}

/**
 * Walks a list page by page and gives its records one by one, so that a page is released once its
 * records are taken. Asks for no more than is wanted.
 * @param ask sends one request with the given changes to the query
 * @throws EndlessList when a page is given twice
 */
export async function* walk(
	paging: Paging,
	ask: (query: Query) => Promise<unknown>,
	{ limit, onCeiling }: Wanted,
): AsyncGenerator<Json> {
	let query: Query | undefined = paging.first(Math.min(limit, paging.max));
	const seen = new Set<string>();
	let given = 0;
	while (query !== undefined && given < limit) {
		const asked = JSON.stringify(query);
		if (seen.has(asked)) throw new EndlessList();
		seen.add(asked);
		const page: Page = paging.read(await ask(query), query, given);
		for (const record of page.records) {
			if (given === limit) return;
			given += 1;
			yield record;
		}
		if (page.ceiling !== undefined && given < limit) onCeiling(page.ceiling);
		query = page.next;
	}
}
