/** Teams and their members. */
import { named } from '../emulator';
import { answer, refuse, requireFree } from './answers';
import type { ApiCall, Routes } from './answers';
import { resource } from './resource';
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

	'team.addUser': (call) => {
		const { team, user } = membership(call);
		team.user_ids = [...new Set([...team.user_ids, user.id])];
		return answer(call, teamView(team, call));
	},

	'team.removeUser': (call) => {
		const { team, user } = membership(call);
		if (!team.user_ids.includes(user.id)) refuse(404, 'The user is not a member of this team');
		team.user_ids = team.user_ids.filter((id) => id !== user.id);
		return answer(call, teamView(team, call));
	},
};

function membership(call: ApiCall) {
	const { teams: table, users } = call.state;
	return { team: named(call, table), user: named(call, users, 'user_id') };
}
