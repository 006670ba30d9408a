/** What Shortcut's search is asked, and the search through several kinds of record at once. */
import { arrayOf, getPath, objectOf, type Json } from '../engine/json';
import { choice, text } from '../engine/vocabulary/field';
import type { Job } from '../engine/vocabulary/job';
import { LostPage, type Page, type Paging } from '../engine/vocabulary/paging';
import type { Route } from '../engine/vocabulary/route';
import type { Query } from '../engine/vocabulary/values';
import { searchPages } from './api';
import { epic, iteration, objective, story } from './records';

export const searchQuery = (example: string) =>
	text('query', {
		min: 1,
		placeholder: `e.g. ${example}`,
		description:
			'As in the search bar of Shortcut. <a href="https://help.shortcut.com/hc/en-us/articles/360000046646-Search-Operators">Search operators</a>.',
	});

/** @param full what is told of a record in full */
export const searchDetail = (noun: string, full: string) =>
	choice(
		'detail',
		[
			{ name: 'Full', value: 'full', description: full },
			{ name: 'Slim', value: 'slim', description: 'Without large texts; faster' },
		],
		{ default: 'full', description: `How much of each ${noun} to return` },
	);

interface Searched {
	/** Under which names it is in the answer: that of objectives is their older one. */
	keys: string[];
	/** Where its further pages are. */
	route: Route;
	simplify?: (record: Json) => Json;
}

/** By what the API calls each kind. */
const SEARCHED: Record<string, Searched> = {
	story: { keys: ['stories'], route: 'GET /api/v3/search/stories', simplify: story.simplify },
	epic: { keys: ['epics'], route: 'GET /api/v3/search/epics', simplify: epic.simplify },
	iteration: {
		keys: ['iterations'],
		route: 'GET /api/v3/search/iterations',
		simplify: iteration.simplify,
	},
	objective: {
		keys: ['objectives', 'milestones'],
		route: 'GET /api/v3/search/objectives',
		simplify: objective.simplify,
	},
};

export const searchedKinds = Object.keys(SEARCHED);

/** What an answer for several kinds has of one of them. */
function heldIn(answer: Json, kind: string): unknown {
	const [found] = SEARCHED[kind].keys.filter((key) => answer[key] !== undefined);
	return answer[found];
}

/** The first page of every kind. */
export const firstPages: Paging = {
	...searchPages,
	read: (answer) => ({
		records: searchedKinds.flatMap((kind) => {
			const held = getPath(heldIn(objectOf(answer), kind), 'data');
			return arrayOf(held).map((one) => ({ kind, ...objectOf(one) }));
		}),
	}),
};

/** A record of any of these kinds. */
export function simplifyFound({ kind, ...one }: Json): Json {
	return { kind, ...(SEARCHED[String(kind)].simplify?.(one) ?? one) };
}

/** What is found of each kind, in turn, so that a limit leaves something of every kind. */
export async function* searchEverything(job: Job): AsyncGenerator<Json> {
	const { entity_types: chosen, ...rest } = job.values.query;
	const kinds = arrayOf(chosen).length > 0 ? arrayOf(chosen).map(String) : searchedKinds;
	const query = { ...rest, page_size: Math.min(job.limit, searchPages.max) };
	const asked = { query: { ...query, entity_types: kinds } };
	const answer = objectOf(await job.send('GET /api/v3/search', asked));
	let left = job.limit;
	for await (const one of inTurn(kinds.map((kind) => found(job, kind, answer, query)))) {
		yield one;
		left -= 1;
		if (left === 0) return;
	}
}

/** The first page of a kind is in the answer for all of them; the further ones have a route of their own. */
async function* found(job: Job, kind: string, answer: Json, query: Query): AsyncGenerator<Json> {
	const held = heldIn(answer, kind);
	if (held === undefined) return;
	const first = searchPages.read(held, query, 0);
	for (const one of first.records) yield { kind, ...one };
	if (first.isLost) throw new LostPage();
	if (first.next === undefined) return;
	for await (const one of job.list(SEARCHED[kind].route, goOn(first))) yield { kind, ...one };
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
