/** Teams and their members. */
import { named } from '../emulator';
import { refuse, requireFree } from './answers';
import type { Routes } from './answers';
import { on, resource } from './resource';
import { teamView } from './views';

const MAX_NAME_LENGTH = 64;

export const teams: Routes = {
	...resource('teams', {
		show: teamView,
		write: ({ name = '' }, { state }) => {
			if (name.trim() === '' || name.length > MAX_NAME_LENGTH) {
				refuse(400, `name must have 1 to ${MAX_NAME_LENGTH} characters`);
			}
			requireFree(state.teams, 'name', name);
			return { name };
		},
	}),

	'team.addUser': on('teams', (team, call) => {
		const { id } = named(call, call.state.users, 'user_id');
		team.user_ids = [...new Set([...team.user_ids, id])];
		return teamView(team, call);
	}),

	'team.removeUser': on('teams', (team, call) => {
		const { id } = named(call, call.state.users, 'user_id');
		if (!team.user_ids.includes(id)) refuse(404, 'The user is not a member of this team');
		team.user_ids = team.user_ids.filter((own) => own !== id);
		return teamView(team, call);
	}),
};
