/**
 * The search routes: the newest records that match a query, page by page, and the structured search, of
 * whose body every filter must hold. What a filter compares follows from its name.
 */
import { json } from '../../http';
import { sorted, type Test } from '../../list';
import type { Keyed } from '../../table';
import { bounded, type Call, type Operations, schemaMismatch, tooManyResults } from '../call';
import { kinds, type Story, type Workspace } from '../kinds';
import { searched } from '../search-query';
import { stateOf } from '../stats';
import { answer, facts, show } from '../view';

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
	view: (row: T) => object,
	path = call.request.url.pathname,
) {
	const size = bounded(call, 'page_size', 25, 1, 250);
	const { offset, number } = tokenIn(call);
	if (offset >= CEILING) throw tooManyResults();
	const end = Math.min(offset + size, CEILING);
	const token = `${end.toString(16).padStart(16, '0')}~${number + 1}`;
	const kept = [...call.query].filter(([name]) => name !== 'next');
	const parameters = [...kept, ['next', token]].map((pair) =>
		pair.map(encodeURIComponent).join('='),
	);
	return {
		data: found.slice(offset, end).map(view),
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

/** What is searched, and under which words of `entity_types`, in the order of the answer. */
const SEARCHED = {
	...{ stories: ['story'], epics: ['epic'], iterations: ['iteration'] },
	objectives: ['objective', 'milestone'],
};

type Searched = keyof typeof SEARCHED;

function search(kind: Searched, call: Call) {
	const newest = sorted<Keyed>(searched(kind, call), [{ read: ({ id }) => id, descending: true }]);
	const { entity } = kinds[kind];
	// Iterations come in no other form.
	const isSlim = call.query.get('detail') === 'slim' || kind === 'iterations';
	const slim = isSlim && `${entity}Slim` in facts.entities ? `${entity}Slim` : entity;
	// The specification knows no null there, among the results of a search.
	const more = kind === 'epics' && { associated_groups: [] };
	const view = (row: Keyed) => ({ ...show(slim, row, call), ...more });
	return pageOf(call, newest, view, `/api/v3/search/${kind}`);
}

/** The stories that pass every filter. Without one none passes: so a workspace with stories answered. */
function selectStories({ state, body }: Call): Story[] {
	// That the description is asked for does not count as a filter here.
	const { includes_description: _, ...asked } = body;
	const tests = Object.entries(asked).map(([name, wanted]) => filter(state, name, wanted));
	if (tests.length === 0) return [];
	return state.stories.where((story) => tests.every((test) => test(story)));
}

function filter(workspace: Workspace, name: string, wanted: unknown): Test<Story> {
	const [, field, end] = /^(.+)_(start|end)$/.exec(name) ?? [];
	if (field !== undefined) return within(field as keyof Story, end, Date.parse(String(wanted)));
	const values = [wanted].flat();
	return (story) => {
		const own = [read(story, name, workspace)].flat().filter((value) => value !== null);
		return values.some((value) => (value === null ? own.length === 0 : own.includes(value)));
	};
}

function within(field: keyof Story, end: string, bound: number): Test<Story> {
	return ({ [field]: time }) => {
		const distance = typeof time === 'string' ? Date.parse(time) - bound : NaN;
		return end === 'start' ? distance >= 0 : distance <= 0;
	};
}

/** `epic_ids` asks for any of several `epic_id`, and `owner_id` for one of the `owner_ids`. */
function read(story: Story, name: string, workspace: Workspace): unknown {
	if (name === 'workflow_state_types') {
		return stateOf(workspace, story.workflow_state_id).state.type;
	}
	if (name === 'label_name') return story.label_ids.map((id) => workspace.labels.get(id)?.name);
	const field = [name, `${name}s`, name.replace(/s$/, '')].find((one) => one in story);
	return story[field as keyof Story];
}

export const searchOperations: Operations = {
	queryStories: (call) => answer(call, selectStories(call)),
	searchStories: (call) => json(200, search('stories', call)),
	searchEpics: (call) => json(200, search('epics', call)),
	searchIterations: (call) => json(200, search('iterations', call)),
	searchObjectives: (call) => json(200, search('objectives', call)),
	search(call) {
		const asked = call.query.getAll('entity_types');
		const wanted = asked.length > 0 ? asked : ['story', 'epic'];
		const found = (Object.keys(SEARCHED) as Searched[])
			.filter((kind) => SEARCHED[kind].some((word) => wanted.includes(word)))
			// Objectives answer under the name that they had before.
			.map((kind) => [kind === 'objectives' ? 'milestones' : kind, search(kind, call)]);
		return json(200, Object.fromEntries(found));
	},
};
