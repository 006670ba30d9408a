/** How far a feed has been read: n8n keeps it with the workflow, and saves it with what was handed on. */
import { isObject, objectOf, type Json } from '../json';

/** All times are the provider's, in milliseconds since 1970. */
export interface Cursor {
	/** Everything until then was handed on; without it, the list has been empty so far. */
	until?: number;
	/** Where the next poll goes on, where the last one came to no end. */
	at?: number;
	/** What is from then or before was there when the trigger was switched on, and is not handed on. */
	start?: number;
	/** What was handed on since the time to which each poll looks back: the time of each, by its key. */
	given: Map<string, number>;
}

/** So many are remembered; beyond, the oldest are forgotten and could come again. */
const MOST_GIVEN = 10_000;

/** Reads a cursor as it was saved; undefined where nothing of the kind was. */
export function cursorIn(saved: unknown): Cursor | undefined {
	if (!isObject(saved)) return undefined;
	const { until, at, start, given } = saved;
	const times = Object.entries(objectOf(given)).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return {
		...(typeof until === 'number' ? { until } : {}),
		...(typeof at === 'number' ? { at } : {}),
		...(typeof start === 'number' ? { start } : {}),
		given: new Map(times),
	};
}

/** What is saved of a cursor: what was given before the time to which the next poll looks back is not asked again. */
export function toSave({ given, ...times }: Cursor, overlap: number): Json {
	const { until, at } = times;
	const from = Math.min(until ?? 0, at ?? Infinity) - overlap;
	const known = [...given].filter(([, time]) => time >= from).slice(-MOST_GIVEN);
	return { ...times, given: Object.fromEntries(known) };
}
