/** Nutshell's API on one page. Source: developers.nutshell.com and the schema published there. */
import { isObjectEmpty } from 'n8n-workflow';
import { idOf, flatten, wordsOf } from '../engine/vocabulary/answered';
import type { Api } from '../engine/vocabulary/api';
import { arrayOf, getPath, isObject, objectOf, type Json } from '../engine/json';
import {
	byNumber,
	countIn,
	isEnd,
	lastPage,
	requireList,
	recordsOf,
	wholeList,
	type Page,
	type Paging,
} from '../engine/vocabulary/paging';
import { parseRoute, type Route } from '../engine/vocabulary/route';
import { urlOf } from '../engine/vocabulary/web-address';

const HOST = 'https://app.nutshell.com';

/** What Nutshell says as a bare HTML page, or not at all. */
const ADVICE: Record<number, string> = {
	401: 'The username is the email address you sign in to Nutshell with, the key is listed under Settings > Connections > API keys. Enter both in the credential again and test it.',
	403: 'The key may be limited to form submissions: give it the permission "API access" under Settings > Connections > API keys. Otherwise the user of the credential lacks a permission.',
	404: 'Check the ID: it may be of another kind of record, or the record may be deleted. For a lead, the number in its web address is not its ID; choose By Number for it.',
};

const ADVICE_ON: Partial<Record<Route, string>> = {
	'POST /api/v1/json#editNote':
		'Only the author of a note can change it, and only for 24 hours. The author is the user of the credential.',
};

export const nutshell: Api = {
	name: 'Nutshell',
	host: HOST,
	credential: {
		name: 'nutshellApi',
		secrets: ['apiKey'],
		basic: ['username', 'apiKey'],
	},
	explain: ({ status, headers, body }, route) => ({
		message: saidByProcedure(body, route) ?? messageOf(body),
		advice: ADVICE[status] ?? ADVICE_ON[route],
		requestId: headers['x-nutshell-request-id'],
	}),
	unwrap: (body, route) => recordsIn(body, GIVEN[route] ?? segmentOf(route))?.[0],
	// Exports of pipelines come from the API itself.
	fileHosts: ['app.nutshell.com'],
};

/** Complaints come in an envelope, as `{message}` or as a JSON text; web pages say nothing more. */
function messageOf(body: unknown): string | undefined {
	if (typeof body === 'string') return body.trimStart().startsWith('<') ? undefined : body;
	const errors = recordsOf(getPath(body, 'errors')).map(({ title, detail }) =>
		[title, detail].filter((text) => typeof text === 'string' && text !== '').join(': '),
	);
	return errors.length > 0 ? errors.join('; ') : flatten(getPath(body, 'message'));
}

/** What a procedure says where it refuses; `data` can hold more, in whatever form. */
function saidByProcedure(body: unknown, route: Route): string | undefined {
	if (parseRoute(route).procedure === undefined) return undefined;
	const said = ['message', 'data'].map((part) => flatten(getPath(body, `error.${part}`)));
	return said.filter(Boolean).join(': ') || flatten(getPath(body, 'error'));
}

/** `accounts` in `GET /rest/accounts/{id}`. */
function segmentOf(route: Route): string {
	return route.split('/')[2];
}

/** What answers with records of another kind than its path names first. */
const GIVEN: Partial<Record<Route, string>> = { 'POST /rest/quotes/{id}/invoice': 'invoices' };

const NO_RECORDS = ['meta', 'links', 'errors'];

/** Keys that are not spelled like the path. The others differ from it in the case of letters. */
const KEYS: Record<string, string> = { audiences: 'emaudiences', forms: 'wfforms' };

/**
 * The records in an answer. Most come under their plural key; some, differently for neighbouring
 * endpoints, as a bare list or as the bare record. An `id` may also stand beside the list.
 * @returns undefined where there is no list
 */
export function recordsIn(answer: unknown, segment: string): Json[] | undefined {
	return entriesIn(answer, segment)?.filter(isObject);
}

