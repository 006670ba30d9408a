/** Filters that the API does not have: what is read is held to them here. */
import type { Json } from '../engine/json';
import { choice, flag, reference } from '../engine/vocabulary/field';
import { wanted, type Job } from '../engine/vocabulary/job';
import { wholeList } from '../engine/vocabulary/paging';
import { numberedPages } from './api';
import { epicState, member, objective, team } from './records';

const teamFilter = reference(team, 'group_ids', { name: 'teamId', in: 'local' });

export const epicFilters = [
	flag('archived', { in: 'local', description: 'Whether the epics are archived' }),
	reference(objective, 'objective_ids', { name: 'objectiveId', in: 'local' }),
	reference(member, 'owner_ids', { name: 'ownerId', label: 'Owner', in: 'local' }),
	reference(epicState, 'epic_state_id', { label: 'State', in: 'local' }),
	teamFilter,
];

export const iterationFilters = [
	choice('status', ['unstarted', 'started', 'done'], {
		in: 'local',
		default: 'started',
		description: 'Where it is by its dates',
	}),
	teamFilter,
];

/** Whether a record has each wanted value in the field of that name. */
export function isWanted(record: Json, values: Json): boolean {
	return Object.entries(values).every(([field, value]) => {
		const held = record[field];
		return Array.isArray(held) ? held.includes(value) : held === value;
	});
}

/** Epics page by page, or at once where all of them must be looked at. */
export function epics(job: Job): AsyncGenerator<Json> {
	const { query, local } = job.values;
	const isFiltered = Object.keys(local).length > 0;
	return isFiltered
		? fitting(job, job.list('GET /api/v3/epics', wholeList, { query }))
		: job.list(job.route, numberedPages, { query }, job.limit);
}

async function* fitting(job: Job, all: AsyncGenerator<Json>): AsyncGenerator<Json> {
	const found: Json[] = [];
	for await (const one of all) if (isWanted(one, job.values.local)) found.push(one);
	yield* wanted(job, found);
}
