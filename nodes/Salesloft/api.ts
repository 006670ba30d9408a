/** Salesloft API v2 on one page. Source: developers.salesloft.com/docs/api. */
import type { Api } from '../engine/api';
import { flatten } from '../engine/errors';
import { getPath, isObject, objectOf } from '../engine/json';
import { byNumber, listOf, type Paging } from '../engine/paging';
import type { Query } from '../engine/request';
import type { Route } from '../engine/route';

const MINUTE_MS = 60_000;

export const salesloft: Api = {
	name: 'Salesloft',
	host: 'https://api.salesloft.com',
	credential: { name: 'salesloftApi', secrets: ['apiKey'] },
	// For the whole team: every integration and every user together.
	limit: { cost: 600, seconds: 60 },
	quota: (headers, now) => ({
		cost: numberIn(headers['x-ratelimit-endpoint-cost']),
		resetAt: numberIn(headers['x-ratelimit-remaining-minute']) === 0 ? nextMinute(now) : undefined,
	}),
	unwrap: (body) => (isObject(body) && 'data' in body ? body.data : body),
	explain: ({ status, body }, route) => {
		const { error, error_description, errors } = objectOf(body);
		const parts = new Set([error, error_description, errors].map(flatten));
		parts.delete('');
		return { message: [...parts].join('; '), advice: advice(status, route) };
	},
};

/** Salesloft does not say when its minute begins; a calendar minute is the best guess. */
function nextMinute(now: number): number {
	return Math.ceil((now + 1) / MINUTE_MS) * MINUTE_MS;
}

function numberIn(header: string | undefined): number | undefined {
	return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
}

function advice(status: number, route: Route): string | undefined {
	switch (status) {
		case 403:
			return `The API key may lack the scope for ${route}. Its scopes can be edited at any time: open the key at developers.salesloft.com under Manage Apps > API Keys (privileged scopes are behind "Show"). The key also never allows more than its user may do.`;
		case 404:
			return "Check the ID. A record that Salesloft's group visibility hides from the user of the API key looks the same as one that does not exist.";
		default:
			return undefined;
	}
}

/** A page behind this one costs 3 to 30 requests of the team's limit, and fails under load. */
const DEEPEST_PAGE = 100;
const PAGE_SIZE = 100;
const CEILING = `Salesloft gives ${(DEEPEST_PAGE * PAGE_SIZE).toLocaleString('en')} records of this list in this order, and there are more. Narrow the filters; where 'Sort By' offers Updated At, that order has no such end.`;

/** Pages by number. A list without page numbers in its answer is whole. */
export const numberedPages: Paging = {
	max: PAGE_SIZE,
	first: (size) => ({ page: 1, per_page: size }),
	read: (answer, query) => {
		const records = listOf(getPath(answer, 'data'));
		const next = getPath(answer, 'metadata.paging.next_page');
		if (typeof next !== 'number') return { records };
		if (next > DEEPEST_PAGE) return { records, ceiling: CEILING };
		return { records, next: { ...query, page: next } };
	},
};

/**
 * Pages of a list that can be sorted and filtered by its `updated_at`. Where page numbers would
 * not reach, each page begins at the time of the last record before it; records of that same time
 * come again and are given once. Without an order, a whole list goes upwards, so that what changes
 * meanwhile moves behind the place that was reached and is not missed.
 */
export const cursorPages: Paging = {
	...numberedPages,
	first: (size, asked) => {
		const { sort_by = 'updated_at', sort_direction } = asked.query;
		const first = numberedPages.first(size, asked);
		if (sort_by !== 'updated_at' || asked.limit <= DEEPEST_PAGE * PAGE_SIZE) return first;
		const usual = asked.limit === Infinity ? 'ASC' : 'DESC';
		return { ...first, sort_by, sort_direction: sort_direction ?? usual };
	},
	read: (answer, query, before) => {
		const page = numberedPages.read(answer, query, before);
		const time = page.records.at(-1)?.updated_at;
		const edge = query.sort_direction === 'ASC' ? 'updated_at[gte]' : 'updated_at[lte]';
		// A page of one time only would begin again at itself: there, page numbers lead on.
		const stands = query.sort_by === undefined || typeof time !== 'string' || time === query[edge];
		if (stands || (page.next === undefined && page.ceiling === undefined)) return page;
		return { records: page.records, next: { ...query, page: 1, [edge]: time } };
	},
};

/**
 * Pages of a list that can also be sorted and filtered by its `created_at`. That never changes, so
 * what is changed meanwhile moves no record to another page, and the pages can be asked at the same
 * time: a whole list is read in this order unless another one is chosen. Newest first, since new
 * records at the end would hide from the total that others were deleted. Where page numbers would
 * not reach, the time of the last record leads on.
 */
export const creationPages: Paging = {
	...cursorPages,
	first: (size, asked) => {
		const { sort_by, sort_direction } = asked.query;
		const isFree = sort_by === undefined && sort_direction === undefined;
		if (asked.limit !== Infinity || !(isFree || sort_by === 'created_at')) {
			return cursorPages.first(size, asked);
		}
		return {
			...numberedPages.first(size, asked),
			include_paging_counts: true,
			sort_by: 'created_at',
			sort_direction: sort_direction ?? 'DESC',
		};
	},
	read: (answer, query, before) => {
		if (query.sort_by !== 'created_at') return cursorPages.read(answer, query, before);
		const { records, next, ceiling } = numberedPages.read(answer, query, before);
		const count = getPath(answer, 'metadata.paging.total_count');
		const total = typeof count === 'number' ? count : undefined;
		if (next !== undefined) return { records, total, next, further: furtherPages(answer, query) };
		const time = records.at(-1)?.created_at;
		const edge = query.sort_direction === 'ASC' ? 'created_at[gte]' : 'created_at[lte]';
		if (ceiling === undefined || typeof time !== 'string' || time === query[edge]) {
			return { records, total, ceiling };
		}
		return { records, total, next: { ...query, page: 1, [edge]: time } };
	},
	move: byNumber('page', 1),
};

/** How many pages follow, as far as page numbers reach. */
function furtherPages(answer: unknown, query: Query): number {
	const pages = Number(getPath(answer, 'metadata.paging.total_pages') ?? 0);
	return Math.max(0, Math.min(pages, DEEPEST_PAGE) - Number(query.page));
}

/** A list that takes no page numbers. */
export const unpaged: Paging = { ...numberedPages, first: () => ({}) };
