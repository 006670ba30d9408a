import { choice, day } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import {
	description,
	followers,
	iterationId,
	labels,
	labelsOfNew,
	name,
	newFollowers,
	newTeams,
	teams,
} from '../fields';
import { isWanted, teamFilter } from '../filters';
import { keepLabels, moreLabels, typedLabels, withTypedLabels } from '../labels';
import { iteration } from '../records';
import { report } from '../report';
import { switches } from '../switches';
import { searchFor, storiesOf } from '../lists';

const ITERATION = 'GET /api/v3/iterations/{iteration-public-id}';

const iterationName = name(256, 'Sprint 12');
const startDate = day('start_date', { description: 'The first day' });
const endDate = day('end_date', { description: 'The last day' });

export const iterationResource = resource(iteration, {
	create: create('POST /api/v3/iterations', {
		required: [iterationName, startDate, endDate],
		beside: [description(100_000)],
		optional: [labelsOfNew, newFollowers, newTeams, typedLabels],
		body: withTypedLabels,
	}),
	delete: remove('DELETE /api/v3/iterations/{iteration-public-id}', {
		required: [iterationId],
		description: 'Delete an iteration permanently; its stories stay',
	}),
	...switches('iterations', 'iterations'),
	get: get(ITERATION, { required: [iterationId] }),
	getAll: list('GET /api/v3/iterations', {
		paging: wholeList,
		keep: isWanted,
		filters: [
			choice('status', ['unstarted', 'started', 'done'], {
				in: 'local',
				default: 'started',
				description: 'Whether it has begun or ended, by its dates',
			}),
			teamFilter,
		],
	}),
	getReport: report(
		'GET /api/v3/iterations/{iteration-public-id}/stories',
		iterationId,
		'an iteration',
	),
	getStories: storiesOf(
		'GET /api/v3/iterations/{iteration-public-id}/stories',
		iterationId,
		'an iteration',
	),
	search: list(
		'GET /api/v3/search/iterations',
		searchFor(iteration, 'is:started team:payments', 'Everything that the search gives'),
	),
	update: update('PUT /api/v3/iterations/{iteration-public-id}', {
		required: [iterationId],
		optional: [
			description(100_000),
			endDate,
			followers,
			labels,
			moreLabels,
			iterationName,
			startDate,
			teams,
		],
		readFirst: keepLabels(ITERATION),
		body: withTypedLabels,
		description:
			'Change an iteration; what is left out stays, and lists such as teams are replaced',
	}),
});
