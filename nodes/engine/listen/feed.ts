/** One feed, read on from where it was left. */
import type { Client } from '../client/client';
import type { Json } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Asked, Feed } from '../vocabulary/feed';
import type { Cursor } from './cursor';
import { shortKey } from './key';

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
 * The cursor of a feed that nobody has read so far: what is there already is not handed on.
 * @returns where it begins; `start` holds until all that is there is known
 */
export async function begin(client: Client, feed: Feed): Promise<Cursor> {
	const [newest] = await newestOf(client, feed);
	// Where not all of the list was read, there may be older ones.
	const time = newest?.time ?? (feed.newest ? undefined : weekAgo());
	return { given: new Map(), ...(time === undefined ? {} : { until: time, start: time }) };
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
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const weekAgo = () => Date.now() - WEEK_MS;

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
	const { until } = before;
	const from = before.at ?? (until === undefined ? undefined : until - feed.overlap);
	const asked = feed.since(from);
	return feed.order === 'oldest first'
		? await inOrder(client, feed, asked, { before, from, isOver })
		: await asWhole(client, feed, asked, { before, from, isOver });
}

/** Between what a reading begins and ends. */
interface Bounds {
	before: Cursor;
	/** What is older was handed on, and is not known any more; lists may give some of it all the same. */
	from?: number;
	isOver: () => boolean;
}

const isBefore = ({ time }: Timed, from?: number) => from !== undefined && time < from;

/** A list in its own order can be left anywhere, and gone on with there. */
async function inOrder(
	client: Client,
	feed: Feed,
	asked: Asked,
	{ before: { start, ...before }, from, isOver }: Bounds,
): Promise<Reading> {
	const given = new Map(before.given);
	const fresh: Timed[] = [];
	let reached = before.at;
	let isWhole = true;
	for await (const record of listed(client, feed, asked)) {
		const one = timed(feed, record);
		if (!one || isBefore(one, from)) continue;
		reached = Math.max(reached ?? one.time, one.time);
		if (isNew(feed, one, given)) fresh.push(one);
		// Those of one time are read to their end, or the next poll would begin with the same ones.
		const hasMoved = before.at === undefined || one.time > before.at;
		isWhole = !hasMoved || (fresh.length < MOST_RECORDS && !isOver());
		if (!isWhole) break;
	}
	return {
		fresh: fresh.filter(({ time }) => start === undefined || time > start),
		cursor: {
			given,
			...(reached === undefined ? {} : { until: Math.max(before.until ?? reached, reached) }),
			// What is left of this turn comes next, and is no newer for it.
			...(isWhole ? {} : { at: reached, start }),
		},
	};
}

/** A list without order, or with the newest first, shows what is oldest only when all of it is read. */
async function asWhole(
	client: Client,
	feed: Feed,
	asked: Asked,
	{ before, from, isOver }: Bounds,
): Promise<Reading> {
	const all: Timed[] = [];
	for await (const record of listed(client, feed, asked)) {
		const one = timed(feed, record);
		const isOld = one !== undefined && isBefore(one, from);
		if (isOld && feed.order === 'newest first') break;
		if (one && !isOld) all.push(one);
		if (isOver()) throw new Error('The list could not be read in the time that a poll may take');
	}
	if (feed.order === 'newest first') all.reverse();
	all.sort((a, b) => a.time - b.time);
	const given = new Map(before.given);
	const { start } = before;
	const fresh: Timed[] = [];
	let reached = before.until;
	for (const one of all) {
		if (fresh.length === MOST_RECORDS) break;
		reached = Math.max(reached ?? one.time, one.time);
		if (isNew(feed, one, given) && (start === undefined || one.time > start)) fresh.push(one);
	}
	return { fresh, cursor: { given, ...(reached === undefined ? {} : { until: reached }) } };
}

/**
 * All of a list.
 * @throws Error where the provider leaves out some of it: moving on would lose them
 */
function listed(client: Client, { route, paging }: Feed, asked: Asked): AsyncGenerator<Json> {
	const onCeiling = (sentence: string) => {
		throw new Error(sentence);
	};
	return client.list(route, paging, asked, { onCeiling });
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
