/** A search with more results than Shortcut gives for one: cut by days until each part fits. */
import type { Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { list } from '../../../engine/vocabulary/operation';
import type { Paging } from '../../../engine/vocabulary/paging';
import { ceilingReached, SEARCH_CEILING, searchPages } from '../../api';
import { searchFor } from '../../lists';
import { story } from '../../records';

const DAY = 24 * 60 * 60 * 1000;
/** Shortcut began in 2014, under another name; what is older was brought from elsewhere. */
const FIRST_DAY = Date.UTC(2014, 0, 1) / DAY;

/** Days since 1970 on which stories were created; without an end, all before or behind. */
interface Days {
	from?: number;
	to?: number;
}

/** Thrown at a page of a search that finds more than Shortcut gives. */
class BeyondCeiling extends Error {
	constructor(readonly total: number) {
		super(ceilingReached(total));
	}
}

/** The pages of a search that has to fit; it can also grow too large between two of them. */
const fitting: Paging = {
	...searchPages,
	read: (...answered) => {
		const page = searchPages.read(...answered);
		const { total = 0 } = page;
		if (total > SEARCH_CEILING) throw new BeyondCeiling(total);
		return page;
	},
};

export const searchStories = list('GET /api/v3/search/stories', {
	...searchFor(
		story,
		'is:started owner:jane label:"needs review"',
		'With descriptions, comments, tasks, branches and pull requests',
	),
	run: wholeSearch,
});

/** Gives the wanted records of a search, each once. Beyond 1,000 they come by the day of their creation. */
async function* wholeSearch(job: Job): AsyncGenerator<Json> {
	const { route, limit, values } = job;
	if (limit <= SEARCH_CEILING) {
		yield* job.wanted(route, searchPages, { query: values.query });
		return;
	}
	/** How many there are in all, where they come in parts. */
	let all = 0;
	async function* found(days: Days): AsyncGenerator<Json> {
		const query = { ...values.query, query: narrowed(String(values.query.query), days) };
		try {
			yield* job.list(route, fitting, { query });
		} catch (error) {
			if (!(error instanceof BeyondCeiling)) throw error as Error;
			all = Math.max(all, error.total);
			for (const half of halves(days, error.total)) yield* found(half);
		}
	}
	const given = new Set<unknown>();
	for await (const one of found({})) {
		if (given.has(one.id)) continue;
		given.add(one.id);
		yield one;
		if (given.size < limit) continue;
		if (all > limit) job.tellCut(all);
		return;
	}
}

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
