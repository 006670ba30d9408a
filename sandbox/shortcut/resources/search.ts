/** The search routes: the newest records that match a query, page by page. */
import type { TablesOf } from '../../kinds';
import { sorted } from '../../list';
import type { Table } from '../../table';
import type { Call, Operations } from '../call';
import { answer, bounded } from '../call';
import type { Epic, kinds, Name, Row, State, Story } from '../kinds';
import { schemaMismatch, tooManyResults } from '../refusal';
import type { Subject } from '../search-operators';
import { compile } from '../search-query';
import { storySlim } from '../story-view';
import { epicStateOf, progress, stateOf } from '../view';
import { epics, epicSlim } from './epics';
import { iterationSlim, statusOf } from './iterations';
import { objectives } from './objectives';
import { stories } from './stories';

/** No search gives more. */
const CEILING = 1000;

/**
 * One page of what was found, with a `next` that is a path. A page that would cross the ceiling is cut
 * there, and the `next` after it is refused; the provider says only that a search beyond 1,000 results
 * is an error.
 */
export function pageOf<T>(
	call: Call,
	found: T[],
	view: (row: T, call: Call) => unknown,
	path = call.request.url.pathname,
) {
	const size = bounded(call, 'page_size', 25, [1, 250]);
	const { offset, number } = tokenIn(call);
	if (offset >= CEILING) throw tooManyResults();
	const end = Math.min(offset + size, CEILING);
	const token = `${end.toString(16).padStart(16, '0')}~${number + 1}`;
	const kept = [...call.query].filter(([name]) => name !== 'next');
	const parameters = [...kept, ['next', token]].map((pair) =>
		pair.map(encodeURIComponent).join('='),
	);
	return {
		data: found.slice(offset, end).map((row) => view(row, call)),
		total: found.length,
		next: end < found.length ? `${path}?${parameters.join('&')}` : null,
	};
}

/** Tokens are hexadecimal, `~` and the number of the page, as far as clients have seen them. */
function tokenIn({ query }: Call) {
	const value = query.get('next') ?? '0~0';
	const [, offset, number] = /^([0-9a-f]+)~(\d+)$/.exec(value) ?? [];
	if (offset !== undefined) return { offset: parseInt(offset, 16), number: Number(number) };
	throw schemaMismatch([
		{ in: 'query', field: 'next', problem: 'value', expected: 'page-token', value },
	]);
}

/** How far a record is, in the words of the search language. */
function stageOf({ started, completed }: { started: boolean; completed: boolean }): string {
	if (completed) return 'done';
	return started ? 'started' : 'unstarted';
}

/** A story or an epic in a state. */
function inState<T extends Story | Epic>(row: T, state: State) {
	const completed = row.completed_at_override ?? row.completed_at;
	return { ...row, states: [state.id, state.name], stage: stageOf(progress(state)), completed };
}

/** How one kind of record is searched. */
function search<K extends Name>(
	kind: K,
	subject: (row: Row<K>, call: Call) => Subject,
	full: (row: Row<K>, call: Call) => object,
	slim = full,
) {
	const table = ({ state }: { state: TablesOf<typeof kinds> }): Table<Row<K>> => state[kind];
	return (call: Call) => {
		const test = compile(call);
		const found = table(call).where((row) => test(subject(row, call)));
		const newest = sorted(found, [{ read: ({ id }) => id, descending: true }]);
		const view = call.query.get('detail') === 'slim' ? slim : full;
		return pageOf(call, newest, view, `/api/v3/search/${kind}`);
	};
}

const searchStories = search(
	'stories',
	(story, { state }) => inState(story, stateOf(state, story.workflow_state_id).state),
	stories.show,
	storySlim,
);

/** The specification knows no null there, among the results of a search. */
const associated_groups: unknown[] = [];
const searchEpics = search(
	'epics',
	(epic, { state }) => inState(epic, epicStateOf(state, epic)),
	(epic, call) => ({ ...epics.show(epic, call), associated_groups }),
	(epic, call) => ({ ...epicSlim(epic, call), associated_groups }),
);

const searchIterations = search(
	'iterations',
	(iteration, call) => {
		const stage = statusOf(call, iteration);
		return { ...iteration, stage, states: [stage] };
	},
	iterationSlim,
);

const searchObjectives = search(
	'objectives',
	(objective) => {
		const { state } = objective;
		const at = { started: state === 'in progress', completed: state === 'done' };
		return { ...objective, stage: stageOf(at), states: [state] };
	},
	objectives.show,
);

export const searchOperations: Operations = {
	searchStories: (call) => answer(call, searchStories(call)),
	searchEpics: (call) => answer(call, searchEpics(call)),
	searchIterations: (call) => answer(call, searchIterations(call)),
	searchObjectives: (call) => answer(call, searchObjectives(call)),
	/** Objectives answer under the name that they had before. */
	search(call) {
		const asked = call.query.getAll('entity_types');
		const wanted = new Set(asked.length > 0 ? asked : ['story', 'epic']);
		const objectivesToo = wanted.has('objective') || wanted.has('milestone');
		return answer(call, {
			...(wanted.has('story') && { stories: searchStories(call) }),
			...(wanted.has('epic') && { epics: searchEpics(call) }),
			...(wanted.has('iteration') && { iterations: searchIterations(call) }),
			...(objectivesToo && { milestones: searchObjectives(call) }),
		});
	},
};