/** What is in the list, records or not: by their number the end of a list is told. */
function entriesIn(answer: unknown, segment: string): unknown[] | undefined {
	if (Array.isArray(answer)) return answer;
	if (!isObject(answer)) return undefined;
	const lists = listsIn(answer);
	const wanted = KEYS[segment] ?? segment;
	const own = lists.find(([key]) => key.toLowerCase() === wanted);
	if (own) return own[1];
	if ('id' in answer) return [answer];
	return lists.length > 0 ? lists[0][1] : undefined;
}

function listsIn(answer: Json): Array<[key: string, list: unknown[]]> {
	return Object.entries(answer).flatMap(([key, value]) =>
		Array.isArray(value) && !NO_RECORDS.includes(key) ? [[key, value]] : [],
	);
}

/** Nutshell gives up to 10,000 records at once; this many keep memory low and requests few. */
const PAGE = 250;

/** Numbered pages, counted from 0. One behind the last is empty. */
export function pages(segment: string): Paging {
	return {
		max: PAGE,
		first: (size) => ({ 'page[limit]': size, 'page[page]': 0 }),
		read: (answer, query, before) => {
			const records = requireList(recordsIn(answer, segment));
			const total = countIn(getPath(answer, 'meta.total'));
			const held = entriesIn(answer, segment)?.length ?? 0;
			// A total that is smaller than what has come is wrong.
			const isLast = held === 0 || before + held === total;
			const next = { ...query, 'page[page]': Number(query['page[page]']) + 1 };
			return { records, total, next: isLast ? undefined : next };
		},
		move: byNumber('page[page]', 0),
	};
}

/**
 * Pages of a list that can be sorted by the creation of its records: a whole list is read newest
 * first unless another order is chosen. New records among the others, or behind them, would hide
 * from the total that some were deleted.
 */
export function newestFirst(segment: string): Paging {
	const paging = pages(segment);
	return {
		...paging,
		first: (size, asked) => {
			const first = paging.first(size, asked);
			const isFree = asked.limit === Infinity && asked.query.sort === undefined;
			return isFree ? { ...first, sort: '-createdTime' } : first;
		},
	};
}

/** Lists without documented pages: one answer, unless it names a next one. */
export function whole(segment: string): Paging {
	return {
		...wholeList,
		read: (answer, _, before) => {
			const records = requireList(recordsIn(answer, segment));
			const following = nextPage(answer);
			return isObjectEmpty(following) ? lastPage(records, before) : { records, ...following };
		},
	};
}

/** What follows a page. Of the address of the next one only the parameters count. */
function nextPage(answer: unknown): Pick<Page, 'next' | 'isLost'> {
	const next = getPath(answer, 'meta.next');
	if (isEnd(next)) return {};
	const link = typeof next === 'string' ? urlOf(next, HOST) : undefined;
	if (link?.origin !== HOST) return { isLost: true };
	const { searchParams } = link;
	const names = [...searchParams.keys()];
	return { next: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])) };
}

const MOST_ACTIVITIES = 10_000;
const CUT = `Nutshell gives ${MOST_ACTIVITIES} activities at most. Narrow the list with filters.`;

/** Activities take a limit, but tell no pages. */
export const activityList: Paging = {
	max: MOST_ACTIVITIES,
	first: (limit) => ({ limit }),
	read: (answer, query, before) => {
		// No more than were asked for, so their number tells nothing.
		const page = { ...whole('activities').read(answer, query, before), total: undefined };
		if (page.next !== undefined) return page;
		const held = entriesIn(answer, 'activities')?.length ?? 0;
		const ceiling = held === MOST_ACTIVITIES ? CUT : undefined;
		return { ...page, ceiling, mayGoOn: held >= Number(query.limit) };
	},
};

/**
 * The events of an answer or a delivery. Who did something, and what events are about, may come beside
 * them and is put into them.
 */
export function eventsIn(answer: unknown): Json[] {
	const beside = listsIn(objectOf(answer)).flatMap(([, list]) => list.filter(isObject));
	const known = beside.filter((one) => idOf(one) !== undefined);
	const byId = new Map(known.map((one) => [one.id, one]));
	return requireList(recordsIn(answer, 'events')).map((event) => {
		const actor = byId.get(getPath(event, 'links.actor'));
		const payloads = arrayOf(getPath(event, 'links.payloads')).flatMap((id) => byId.get(id) ?? []);
		return { ...event, ...(actor ? { actor } : {}), payloads };
	});
}

