/** The answers that the resources share: the two error tiers, the list envelope, the finding of a record. */
import { STATUS_CODES } from 'node:http';
import { Refusal } from '../emulator';
import type { Call, Operations } from '../emulator';
import type { SandboxResponse } from '../http';
import { json } from '../http';
import { isE164 } from './phone';
import type { State } from './state';

const ORIGIN = 'https://api.aircall.io';
/** How many calls or contacts pagination reaches. */
export const CEILING = 10_000;
const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 50;

/** A request that has passed the contract, so `body` has the types it names. */
export type ApiCall = Call<State, string, number>;

/** The implemented operations, by contract id. */
export type Routes = Operations<ApiCall>;

/** An error of the application tier. */
export function appError(status: number, troubleshoot: string): SandboxResponse {
	return json(status, { error: STATUS_CODES[status], troubleshoot, success: false });
}

/** An error of the gateway in front of the application. */
export function edgeError(status: number, message: string): SandboxResponse {
	return json(status, { message });
}

export function refuse(status: number, troubleshoot: string): never {
	throw new Refusal(appError(status, troubleshoot));
}

/** Refuses with 422 and the problems of each field. */
export function unprocessable(errors: Record<string, string[]>): never {
	throw new Refusal(json(422, { error: STATUS_CODES[422], success: false, errors }));
}

/** The web address of a record in the API. */
export function directLink(path: string): string {
	return `${ORIGIN}/${path}`;
}

/** Looks a record up by the text of its id; 404 when there is none. */
export function find<T>(records: Map<number, T>, id: string | number, kind: string): T {
	return records.get(Number(id)) ?? refuse(404, `${kind} not found`);
}

/** Refuses with 400 what is not a number in E.164. */
export function requireE164(text: string, field: string): void {
	if (!isE164(text)) refuse(400, `${field} must be a phone number in E.164 format`);
}

export interface Listing<T> {
	/** The key of the records in the envelope. */
	key: string;
	records: Iterable<T>;
	view: (record: T) => unknown;
	/** Unix seconds, for `from`, `to` and the order; records without it stay in the order they came. */
	time?: (record: T) => number;
	/** What `order` goes by, if not `time`. */
	orderBy?: (record: T) => number;
	/** How many records pagination reaches. */
	ceiling?: number;
	/** How many come on a page unless the request says so; 20 unless given. */
	perPage?: number;
	/** Webhook lists were seen without the two page links. */
	links?: boolean;
}

/**
 * One page of a list in its envelope. Pages behind the ceiling are empty and have no next page, in
 * silence, while `meta.total` tells the real number: exporters are known to halve their time windows
 * by that total.
 */
export function page<T extends { id: number }>(
	call: ApiCall,
	listing: Listing<T>,
): SandboxResponse {
	const {
		key,
		view,
		ceiling = Infinity,
		links = true,
		perPage: usual = DEFAULT_PER_PAGE,
	} = listing;
	const number = pageParameter(call.query, 'page', 1, Infinity);
	// The reference does not say what more than 50 does. Answering fewer than asked would cut in
	// silence and let a wrong request pass, so the sandbox refuses it.
	const perPage = pageParameter(call.query, 'per_page', usual, MAX_PER_PAGE);
	const records = arranged(call.query, listing);
	const reachable = Math.min(records.length, ceiling);
	const start = (number - 1) * perPage;
	const shown = records.slice(start, Math.min(start + perPage, reachable));
	const link = (other: number, exists: boolean) => (exists ? pageLink(call, other) : null);
	return json(200, {
		[key]: shown.map(view),
		meta: {
			count: shown.length,
			total: records.length,
			current_page: number,
			per_page: perPage,
			...(links && {
				next_page_link: link(number + 1, start + perPage < reachable),
				previous_page_link: link(number - 1, number > 1),
			}),
		},
	});
}

function pageParameter(query: URLSearchParams, name: string, absent: number, max: number): number {
	const value = Number(query.get(name) ?? absent);
	if (value < 1 || value > max) refuse(400, `${name} is out of range`);
	return value;
}

function arranged<T extends { id: number }>(query: URLSearchParams, listing: Listing<T>): T[] {
	const { time, orderBy = time } = listing;
	const from = Number(query.get('from') ?? -Infinity);
	const to = Number(query.get('to') ?? Infinity);
	const isWithin = (record: T) => !time || (time(record) >= from && time(record) <= to);
	const records = [...listing.records].filter(isWithin);
	const compare = (a: T, b: T) => (orderBy ? orderBy(a) - orderBy(b) || a.id - b.id : 0);
	// To sort ten thousand records anew for every page would take most of the time of a long list.
	const isSorted = records.every((one, i) => i === 0 || compare(records[i - 1], one) <= 0);
	if (!isSorted) records.sort(compare);
	return query.get('order') === 'desc' ? records.reverse() : records;
}

function pageLink({ request }: ApiCall, number: number): string {
	const url = new URL(request.url);
	url.searchParams.set('page', String(number));
	return url.href;
}
