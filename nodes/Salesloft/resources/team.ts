import { get, resource } from '../../engine/vocabulary/operation';
import * as simplify from '../simplify/users';

export const teamResource = resource('Team', {
	get: get('GET /v2/team', {
		simplify: simplify.team,
		description: 'Retrieve the team of the API key: its plan, its limits and its settings',
	}),
});
