/** The paging styles: how an API hands out a long list. */
import { getPath, isObject, type Json } from './json';
import type { Query } from './request';

/** One page of a list. */
export interface Page {
	records: Json[];
	/** What to change in the query to get the next page; undefined at the end. */
	next?: Query;
	/** Whether `next` begins a new count of pages, and may give records of this page once more. */
	opensWindow?: boolean;
	/** How many pages follow, where the answer tells: they can be asked at the same time. */
	further?: number;
	/** How many records the list had when this page was read, where the answer tells. */
	total?: number;
	/** More follows, but the answer names the next page in a way that cannot be followed. */
	isLost?: boolean;
	/** The provider leaves out records that are there: a sentence that says so and what to do. */
	ceiling?: string;
}

export interface Paging {
	/** The largest page that the API gives. */
	max: number;
	/** The query of the first page. `size` is how many records a page should have. */
	first: (size: number, asked: Asked) => Query;
	/** Reads an answer to `query`. `before` is how many records the earlier pages held. */
	read: (answer: unknown, query: Query, before: number) => Page;
	/** Where the changes go, if not into the query: for a search by POST. Its filters are there, too. */
	in?: 'body';
	/** The query of the page so many pages further, or back if negative; undefined before the first. */
	move?: (query: Query, pages: number) => Query | undefined;
}

/** Reads one page of a list; 204 is an empty one. */
export function readPage(paging: Paging, answer: unknown, query: Query, before: number): Page {
	return answer === undefined ? { records: [] } : paging.read(answer, query, before);
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
	read: (answer) => ({ records: listOf(answer) }),
};

/** The whole list below a dotted path of one record: the tasks of a story. */
export function listIn(path: string): Paging {
	return {
		...wholeList,
		read: (answer) => {
			const held = getPath(answer, path);
			return { records: held === null ? [] : listOf(held) };
		},
	};
}

/** Whether an answer says that no page follows. */
export function isEnd(next: unknown): boolean {
	return next === undefined || next === null || next === '' || next === false;
}

/** A list that goes on where it cannot be followed: the rest is there, and would be missing. */
export class LostPage extends Error {
	readonly description = 'This usually passes. Run it again later.';

	constructor() {
		super('The provider names the next page of this list in a way that cannot be followed');
	}
}

/** Pages by number, with the number of the next page in the answer. */
export function pageNumber(names: {
	page: string;
	size: string;
	max: number;
	records: (answer: unknown) => Json[];
	/** The number of the next page; nothing at the end. */
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
			if (isEnd(next)) return { records, total };
			if (typeof next !== 'number' || !Number.isSafeInteger(next)) {
				return { records, total, isLost: true };
			}
			const pages = Math.ceil((total ?? 0) / Number(query[names.size]));
			return {
				records,
				total,
				next: { ...query, [names.page]: next },
				further: Math.max(0, pages - next + 1),
			};
		},
		move: byNumber(names.page, 1),
	};
}

/** Moves between pages by their number in the query. @param first the number of the first page */
export function byNumber(name: string, first: number): NonNullable<Paging['move']> {
	return (query, pages) => {
		const page = Number(query[name]) + pages;
		return page >= first ? { ...query, [name]: page } : undefined;
	};
}

/**
 * The records of a list.
 * @throws Error for anything else, which would otherwise read as the end of the list
 */
export function listOf(held: unknown): Json[] {
	if (Array.isArray(held)) return held.filter(isObject);
	throw new Error('The provider sent an answer without the list in it');
}

/** The records in an answer: a list, or the object itself. */
export function recordsOf(answer: unknown): Json[] {
	if (Array.isArray(answer)) return answer.filter(isObject);
	return isObject(answer) ? [answer] : [];
}
