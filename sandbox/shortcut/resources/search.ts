/** The search routes: the newest records that match a query, page by page. */
import { json } from '../../http';
import { sorted } from '../../list';
import type { Keyed } from '../../table';
import { bounded, type Call, type Operations } from '../call';
import { kinds } from '../kinds';
import { schemaMismatch, tooManyResults } from '../refusal';
import { searched } from '../search-query';
import { facts, show } from '../view';

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

export const searchOperations: Operations = {
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
