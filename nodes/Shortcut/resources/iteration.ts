import { day } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import {
	description,
	followers,
	iterationId,
	labels,
	name,
	newFollowers,
	newLabels,
	newTeams,
	teams,
} from '../fields';
import { iteration } from '../records';

const startDate = day('start_date', { description: 'The first day' });
const endDate = day('end_date', { description: 'The last day' });

export const iterationResource = resource(iteration, {
	create: create('POST /api/v3/iterations', {
		required: [name(256), startDate, endDate],
		optional: [description(100_000), newFollowers, newLabels, newTeams],
	}),
	delete: remove('DELETE /api/v3/iterations/{iteration-public-id}', {
		required: [iterationId],
		description: 'Delete an iteration permanently; its stories stay',
	}),
	get: get('GET /api/v3/iterations/{iteration-public-id}', { required: [iterationId] }),
	getAll: list('GET /api/v3/iterations', { paging: wholeList }),
	update: update('PUT /api/v3/iterations/{iteration-public-id}', {
		required: [iterationId],
		optional: [description(100_000), endDate, followers, labels, name(256), startDate, teams],
	}),
});
