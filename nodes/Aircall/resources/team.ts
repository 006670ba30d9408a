import { text } from '../../engine/vocabulary/field';
import { operation, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { order, teamId, userId } from '../fields';

export const teamResource = resource('Team', {
	addUser: operation('POST /v1/teams/{team_id}/users/{user_id}', {
		required: [teamId, userId],
		name: 'Add User',
		action: 'Add user to team',
		description: 'Make a user a member of a team',
	}),
	create: operation('POST /v1/teams', {
		required: [text('name', { min: 1, max: 64, placeholder: 'e.g. Inside Sales' })],
	}),
	delete: operation('DELETE /v1/teams/{team_id}', { required: [teamId], output: 'deleted' }),
	get: operation('GET /v1/teams/{team_id}', { required: [teamId] }),
	getAll: operation('GET /v1/teams', { paging: pages, options: [order] }),
	removeUser: operation('DELETE /v1/teams/{team_id}/users/{user_id}', {
		required: [teamId, userId],
		name: 'Remove User',
		action: 'Remove user from team',
		description: 'End the membership of a user in a team',
	}),
});
