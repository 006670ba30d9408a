/** The search routes: the newest records that match a query, page by page. */
import { sorted } from '../../list';
import type { Table } from '../../table';
import type { Call, Operations } from '../call';
import { answer, bounded } from '../call';
import type { Facets } from '../facets';
import { epicFacets, iterationFacets, objectiveFacets, operatorOf, storyFacets } from '../facets';
import type { Workspace } from '../kinds';
import { schemaMismatch, tooManyResults } from '../refusal';
import { compile } from '../search-query';
import { storySlim } from '../story-view';
import { epics, epicSlim } from './epics';
import { iterationSlim } from './iterations';
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

/** How one kind of record is searched. */
function searchable<T extends { id: number }>(
	kind: keyof Workspace & string,
	table: (workspace: Workspace) => Table<T>,
	facets: (call: Call, row: T) => Facets,
	full: (row: T, call: Call) => object,
	slim = full,
) {
	return (call: Call) => {
		const { state: workspace, caller, now, query } = call;
		const customFields = workspace.customFields.all().map(operatorOf);
		const test = compile(query.get('query') ?? '', now, caller.mention_name, customFields);
		const found = table(workspace).where((row) => test(facets(call, row)));
		const newest = sorted(found, [{ read: ({ id }) => id, descending: true }]);
		const view = query.get('detail') === 'slim' ? slim : full;
		return pageOf(call, newest, view, `/api/v3/search/${kind}`);
	};
}

/** The specification knows no null there, among the results of a search. */
const grouped =
	<T>(view: (epic: T, call: Call) => object) =>
	(epic: T, call: Call) => ({
		...view(epic, call),
		associated_groups: [],
	});

const searches = {
	stories: searchable('stories', ({ stories: all }) => all, storyFacets, stories.show, storySlim),
	epics: searchable(
		'epics',
		({ epics: all }) => all,
		epicFacets,
		grouped(epics.show),
		grouped(epicSlim),
	),
	iterations: searchable('iterations', (all) => all.iterations, iterationFacets, iterationSlim),
	objectives: searchable('objectives', (all) => all.objectives, objectiveFacets, objectives.show),
};

export const searchOperations: Operations = {
	searchStories: (call) => answer(call, searches.stories(call)),
	searchEpics: (call) => answer(call, searches.epics(call)),
	searchIterations: (call) => answer(call, searches.iterations(call)),
	searchObjectives: (call) => answer(call, searches.objectives(call)),
	/** Objectives answer under the name that they had before. */
	search(call) {
		const asked = call.query.getAll('entity_types');
		const kinds = new Set(asked.length > 0 ? asked : ['story', 'epic']);
		return answer(call, {
			...(kinds.has('story') && { stories: searches.stories(call) }),
			...(kinds.has('epic') && { epics: searches.epics(call) }),
			...(kinds.has('iteration') && { iterations: searches.iterations(call) }),
			...((kinds.has('objective') || kinds.has('milestone')) && {
				milestones: searches.objectives(call),
			}),
		});
	},
};
