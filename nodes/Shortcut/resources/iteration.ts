import { day } from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { searchPages } from '../api';
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
import { isWanted, iterationFilters } from '../kept';
import { keepLabels, moreLabels, typedLabels, withTypedLabels } from '../new-labels';
import { iteration } from '../records';
import { report } from '../report';
import { searchDetail, searchQuery } from '../search';
import { storiesOf } from '../stories-of';

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
	disable: action('PUT /api/v3/iterations/disable', {
		done: true,
		name: 'Disable for Workspace',
		action: 'Disable iterations for the workspace',
		description: 'Switch iterations off for everybody in the workspace',
	}),
	enable: action('PUT /api/v3/iterations/enable', {
		done: true,
		name: 'Enable for Workspace',
		action: 'Enable iterations for the workspace',
		description: 'Switch iterations on for everybody in the workspace',
	}),
	get: get(ITERATION, { required: [iterationId] }),
	getAll: list('GET /api/v3/iterations', {
		paging: wholeList,
		keep: isWanted,
		filters: iterationFilters,
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
	search: list('GET /api/v3/search/iterations', {
		required: [searchQuery('is:started team:payments')],
		paging: searchPages,
		options: [searchDetail('iteration', 'With all that the search gives')],
		description: "Retrieve the iterations that match a search with Shortcut's search operators",
	}),
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
	}),
});
