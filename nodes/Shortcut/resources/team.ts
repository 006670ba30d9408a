import { flag } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { teamId } from '../fields';
import { team } from '../records';

/** The API calls a team a group. */
export const teamResource = resource(team, {
	get: get('GET /api/v3/groups/{group-public-id}', { required: [teamId] }),
	getAll: list('GET /api/v3/groups', {
		paging: wholeList,
		filters: [
			flag('archived', {
				description: 'Whether to return only teams that are archived, or only those that are not',
			}),
		],
	}),
});