const WITHOUT_ID =
	'The list ends early: Nutshell gave events without an ID, behind which it cannot go on.';

/**
 * The timeline, newest first. The next page starts with the oldest event of this one, which is given
 * once. It is what Nutshell calls the previous page; its next one holds newer events.
 */
export const timelinePages: Paging = {
	max: 200,
	first: (limit) => ({ limit }),
	read: (answer, query) => {
		// The event that the page was asked from was given already.
		const isOther = (one: unknown) =>
			query.max_id === undefined || getPath(one, 'id') !== query.max_id;
		const records = eventsIn(answer).filter(isOther);
		const isEmpty = !arrayOf(entriesIn(answer, 'events')).some(isOther);
		if (isEmpty || getPath(answer, 'meta.previous') === null) return { records };
		const oldest = records.map(idOf).findLast((id) => id !== undefined);
		if (oldest === undefined) return { records, ceiling: WITHOUT_ID };
		return { records, next: { ...query, max_id: String(oldest) } };
	},
};

/** Events of what was deleted, which come all at once: what Nutshell calls the next page is newer. */
export const deletedEvents: Paging = {
	...wholeList,
	read: (answer) => lastPage(eventsIn(answer)),
};

/** What a search by JSON-RPC finds: short forms of records, in a list for each kind. */
export const foundAnywhere: Paging = {
	...wholeList,
	read: (answer) => {
		const found = getPath(answer, 'result');
		if (!isObject(found)) requireList(found);
		return lastPage(
			listsIn(objectOf(found)).flatMap(([kind, list]) =>
				list.filter(isObject).map((one) => ({ ...one, kind })),
			),
		);
	},
};

/**
 * A list of events as the records that they are about: as they came with the events, or their IDs
 * alone. A record that another event of the list was about is given once.
 */
export function toldBy(events: Paging): Paging {
	return {
		...events,
		read: (...answer) => {
			const page = events.read(...answer);
			const told = new Map(page.records.flatMap(payloadsOf).map((one) => [one.id, one]));
			return { ...page, records: [...told.values()], total: undefined };
		},
	};
}

/** The records of the kind that the event is of, where their IDs tell it; others may come beside them. */
function payloadsOf({ payloadType, payloads, links }: Json): Json[] {
	const known = new Map(recordsOf(payloads).map((one) => [one.id, one]));
	const ids = arrayOf(getPath(links, 'payloads'));
	const own = ids.filter((id) => wordsOf(id).endsWith(`-${wordsOf(payloadType)}`));
	return (own.length > 0 ? own : ids).map((id) => known.get(id) ?? { id });
}

/** Those of a list that fit, where the API has no filter for it. */
export function only(list: Paging, fits: (record: Json) => boolean): Paging {
	return {
		...list,
		read: (...answer) => {
			const page = list.read(...answer);
			return { ...page, records: page.records.filter(fits), total: undefined };
		},
	};
}

/** The fields of a list view, which come as an object: each with its key. */
export const fieldList: Paging = {
	...wholeList,
	read: (answer) => {
		const fields = getPath(answer, 'properties');
		if (!isObject(fields)) throw new Error('The provider sent an answer without the fields in it');
		return lastPage(Object.entries(fields).map(([key, said]) => ({ key, ...objectOf(said) })));
	},
};

/** Forms, each with its fields, which come beside them. */
export function formsIn(answer: unknown): Json[] {
	const known = new Map(recordsOf(getPath(answer, 'wfFields')).map((one) => [one.id, one]));
	return requireList(recordsIn(answer, 'forms')).map((form) => {
		const ids = arrayOf(getPath(form, 'links.fields'));
		const named = ids.map((id) => known.get(id) ?? { id });
		return { ...form, fields: ids.length > 0 ? named : [...known.values()] };
	});
}
