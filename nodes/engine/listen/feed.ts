/** One feed, read on from where it was left. */
import type { Client } from '../client/client';
import type { Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Feed } from '../vocabulary/feed';
import type { Cursor } from './cursor';
import { shortKey } from './key';
import { Walk } from './walk';

/** For a list that is left in another way. */
const NEVER = () => false;

/** So many records are handed on by one poll; the next goes on behind them. */
const MOST_RECORDS = 1_000;

/** A record, and when it became what it is. */
export interface Timed {
	record: Json;
	time: number;
}

export interface Reading {
	/** What was not given before, oldest first. */
	fresh: Timed[];
	/** How far the feed has been read with these. */
	cursor: Cursor;
}

/** What tells a record as it is at this time from every other. */
export const keyOf = (feed: Feed, { record, time }: Timed): string =>
	feed.key?.(record) ?? `${wordsOf(record.id)} ${time}`;

/**
 * The cursor of a feed that nobody has read so far: what is there already is known with it, and not
 * handed on. A list in an order is read from the newest record back to where the next poll looks.
 */
export async function begin(client: Client, feed: Feed, isOver: () => boolean): Promise<Cursor> {
	const { newest, order, overlap } = feed;
	const week = weekAgo();
	const given = new Map<string, number>();
	const walk = new Walk(client, feed, newest ?? feed.since(week), isOver);
	let until = newest ? undefined : week;
	for await (const record of walk.records()) {
		const one = timed(feed, record);
		if (!one) continue;
		if (newest && order !== 'none' && one.time < (until ?? 0) - overlap) break;
		if (!isAhead(one)) until = Math.max(until ?? one.time, one.time);
		isNew(feed, one, given);
	}
	if (until === undefined) return { given };
	// What was not read is old all the same.
	const start = walk.isCut ? until : newest ? undefined : week;
	return { given, until, ...(start === undefined ? {} : { start }) };
}

/** Some records, newest first: those of a page, or those of the last week. */
export async function newestOf(client: Client, feed: Feed): Promise<Timed[]> {
	const { route, paging, newest } = feed;
	const records = newest
		? client.list(route, paging, newest, { pages: 1 })
		: client.list(route, paging, feed.since(weekAgo()));
	const all: Timed[] = [];
	for await (const record of records) {
		const one = timed(feed, record);
		if (one) all.push(one);
	}
	return all.sort((a, b) => b.time - a.time);
}

/** No clock is wrong by so much. */
const DAY_MS = 24 * 60 * 60 * 1000;
const weekAgo = () => Date.now() - 7 * DAY_MS;

/**
 * Whether a record has a time that is still to come: some can be chosen. It is handed on, but moves no
 * cursor: what happens until then would be missed.
 */
const isAhead = ({ time }: Timed) => time > Date.now() + DAY_MS;

/**
 * Reads a feed on.
 * @param isOver whether the time is up: what is left comes with the next poll
 * @throws Error where a feed that has no order cannot be read to its end in time
 */
export async function readOn(
	client: Client,
	feed: Feed,
	before: Cursor,
	isOver: () => boolean,
): Promise<Reading> {
	const { fresh, cursor } = await READERS[feed.order](client, feed, before, isOver);
	const { start } = before;
	return { fresh: fresh.filter(({ time }) => start === undefined || time > start), cursor };
}

/** Gives also what was there already when the trigger was switched on. */
type Reader = typeof readOn;

const READERS: Record<Feed['order'], Reader> = {
	'oldest first': readForwards,
	'newest first': readBackwards,
	none: readWhole,
};

/**
 * From where on a feed is to be read. What is older was handed on, and is not known any more; lists may
 * give some of it all the same.
 */
function beginning({ overlap }: Feed, { at, until }: Pick<Cursor, 'at' | 'until'>) {
	return at ?? (until === undefined ? undefined : until - overlap);
}

const isBefore = ({ time }: Timed, from?: number) => from !== undefined && time < from;

