/** A list of epics, also by what the API cannot filter. */
import type { Json } from '../../../engine/json';
import { reference } from '../../../engine/vocabulary/field';
import { wanted, type Job } from '../../../engine/vocabulary/job';
import { list } from '../../../engine/vocabulary/operation';
import { wholeList } from '../../../engine/vocabulary/paging';
import { numberedPages } from '../../api';
import { archivedFilter, includesDescription } from '../../fields';
import { isWanted, teamFilter } from '../../filters';
import { epicState, member, objective } from '../../records';

const filters = [
	archivedFilter('epics', { in: 'local' }),
	reference(objective, 'objective_ids', { name: 'objectiveId', in: 'local' }),
	reference(member, 'owner_ids', { name: 'ownerId', label: 'Owner', in: 'local' }),
	reference(epicState, 'epic_state_id', { label: 'State', in: 'local' }),
	teamFilter,
];

export const getManyEpics = list('GET /api/v3/epics/paginated', {
	paging: numberedPages,
	run: epics,
	filters,
	options: [includesDescription('epics')],
});

/** Epics page by page, or at once where all of them must be looked at. */
function epics(job: Job): AsyncGenerator<Json> {
	const { query, local } = job.values;
	const isFiltered = Object.keys(local).length > 0;
	return isFiltered
		? fitting(job, job.list('GET /api/v3/epics', wholeList, { query }))
		: job.wanted(job.route, numberedPages, { query });
}

async function* fitting(job: Job, all: AsyncGenerator<Json>): AsyncGenerator<Json> {
	const found: Json[] = [];
	for await (const one of all) if (isWanted(one, job.values.local)) found.push(one);
	yield* wanted(job, found);
}
