/** What the company has set up: itself, its tags and its teams. */
import { named } from '../emulator';
import { aircallAccount } from './account';
import { answer, must, refuse, requireFree, shownLike, type ApiCall, type Routes } from './answers';
import type { Row } from './kinds';
import { on, resource } from './resource';
import { tagView, teamView } from './views';

const MAX_NAME_LENGTH = 64;

/** The company itself, and the route that credentials are tested with. */
export const company: Routes = {
	ping: (call) => answer(call, { ping: 'pong' }),

	'company.get': (call) =>
		answer(call, {
			name: aircallAccount.company,
			users_count: call.state.users.all().length,
			numbers_count: call.state.numbers.all().length,
		}),
};

const shown = shownLike('Integration');

/** The real API takes these from an integration that signs in with OAuth alone; so does nobody here. */
const switched = (active?: boolean) => (call: ApiCall) => {
	const { state } = call;
	if (active !== undefined) state.isIntegrationActive = active;
	const number_ids = state.numbers.all().map(({ id }) => id);
	return answer(
		call,
		shown({
			...{ name: 'n8n', active: state.isIntegrationActive, number_ids },
			numbers_count: number_ids.length,
		}),
	);
};

export const integration: Routes = {
	'integration.get': switched(),
	'integration.enable': switched(true),
	'integration.disable': switched(false),
};

/** A description is taken, and null was answered to it; where it goes is not known. */
export const tags: Routes = resource('tags', {
	show: tagView,
	write: ({ description, ...fields }, { state }, own) => {
		const { name, color } = fields;
		must(name?.trim() !== '', 'name must not be blank');
		const isColor = color === undefined || /^#[0-9a-f]{6}$/i.test(color);
		must(isColor, 'color must be a hexadecimal color, like #00B388');
		requireFree(state.tags, 'name', name, own);
		return fields;
	},
	removed: ({ state }, { id }) => {
		for (const call of state.calls.all()) call.tags = call.tags.filter((tag) => tag.id !== id);
	},
});

export const teams: Routes = {
	...resource('teams', {
		show: teamView,
		write: ({ name = '' }, { state }) => {
			const fits = name.trim() !== '' && name.length <= MAX_NAME_LENGTH;
			must(fits, `name must have 1 to ${MAX_NAME_LENGTH} characters`);
			requireFree(state.teams, 'name', name);
			return { name };
		},
	}),

	'team.addUser': members(({ user_ids }, id) => [...new Set([...user_ids, id])]),

	'team.removeUser': members(({ user_ids }, id) => {
		if (!user_ids.includes(id)) refuse(404, 'The user is not a member of this team');
		return user_ids.filter((own) => own !== id);
	}),
};

/** Changes who belongs to a team. */
function members(change: (team: Row<'teams'>, id: number) => number[]) {
	return on('teams', (team, call) => {
		team.user_ids = change(team, named(call, call.state.users, 'user_id').id);
		return teamView(team, call);
	});
}
