import { code } from '../../engine/vocabulary/field';
import { get, resource } from '../../engine/vocabulary/operation';
import { alwaysOpen } from '../undocumented';

/** Nutshell's reference has no teams; a sample there names this address, and nothing lists their IDs. */
export const teamResource = resource('Team', {
	get: get('GET /rest/teams/{id}', {
		required: [
			code('id', {
				in: 'path',
				name: 'teamId',
				label: 'Team ID',
				min: 1,
				pattern: { regex: /^\d{1,19}(-teams)?$/, says: 'an ID such as 7-teams' },
				placeholder: 'e.g. 7-teams',
				description: 'As notes hold it in their links; Nutshell lists no teams',
			}),
		],
		undocumented: alwaysOpen(
			"Nutshell's reference has no teams: the address is that of an example in it.",
		),
		description: 'Retrieve a team; Nutshell does not document this, so it may not work',
	}),
});