/** A list in its own order can be left anywhere, and gone on with there. */
async function readForwards(
	client: Client,
	feed: Feed,
	{ start, ...before }: Cursor,
	isOver: () => boolean,
): Promise<Reading> {
	const from = beginning(feed, before);
	const given = new Map(before.given);
	const fresh: Timed[] = [];
	let reached = before.at;
	let isWhole = true;
	for await (const record of new Walk(client, feed, feed.since(from), NEVER).records()) {
		const one = timed(feed, record);
		if (!one || isBefore(one, from)) continue;
		if (!isAhead(one)) reached = Math.max(reached ?? one.time, one.time);
		if (isNew(feed, one, given)) fresh.push(one);
		// Those of one time are read to their end, or the next poll would begin with the same ones.
		const hasMoved = before.at === undefined || one.time > before.at;
		isWhole = !hasMoved || (fresh.length < MOST_RECORDS && !isOver());
		if (!isWhole) break;
	}
	return {
		fresh,
		cursor: {
			given,
			...(reached === undefined ? {} : { until: Math.max(before.until ?? reached, reached) }),
			// What is left of this turn comes next, and is no newer for it.
			...(isWhole ? {} : { at: reached, start }),
		},
	};
}

/**
 * A list with the newest first is read down to what is known, and then handed on from the oldest up.
 *
 * Where the time is up on the way down, the places of the pages that were read are kept, and the next
 * poll goes on down from the deepest. Once the bottom is reached, all from the deepest place on is handed
 * on, then all from the place above it, and so on up to the top. From each place the list is read down to
 * what was handed on last, so nothing is missing, whatever has moved meanwhile.
 */
async function readBackwards(
	client: Client,
	feed: Feed,
	{ start, ...before }: Cursor,
	isOver: () => boolean,
): Promise<Reading> {
	const given = new Map(before.given);
	const fresh: Timed[] = [];
	/** Where pages are still to be read from: the top of the list, then deeper and deeper places. */
	const places = [...(before.places ?? [null])];
	let { until, at } = before;
	while (places.length > 0) {
		const from = beginning(feed, { at, until });
		const walk = new Walk(client, feed, feed.since(from), isOver, places.at(-1));
		const { all, isDone } = await downTo(feed, from, walk);
		if (!isDone) {
			places.push(...walk.behind);
			break;
		}
		const taken = take(feed, all, given, MOST_RECORDS - fresh.length);
		fresh.push(...taken.fresh);
		at = taken.reached ?? at;
		until = at ?? until;
		if (!taken.isWhole) break;
		// All from this place on is handed on.
		places.pop();
		if (isOver()) break;
	}
	return {
		fresh,
		cursor: {
			given,
			...(until === undefined ? {} : { until }),
			...(places.length === 0 ? {} : { at, start, places }),
		},
	};
}

/** The records back to a time, the oldest first; not all of them where the time was up before. */
async function downTo(feed: Feed, from: number | undefined, walk: Walk) {
	const all: Timed[] = [];
	for await (const record of walk.records()) {
		const one = timed(feed, record);
		if (one && isBefore(one, from)) return { all: sorted(all), isDone: true };
		if (one) all.unshift(one);
	}
	return { all: sorted(all), isDone: !walk.isCut };
}

/** A list without order shows what is oldest only when all of it is read. */
async function readWhole(
	client: Client,
	feed: Feed,
	before: Cursor,
	isOver: () => boolean,
): Promise<Reading> {
	const from = beginning(feed, before);
	const all: Timed[] = [];
	const walk = new Walk(client, feed, feed.since(from), isOver);
	for await (const record of walk.records()) {
		const one = timed(feed, record);
		if (one && !isBefore(one, from)) all.push(one);
	}
	if (walk.isCut) throw new Error('The list could not be read in the time that a poll may take');
	const given = new Map(before.given);
	const { fresh, reached = before.until } = take(feed, sorted(all), given, MOST_RECORDS);
	return { fresh, cursor: { given, ...(reached === undefined ? {} : { until: reached }) } };
}

const sorted = (all: Timed[]) => all.sort((a, b) => a.time - b.time);

/** Takes so many of those that were not given before, in order. */
function take(feed: Feed, all: Timed[], given: Map<string, number>, most: number) {
	const fresh: Timed[] = [];
	let reached: number | undefined;
	for (const one of all) {
		if (fresh.length === most) return { fresh, reached, isWhole: false };
		if (!isAhead(one)) reached = one.time;
		if (isNew(feed, one, given)) fresh.push(one);
	}
	return { fresh, reached, isWhole: true };
}

/** Whether a record was not given before; from now on it was. */
function isNew(feed: Feed, one: Timed, given: Map<string, number>): boolean {
	const key = shortKey(keyOf(feed, one));
	const isKnown = given.has(key);
	// A key that comes again is among the last ones.
	given.delete(key);
	given.set(key, one.time);
	return !isKnown;
}

function timed({ when }: Feed, record: Json): Timed | undefined {
	const time = when(record);
	return time === undefined || !Number.isFinite(time) ? undefined : { record, time };
}
