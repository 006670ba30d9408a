import { day } from '../../engine/field';
import { operation, resource } from '../../engine/operation';
import { pick } from '../../engine/output';
import { wholeList } from '../../engine/paging';
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

export const iterationResource = resource(
	'Iteration',
	{
		create: operation('POST /api/v3/iterations', {
			required: [name(256), startDate, endDate],
			optional: [description(100_000), newFollowers, newLabels, newTeams],
		}),
		delete: operation('DELETE /api/v3/iterations/{iteration-public-id}', {
			required: [iterationId],
			output: 'deleted',
			description: 'Delete an iteration permanently; its stories stay',
		}),
		get: operation('GET /api/v3/iterations/{iteration-public-id}', { required: [iterationId] }),
		getAll: operation('GET /api/v3/iterations', { paging: wholeList }),
		update: operation('PUT /api/v3/iterations/{iteration-public-id}', {
			required: [iterationId],
			optional: [description(100_000), endDate, followers, labels, name(256), startDate, teams],
		}),
	},
	{
		simplify: pick(
			'id',
			'name',
			'app_url',
			'status',
			'start_date',
			'end_date',
			'group_ids',
			'label_ids',
			['num_stories', 'stats.num_stories_total'],
			['num_stories_done', 'stats.num_stories_done'],
			'created_at',
			'updated_at',
		),
	},
);
