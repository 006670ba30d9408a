import { day } from '../../engine/vocabulary/field';
import { isObject, type Json } from '../../engine/json';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
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

const startDate = day('start_date', { description: 'The first day' });
const endDate = day('end_date', { description: 'The last day' });

const brief = pick(
	'id',
	'name',
	'app_url',
	'description',
	'status',
	'start_date',
	'end_date',
	'group_ids',
	'label_ids',
	'num_stories',
	['num_stories_done', 'stats.num_stories_done'],
	'created_at',
	'updated_at',
);

/** The statistics of an iteration count its stories by the types of their states, and not as a whole. */
function storiesIn({ stats }: Json): unknown {
	if (!isObject(stats)) return undefined;
	const counts = ['backlog', 'unstarted', 'started', 'done'].map(
		(type) => stats[`num_stories_${type}`] ?? 0,
	);
	const numbers = counts.filter((count) => typeof count === 'number');
	// What cannot be counted stays as it is.
	return numbers.length < counts.length ? stats : numbers.reduce((sum, count) => sum + count, 0);
}

export const iterationResource = resource(
	'Iteration',
	{
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
	},
	{
		simplify: (iteration) => brief({ ...iteration, num_stories: storiesIn(iteration) }),
	},
);
