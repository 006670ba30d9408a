/** How far a feed has been read: n8n keeps it with the workflow, and saves it with what was handed on. */
import { isObject, objectOf, type Json } from '../json';
import type { Place } from './walk';

/** All times are the provider's, in milliseconds since 1970. */
export interface Cursor {
	/** Everything until then was handed on; without it, the list has been empty so far. */
	until?: number;
	/** Where the next poll goes on, where the last one came to no end. */
	at?: number;
	/** The places from which a list with the newest first is still to be read, the last one first. */
	places?: Place[];
	/** What is from then or before is not handed on: it was there when the trigger was switched on. */
	start?: number;
	/** What was handed on since the time to which each poll looks back: the time of each, by its key. */
	given: Map<string, number>;
}

/** So many are remembered; beyond, the oldest are forgotten. */
const MOST_GIVEN = 10_000;

/** Reads a cursor as it was saved; undefined where nothing of the kind was. */
export function cursorIn(saved: unknown): Cursor | undefined {
	if (!isObject(saved)) return undefined;
	const { until, at, start, given, places } = saved;
	const times = Object.entries(objectOf(given)).filter((entry): entry is [string, number] =>
		isTime(entry[1]),
	);
	return {
		...(isTime(until) ? { until } : {}),
		...(isTime(at) ? { at } : {}),
		...(isTime(start) ? { start } : {}),
		...(Array.isArray(places) ? { places: places.filter(isPlace) } : {}),
		given: new Map(times),
	};
}

/** Not every number is: a request has to name it. */
const isTime = (value: unknown): value is number =>
	typeof value === 'number' && !Number.isNaN(new Date(value).getTime());

const isPlace = (one: unknown): one is Place => one === null || isObject(one);

/**
 * What is saved of a cursor: what was given before the time to which the next poll looks back is not
 * asked again. Where too many are known, what is as old as those that are forgotten counts as given.
 */
export function toSave({ given, ...times }: Cursor, overlap: number): Json {
	const { until, at } = times;
	const from = Math.min(until ?? 0, at ?? Infinity) - overlap;
	const known = [...given].filter(([, time]) => time >= from);
	const forgotten = known.slice(0, -MOST_GIVEN);
	const start = forgotten.reduce(
		(last, [, time]) => Math.max(last, time),
		times.start ?? -Infinity,
	);
	return {
		...times,
		...(Number.isFinite(start) ? { start } : {}),
		given: Object.fromEntries(known.slice(-MOST_GIVEN)),
	};
}
