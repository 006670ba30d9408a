/** The search through several kinds of record at once. */
import { arrayOf, getPath, isEmptyList, objectOf, type Json } from '../../engine/json';
import { wordsOf } from '../../engine/vocabulary/answered';
import { choices } from '../../engine/vocabulary/field';
import type { Job } from '../../engine/vocabulary/job';
import { list, resource } from '../../engine/vocabulary/operation';
import { countIn, LostPage, type Page, type Paging } from '../../engine/vocabulary/paging';
import type { RecordKind } from '../../engine/vocabulary/record';
import type { Route } from '../../engine/vocabulary/route';
import type { Query } from '../../engine/vocabulary/values';
import { ceilingReached, SEARCH_CEILING, searchPages } from '../api';
import { searchDetail, searchQuery } from '../fields';
import { epic, iteration, objective, story } from '../records';

interface Searched {
	/** Under which names it is in the answer: that of objectives is their older one. */
	keys: string[];
	/** Where its further pages are. */
	route: Route;
	of: RecordKind;
}

/** By what the API calls each kind. */
const SEARCHED = new Map<string, Searched>([
	['story', { keys: ['stories'], route: 'GET /api/v3/search/stories', of: story }],
	['epic', { keys: ['epics'], route: 'GET /api/v3/search/epics', of: epic }],
	['iteration', { keys: ['iterations'], route: 'GET /api/v3/search/iterations', of: iteration }],
	[
		'objective',
		{
			keys: ['objectives', 'milestones'],
			route: 'GET /api/v3/search/objectives',
			of: objective,
		},
	],
]);

const searchedKinds = [...SEARCHED.keys()];

/** What an answer for several kinds has of one of them. */
function heldIn(answer: Json, { keys }: Searched): unknown {
	return keys.map((key) => answer[key]).find((held) => held !== undefined);
}

/** The first page of every kind. */
const firstPages: Paging = {
	...searchPages,
	read: (answer) => ({
		records: [...SEARCHED].flatMap(([kind, one]) => {
			const held = getPath(heldIn(objectOf(answer), one), 'data');
			return arrayOf(held).map((record) => ({ kind, ...objectOf(record) }));
		}),
	}),
};

/** A record of any of these kinds. */
function simplifyFound({ kind, ...one }: Json): Json {
	const { simplify } = SEARCHED.get(wordsOf(kind))?.of ?? {};
	return { kind, ...(simplify ? simplify(one) : one) };
}

export const searchResource = resource('Search', {
	search: list('GET /api/v3/search', {
		required: [searchQuery('checkout !is:archived')],
		paging: firstPages,
		run: searchEverything,
		simplify: simplifyFound,
		filters: [
			choices('entity_types', searchedKinds, {
				label: 'Kinds',
				description: 'What to search; without a choice, all of them',
			}),
		],
		options: [searchDetail('record', 'With descriptions and comments')],
		name: 'Search Everything',
		action: 'Search everything',
		description:
			'Retrieve the stories, epics, iterations and objectives that match a search, each with its kind',
	}),
});

/** What is found of each kind, in turn, so that a limit leaves something of every kind. */
async function* searchEverything(job: Job): AsyncGenerator<Json> {
	const { entity_types: chosen, ...rest } = job.values.query;
	const kinds = isEmptyList(arrayOf(chosen)) ? searchedKinds : arrayOf(chosen).map(wordsOf);
	const query = { ...rest, page_size: Math.min(job.limit, searchPages.max) };
	const asked = { query: { ...query, entity_types: kinds } };
	const answer = objectOf(await job.send('GET /api/v3/search', asked));
	const wanted = [...SEARCHED].filter(([kind]) => kinds.includes(kind));
	let left = job.limit;
	for await (const one of inTurn(wanted.map((each) => found(job, each, answer, query)))) {
		yield one;
		left -= 1;
		if (left > 0) continue;
		tellRest(
			job,
			wanted.map(([, each]) => countIn(getPath(heldIn(answer, each), 'total')) ?? 0),
		);
		return;
	}
}

/** Tells how many records Limit leaves out, or that it leaves out only what no search gives. */
function tellRest(job: Job, totals: number[]): void {
	const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
	const reachable = sum(totals.map((total) => Math.min(total, SEARCH_CEILING)));
	if (job.limit < reachable) job.tellCut(sum(totals));
	else for (const total of totals) if (total > SEARCH_CEILING) job.tell(ceilingReached(total));
}

/** The first page of a kind is in the answer for all of them; the further ones have a route of their own. */
async function* found(
	job: Job,
	[kind, searched]: [string, Searched],
	answer: Json,
	query: Query,
): AsyncGenerator<Json> {
	const held = heldIn(answer, searched);
	if (held === undefined) return;
	const first = searchPages.read(held, query, 0);
	for (const one of first.records) yield { kind, ...one };
	if (first.isLost) throw new LostPage();
	if (first.ceiling !== undefined) job.tell(first.ceiling);
	if (first.next === undefined) return;
	for await (const one of job.list(searched.route, goOn(first))) yield { kind, ...one };
}

/** The pages behind a first one. */
function goOn({ records, next = {} }: Page): Paging {
	const { length } = records;
	return {
		...searchPages,
		first: () => next,
		read: (answer, query, before) => searchPages.read(answer, query, before + length),
	};
}

/** One of each list after the other, until all are at their end. */
async function* inTurn(lists: Array<AsyncGenerator<Json>>): AsyncGenerator<Json> {
	const open = new Set(lists);
	try {
		while (open.size > 0) {
			for (const list of open) {
				const { done, value } = await list.next();
				if (done) open.delete(list);
				else yield value as Json;
			}
		}
	} finally {
		for (const list of open) await list.return(undefined);
	}
}
