import { flag } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { wholeList } from '../../engine/vocabulary/paging';
import { teamId } from '../fields';

/** The API calls a team a group. */
export const teamResource = resource(
	'Team',
	{
		get: get('GET /api/v3/groups/{group-public-id}', { required: [teamId] }),
		getAll: list('GET /api/v3/groups', {
			paging: wholeList,
			filters: [
				flag('archived', {
					description: 'Whether to return only teams that are archived, or only those that are not',
				}),
			],
		}),
	},
	{
		simplify: pick(
			'id',
			'name',
			'mention_name',
			'app_url',
			'description',
			'archived',
			'member_ids',
			'workflow_ids',
			'default_workflow_id',
			'num_stories',
		),
	},
);
