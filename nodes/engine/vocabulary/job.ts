/** What an operation that is more than one request works with. */
import type { Json } from '../json';
import type { Paging } from './paging';
import type { Route } from './route';
import type { RequestParts, Values } from './values';

/** How to wait for what takes the provider its time: a file that it makes, the transcription of a call. */
export interface Patience {
	/** After how many seconds it is asked for again. */
	every: number;
	/** Whether a failure only says that it is not there yet. */
	notYet: (failure: unknown) => boolean;
}

/** One operation on one item: its values, and the requests that it makes. */
export interface Job {
	/** The endpoint of the one request; `prepare` may choose another. */
	route: Route;
	readonly values: Values;
	/** How many records are wanted; Infinity for all. */
	readonly limit: number;
	/** Sends one request. @returns what is inside the provider's envelope */
	send(route: Route, parts?: RequestParts, reads?: boolean): Promise<unknown>;
	/** Reads what does not change during a run, once for all items. @returns as `send` */
	known(route: Route, parts?: RequestParts): Promise<unknown>;
	/** The same for a list: all of its records. */
	knownList(route: Route, paging: Paging, parts?: RequestParts): Promise<Json[]>;
	/** Sends one request that answers one record. @throws when it answers something else */
	record(route: Route, parts?: RequestParts): Promise<Json>;
	/** Walks a list; gives its records one by one, and no more than so many. */
	list(route: Route, paging: Paging, parts?: RequestParts, most?: number): AsyncGenerator<Json>;
	/** The same for as many as are wanted; the person is told how many there are. */
	wanted(route: Route, paging: Paging, parts?: RequestParts): AsyncGenerator<Json>;
	/**
	 * Asks until it is there: at once, then again and again for as long as Max Wait says.
	 * @throws what `ask` throws last, where it is not there by then
	 */
	awaited<T>(ask: () => Promise<T>, patience: Patience): Promise<T>;
	/** Does something in its turn: one at a time of the items of a run that do the same thing. */
	inLine<T>(thing: string, work: () => Promise<T>): Promise<T>;
	/** Tells the person something beside the output; once in a run, however many items say it. */
	tell(sentence: string): void;
	/** Tells that Limit leaves out records, and how many there are where that is known. */
	tellCut(total?: number): void;
}

/** As many of a list that is there as a whole as are wanted; the person is told how many there are. */
export function* wanted<T>(job: Job, all: T[]): Generator<T> {
	yield* all.slice(0, job.limit);
	if (all.length > job.limit) job.tellCut(all.length);
}

/** As many of some records as are wanted, where nobody counts them; that there may be more is told. */
export async function* upToLimit(job: Job, records: AsyncIterable<Json>): AsyncGenerator<Json> {
	let given = 0;
	for await (const one of records) {
		yield one;
		given += 1;
		if (given < job.limit) continue;
		job.tellCut();
		return;
	}
}
