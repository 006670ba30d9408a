/** The paging styles: how an API hands out a long list. */
import { getPath, isObject, type Json } from '../json';
import type { Query } from './values';

/** One page of a list. */
export interface Page {
	records: Json[];
	/** What to change in the query to get the next page; undefined at the end. */
	next?: Query;
	/** Whether `next` is a guess: the page is full, and nothing tells whether another one follows. */
	isGuess?: boolean;
	/** Whether `next` begins a new count of pages, and may give records of this page once more. */
	opensWindow?: boolean;
	/** How many pages follow, where the answer tells: they can be asked at the same time. */
	further?: number;
	/** How many records the list had when this page was read, where the answer tells. */
	total?: number;
	/** Whether more may be there although no page follows: it has as many as were asked for. */
	mayGoOn?: boolean;
	/** More follows, but the answer names the next page in a way that cannot be followed. */
	isLost?: boolean;
	/** The provider leaves out records that are there: a sentence that says so and what to do. */
	ceiling?: string;
}

/** How a list is read page by page. */
export interface Paging {
	/** The largest page that the API gives. */
	max: number;
	/** The query of the first page. `size` is how many records a page should have. */
	first: (size: number, asked: ListAsked) => Query;
	/** Reads an answer to `query`. `before` is how many records the earlier pages held. */
	read: (answer: unknown, query: Query, before: number) => Page;
	/** Where the changes go, if not into the query: for a search by POST. Its filters are there, too. */
	in?: 'body';
	/** The query of the page so many pages further, or back if negative; undefined before the first. */
	move?: (query: Query, pages: number) => Query | undefined;
}

/** What leads to the next page can come from the answer, and goes into an address. */
const LONGEST_NEXT = 16_384;

/**
 * Reads one page of a list; 204 is an empty one.
 * @throws Error for a next page that no address can name
 */
export function readPage(paging: Paging, answer: unknown, query: Query, before: number): Page {
	if (answer === undefined) return { records: [] };
	const page = paging.read(answer, query, before);
	if (page.next !== undefined && JSON.stringify(page.next).length > LONGEST_NEXT) {
		throw new Error('The provider names the next page of the list by too long a text');
	}
	return page;
}

/** A number of records or of a page, as an answer tells it; undefined for what cannot be one. */
export function countIn(told: unknown): number | undefined {
	const count = typeof told === 'string' && /^\d+$/.test(told) ? Number(told) : told;
	return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/**
 * The number of the page to ask for next; undefined at the end of the list. Pages are counted one by
 * one, so that a wrong number leaves out none.
 * @param told the number, or whatever says that there is one
 */
export function nextNumber(told: unknown, current: number): number | undefined {
	if (!told) return undefined;
	return Math.min(countIn(told) ?? Infinity, current + 1);
}

/** What a list is asked for, as far as its paging may depend on it. */
export interface ListAsked {
	/** How many records; Infinity for all. */
	limit: number;
	/** Filters and order. */
	query: Query;
}

/** The whole list in one answer. */
export const wholeList: Paging = {
	max: Infinity,
	first: () => ({}),
	read: (answer) => lastPage(requireList(answer)),
};

/** The page behind which nothing comes, of a list that nobody counts. */
export function lastPage(records: Json[], before = 0): Page {
	return { records, total: before + records.length };
}

/** The whole list below a dotted path of one record: the tasks of a story. */
export function listIn(path: string): Paging {
	return {
		...wholeList,
		read: (answer) => {
			const held = getPath(answer, path);
			return lastPage(held === null ? [] : requireList(held));
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
	/** The number of the page that follows the one of a query, or whether there is one. */
	next: (answer: unknown, query: Query) => unknown;
	/** Whether an answer does not tell what follows, so that `next` goes by a full page. */
	isGuess?: (answer: unknown) => boolean;
	/** How many records there are in all, where the answer tells. */
	total?: (answer: unknown) => unknown;
}): Paging {
	return {
		max: names.max,
		first: (size) => ({ [names.page]: 1, [names.size]: size }),
		read: (answer, query) => {
			const records = names.records(answer);
			const next = nextNumber(names.next(answer, query), Number(query[names.page]));
			const total = countIn(names.total?.(answer));
			if (next === undefined) return { records, total };
			const pages = Math.ceil((total ?? 0) / Number(query[names.size]));
			return {
				records,
				total,
				next: { ...query, [names.page]: next },
				isGuess: names.isGuess?.(answer),
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
export function requireList(held: unknown): Json[] {
	if (Array.isArray(held)) return held.filter(isObject);
	throw new Error('The provider sent an answer without the list in it');
}

/** The records in an answer: a list, or the object itself. */
export function recordsOf(answer: unknown): Json[] {
	if (Array.isArray(answer)) return answer.filter(isObject);
	return isObject(answer) ? [answer] : [];
}
