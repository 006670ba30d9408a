/** Teams and their members. */
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { find, page, refuse, unprocessable } from './answers';
import type { State, Team } from './state';
import { seconds } from './state';
import { teamUserView, teamView, usersView } from './views';

const MAX_NAME_LENGTH = 64;

export function teams(state: State): Routes {
	const fullView = (team: Team) => ({
		...teamView(team),
		users: usersView(state, team.userIds, teamUserView),
	});
	const membership = ({ params }: ApiCall) => ({
		team: find(state.teams, params.team_id, 'Team'),
		user: find(state.users, params.user_id, 'User'),
	});

	return {
		'team.list': (call) =>
			page(call, { key: 'teams', records: state.teams.values(), view: fullView }),

		'team.get': ({ params }) =>
			json(200, { team: fullView(find(state.teams, params.team_id, 'Team')) }),

		'team.create': ({ body }) => {
			const { name } = body as { name: string };
			if (name.trim() === '' || name.length > MAX_NAME_LENGTH) {
				refuse(400, `name must have 1 to ${MAX_NAME_LENGTH} characters`);
			}
			if ([...state.teams.values()].some((team) => team.name === name)) {
				unprocessable({ name: ['has already been taken'] });
			}
			const id = state.nextId();
			const team: Team = { id, name, userIds: new Set(), createdAt: seconds(state) };
			state.teams.set(id, team);
			return json(200, { team: fullView(team) });
		},

		'team.delete': ({ params }) => {
			const { id } = find(state.teams, params.team_id, 'Team');
			state.teams.delete(id);
			return empty(204);
		},

		'team.addUser': (call) => {
			const { team, user } = membership(call);
			team.userIds.add(user.id);
			return json(200, { team: fullView(team) });
		},

		'team.removeUser': (call) => {
			const { team, user } = membership(call);
			if (!team.userIds.delete(user.id)) refuse(404, 'The user is not a member of this team');
			return json(200, { team: fullView(team) });
		},
	};
}
