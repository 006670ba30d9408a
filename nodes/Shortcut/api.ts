/** Shortcut REST API v3 on one page. Source: developer.shortcut.com/api/rest/v3. */
import { wordsOf, flatten } from '../engine/vocabulary/answered';
import type { Api } from '../engine/vocabulary/api';
import { getPath, objectOf } from '../engine/json';
import {
	countIn,
	isEnd,
	lastPage,
	requireList,
	pageNumber,
	wholeList,
	type Paging,
} from '../engine/vocabulary/paging';

const READ_ONLY =
	'The token may be read-only, which is how Shortcut makes them unless the box is unticked: generate one with write access under Settings > My Account > API Tokens. If reading fails too, the token itself is refused: copy it again.';

/** A search, although it is a POST. */
const STORY_SEARCH = 'POST /api/v3/stories/search';

/** By the tag with which Shortcut says that the token is not what is wrong. */
const NOT_THE_TOKEN: Record<string, string> = {
	feature_tag:
		'The workspace has this feature switched off. Somebody who may change its settings can switch it on; another token does not help.',
	reason_tag:
		'The plan of the workspace does not include this, or no more of it; another token does not help.',
};

export const shortcut: Api = {
	name: 'Shortcut',
	host: 'https://api.app.shortcut.com',
	site: 'https://app.shortcut.com',
	domains: ['app.shortcut.com'],
	// Whether files open without the token is not documented.
	fileHosts: ['media.app.shortcut.com'],
	credential: { name: 'shortcutApi', secrets: ['apiToken'] },
	limit: { cost: 200, seconds: 60 },
	explain: ({ status, body }, route) => {
		const { message, errors, ...rest } = objectOf(body);
		const tag = rest.reason_tag ?? rest.feature_tag ?? rest.tag ?? rest.error;
		const named = flatten(tag);
		const parts = [flatten(message), flatten(errors), named && `(${named})`];
		const isWrite = !route.startsWith('GET ') && route !== STORY_SEARCH;
		const refusedWrite = (status === 401 || status === 403) && isWrite;
		const [, notTheToken] = Object.entries(NOT_THE_TOKEN).find(([name]) => rest[name]) ?? [];
		return {
			message: parts.filter(Boolean).join(' '),
			advice: notTheToken ?? (refusedWrite ? READ_ONLY : undefined),
		};
	},
};

/** `GET /epics/paginated`: page numbers, the next one in the answer. */
export const numberedPages = pageNumber({
	page: 'page',
	size: 'page_size',
	max: 250,
	records: (answer) => requireList(getPath(answer, 'data')),
	next: (answer) => getPath(answer, 'next'),
	total: (answer) => getPath(answer, 'total'),
});

/** So many results of one search can be had. */
export const SEARCH_CEILING = 1000;

/**
 * The search routes: the answer holds the path of the next page, of which only the token counts,
 * and no more than 1,000 results can be had.
 */
export const searchPages: Paging = {
	max: 250,
	first: (size) => ({ page_size: size }),
	read: (answer, query, before) => {
		const { data, next, total: told } = objectOf(answer);
		const records = requireList(data);
		const total = countIn(told);
		if (isEnd(next) || before + records.length >= SEARCH_CEILING) {
			const isCut = total !== undefined && total > SEARCH_CEILING;
			return { records, total, ceiling: isCut ? ceilingReached(total) : undefined };
		}
		const token = nextToken(next);
		return token === null
			? { records, total, isLost: true }
			: { records, total, next: { ...query, next: token } };
	},
};

function nextToken(path: unknown): string | null {
	const text = wordsOf(path);
	return new URLSearchParams(text.slice(text.indexOf('?') + 1)).get('next');
}

/** What a person is told where a search finds more than it gives. */
export function ceilingReached(total: number): string {
	return `Shortcut's search gives ${SEARCH_CEILING} results at most and found ${total}. Narrow the search, or use Get Many with filters.`;
}

/** `GET /groups/{id}/stories`: so many from one place on; a page that is not full is the last one. */
export const offsetPages: Paging = {
	max: 1000,
	first: (size) => ({ limit: size, offset: 0 }),
	read: (answer, query, before) => {
		const records = requireList(answer);
		if (records.length < Number(query.limit)) return lastPage(records, before);
		return { records, next: { ...query, offset: before + records.length } };
	},
};

/** What says how stories are given, and not which ones. */
const NO_FILTERS = new Set(['includes_description']);
export const STORY_TYPES = ['feature', 'bug', 'chore'];

/**
 * `POST /stories/search`: the whole list in one answer. Asked without a filter it answered an empty
 * list in a workspace with stories, so all stories are asked for by their types, one after another.
 */
export const filteredStories: Paging = {
	...wholeList,
	in: 'body',
	first: (_, { query }) =>
		Object.keys(query).every((name) => NO_FILTERS.has(name)) ? { story_type: STORY_TYPES[0] } : {},
	read: (answer, { story_type }) => {
		const next = STORY_TYPES[STORY_TYPES.indexOf(String(story_type)) + 1];
		const records = requireList(answer);
		// Of how many there are of the other types, an answer for one of them tells nothing.
		if (story_type === undefined) return lastPage(records);
		return { records, next: next === undefined ? undefined : { story_type: next } };
	},
};
