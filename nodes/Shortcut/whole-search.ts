/** A search with more results than Shortcut gives for one: cut by days until each part fits. */
import type { Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';
import type { Paging } from '../engine/vocabulary/paging';
import { SEARCH_CEILING, searchPages } from './api';

const DAY = 24 * 60 * 60 * 1000;
/** Shortcut began in 2014, under another name; what is older was brought from elsewhere. */
const FIRST_DAY = Date.UTC(2014, 0, 1) / DAY;

/** Days since 1970 on which stories were created; without an end, all before or behind. */
interface Days {
	from?: number;
	to?: number;
}

/** Gives the wanted records of a search, each once. Beyond 1,000 they come by the day of their creation. */
export async function* wholeSearch(job: Job): AsyncGenerator<Json> {
	const { route, limit, values } = job;
	if (limit <= SEARCH_CEILING) {
		yield* job.list(route, searchPages, { query: values.query }, limit);
		return;
	}
	const given = new Set<unknown>();
	for await (const one of part(job, {})) {
		if (given.has(one.id)) continue;
		given.add(one.id);
		yield one;
		if (given.size >= limit) return;
	}
}

async function* part(job: Job, days: Days): AsyncGenerator<Json> {
	const query = { ...job.values.query, query: narrowed(String(job.values.query.query), days) };
	try {
		yield* job.list(job.route, uncutPages, { query });
	} catch (error) {
		if (!(error instanceof TooMany)) throw error as Error;
		for (const half of halves(days, error.total)) yield* part(job, half);
	}
}

/** A search that finds more than Shortcut gives. */
class TooMany extends Error {
	constructor(readonly total: number) {
		super(`The search finds ${total}`);
	}
}

/** Of a search that would be cut, no page: it can also come to that between two of them. */
const uncutPages: Paging = {
	...searchPages,
	read: (...page) => {
		const read = searchPages.read(...page);
		if (Number(read.total) > SEARCH_CEILING) throw new TooMany(Number(read.total));
		return read;
	},
};

/** The search language knows days, and ranges of them. */
function narrowed(text: string, { from, to }: Days): string {
	if (from === undefined && to === undefined) return text;
	const [begin, end] = [from, to].map((one) => (one === undefined ? '*' : dayOf(one)));
	return `${text} created:${from === to ? begin : `${begin}..${end}`}`;
}

function dayOf(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * Both parts of some days, the newer one first. They share a day: whether the end of a range belongs
 * to it is not documented.
 * @throws Error for a single day
 */
function halves({ from, to }: Days, total: number): Days[] {
	const tomorrow = Math.floor(Date.now() / DAY) + 1;
	const [begin, end] = [from ?? FIRST_DAY, to ?? Math.max(tomorrow, from ?? 0)];
	if (from !== undefined && to !== undefined && to - from < 2) {
		if (from === to) throw tooMany(dayOf(from), total);
		return [
			{ from: to, to },
			{ from, to: from },
		];
	}
	if (begin >= end) throw tooMany(dayOf(begin), total);
	const round = to === undefined ? Math.ceil : Math.floor;
	const middle = round((begin + end) / 2);
	return [
		{ from: middle, to },
		{ from, to: middle },
	];
}

function tooMany(day: string, total: number): Error {
	return new Error(
		`Shortcut's search gives ${SEARCH_CEILING} results at most, and found ${total} that were created on ${day} or around it. Narrow the search, or use Get Many with filters.`,
	);
}
