/** The search routes: the newest records that match a query, page by page. */
import { json } from '../../http';
import type { Call, Operations } from '../call';
import { epicFound, iterationView, objectiveView } from '../epic-view';
import type { Facets } from '../facets';
import { epicFacets, iterationFacets, objectiveFacets, operatorOf, storyFacets } from '../facets';
import type { Workspace } from '../kinds';
import { pageOf } from '../search-page';
import { compile } from '../search-query';
import { storySlim, storyView } from '../story-view';
import type { Table } from '../../table';

/** How one kind of record is searched. */
function searchable<T extends { id: number }>(
	path: string,
	table: (workspace: Workspace) => Table<T>,
	facets: (call: Call, row: T) => Facets,
	view: (call: Call, row: T, full: boolean) => unknown,
) {
	return (call: Call) => {
		const { state: workspace, caller, now, query } = call;
		const customFields = workspace.customFields.all().map(operatorOf);
		const test = compile(query.get('query') ?? '', now, caller.mention_name, customFields);
		const full = query.get('detail') !== 'slim';
		const found = table(workspace).where((row) => test(facets(call, row)));
		found.sort((a, b) => b.id - a.id);
		return pageOf(call, found, (row) => view(call, row, full), `/api/v3/search/${path}`);
	};
}

const stories = searchable(
	'stories',
	(workspace) => workspace.stories,
	storyFacets,
	({ state: workspace }, story, full) => (full ? storyView : storySlim)(workspace, story),
);
const epics = searchable(
	'epics',
	(workspace) => workspace.epics,
	epicFacets,
	({ state: workspace }, epic, full) => epicFound(workspace, epic, full),
);
const iterations = searchable(
	'iterations',
	(workspace) => workspace.iterations,
	iterationFacets,
	(call, iteration) => iterationView(call, iteration, false),
);
const objectives = searchable(
	'objectives',
	(workspace) => workspace.objectives,
	objectiveFacets,
	({ state: workspace }, objective) => objectiveView(workspace, objective),
);

export const searchOperations: Operations = {
	searchStories: (call) => json(200, stories(call)),
	searchEpics: (call) => json(200, epics(call)),
	searchIterations: (call) => json(200, iterations(call)),
	searchObjectives: (call) => json(200, objectives(call)),
	/** Objectives answer under the name that they had before. */
	search(call) {
		const asked = call.query.getAll('entity_types');
		const kinds = new Set(asked.length > 0 ? asked : ['story', 'epic']);
		return json(200, {
			...(kinds.has('story') && { stories: stories(call) }),
			...(kinds.has('epic') && { epics: epics(call) }),
			...(kinds.has('iteration') && { iterations: iterations(call) }),
			...((kinds.has('objective') || kinds.has('milestone')) && { milestones: objectives(call) }),
		});
	},
};
