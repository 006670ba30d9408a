import { references, text } from '../../../engine/vocabulary/field';
import { action, create, get, list, remove, resource } from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { pages } from '../../api';
import { order, teamId, userId } from '../../fields';
import { team, user } from '../../records';
import { upsertTeam } from './upsert';

const teamName = text('name', { min: 1, max: 64, placeholder: 'e.g. Inside Sales' });

export const teamResource = resource(team, {
	addUser: action('POST /v1/teams/{team_id}/users/{user_id}', {
		required: [teamId, userId],
		name: 'Add User',
		action: 'Add a user to a team',
		description: 'Make a user a member of a team',
	}),
	create: create('POST /v1/teams', {
		required: [teamName],
	}),
	delete: remove('DELETE /v1/teams/{team_id}', { required: [teamId] }),
	get: get('GET /v1/teams/{team_id}', { required: [teamId] }),
	getAll: list('GET /v1/teams', { paging: pages, options: [order] }),
	removeUser: action('DELETE /v1/teams/{team_id}/users/{user_id}', {
		required: [teamId, userId],
		name: 'Remove User',
		action: 'Remove a user from a team',
		description: 'End the membership of a user in a team',
	}),
	upsert: action('POST /v1/teams', {
		required: [teamName],
		beside: [
			references(user, 'user_ids', {
				in: 'local',
				label: 'Member',
				description: 'Those that the team lacks are added; none is removed',
			}),
		],
		run: upsertTeam,
		tells: tellsCreated,
	}),
});
