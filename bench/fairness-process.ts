/** Several runs of the pack at a time, in one process and on one account. */
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Limit } from '../nodes/engine/vocabulary/api';
import { answer } from './child';
import { beginAnew, shared } from './contenders/pack';

/** What shares the account. */
export interface Crowd {
	host: string;
	limit: Limit;
	runs: number;
	/** How many requests each run makes, and how many of them at a time. */
	count: number;
	parallel: number;
	/** After how many milliseconds others make one request each. */
	singles: number[];
	/** After how many milliseconds everything is stopped. */
	stopAfter?: number;
}

export interface Crowded {
	/** How long each single request took, in milliseconds. */
	waits: number[];
	/** The longest time for which nothing else got to work in the process, in milliseconds. */
	longestBlock: number;
}

async function measure(crowd: Crowd): Promise<Crowded> {
	const { host, limit, runs, count, parallel, singles, stopAfter } = crowd;
	beginAnew();
	const stops: AbortController[] = [];
	const others = singles.map(async (after) => {
		await sleep(after);
		const begun = performance.now();
		await shared(host, limit, { count: 1, parallel: 1 });
		return performance.now() - begun;
	});
	const begun: Array<Promise<unknown>> = [];
	for (let run = 0; run < runs; run += 1) {
		const stop = new AbortController();
		stops.push(stop);
		// Who is stopped ends with an error.
		begun.push(Promise.allSettled([shared(host, limit, { count, parallel }, stop.signal)]));
		await nextTurn();
	}
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	if (stopAfter !== undefined) {
		await sleep(stopAfter);
		stops.forEach((stop) => stop.abort());
	}
	await Promise.all(begun);
	delay.disable();
	return { waits: await Promise.all(others), longestBlock: delay.max / 1e6 };
}

answer<Crowd>(measure);
