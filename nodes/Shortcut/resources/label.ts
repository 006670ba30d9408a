import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { flag } from '../../engine/vocabulary/field';
import { pick } from '../../engine/vocabulary/output';
import { wholeList } from '../../engine/vocabulary/paging';
import { archived, color, description, externalId, labelId, name } from '../fields';

export const labelResource = resource(
	'Label',
	{
		create: create('POST /api/v3/labels', {
			required: [name(128)],
			optional: [color(), description(1024), externalId(128, 1)],
		}),
		delete: remove('DELETE /api/v3/labels/{label-public-id}', {
			required: [labelId],
			description: 'Delete a label permanently and take it off everything that has it',
		}),
		get: get('GET /api/v3/labels/{label-public-id}', { required: [labelId] }),
		getAll: list('GET /api/v3/labels', {
			paging: wholeList,
			options: [
				flag('slim', {
					description: 'Whether to leave out the numbers of stories and epics, which is faster',
				}),
			],
		}),
		update: update('PUT /api/v3/labels/{label-public-id}', {
			required: [labelId],
			optional: [archived, color({ nullable: true }), description(1024), name(128)],
		}),
	},
	{
		simplify: pick(
			'id',
			'name',
			'app_url',
			'color',
			'description',
			'archived',
			['num_stories', 'stats.num_stories_total'],
			['num_epics', 'stats.num_epics'],
			'created_at',
			'updated_at',
		),
	},
);
