/** Users: version 2 for the records, version 1 for availability, calling and deletion. */
import { found, named } from '../emulator';
import { empty } from '../http';
import { answer, list, refuse, requireE164, requireFree, shownLike } from './answers';
import type { ApiCall, Routes } from './answers';
import { add } from './kinds';
import type { User } from './kinds';
import { resource } from './resource';
import { userNumber, userView } from './views';

const availability = shownLike('UserAvailability');

const records = resource('users', {
	called: 'userV2',
	show: userView,
	find: ({ state }, id) => state.users.find(({ email }) => email === id) ?? state.users.get(id),
	write: (fields, { state }, own) => {
		requireFree(state.users, 'email', fields.email, own);
		const extension = String(state.users.all().length + 1).padStart(3, '0');
		return own ? fields : { extension, ...fields };
	},
	removed: ({ state }, { id }) => {
		for (const holder of [...state.teams.all(), ...state.numbers.all()]) {
			holder.user_ids = holder.user_ids.filter((held) => held !== id);
		}
	},
});

export const users: Routes = {
	...records,
	'user.delete': records['userV2.delete'],

	'userV2.listNumbers': (call) => {
		const { id } = named(call, call.state.users);
		const own = call.state.numbers.where(({ user_ids }) => user_ids.includes(id));
		return list(call, own, userNumber);
	},

	'user.listAvailabilities': (call) =>
		list(call, call.state.users.all(), (user) => availability(user)),

	'user.getAvailability': (call) => {
		const { state, params } = call;
		const user = state.users.find(({ email }) => email === params.user_id);
		return answer(call, { availability: (user ?? named(call, state.users)).availability });
	},

	// The answer does not name the call; it has to be found in the list or by its event.
	'user.startCall': (call) => {
		const { number_id, to } = call.body as { number_id: number; to: string };
		const user = callerOf(call);
		const number = found(call, call.state.numbers, number_id);
		if (!number.user_ids.includes(user.id)) refuse(400, 'The user is not assigned to this number');
		const line = { user_id: user.id, number_id: number.id, digits: to };
		add(call.state, 'calls', { direction: 'outbound', started_at: call.now, ...line }, call.now);
		return empty(204);
	},

	'user.dial': (call) => {
		callerOf(call);
		return empty(204);
	},
};

/** The user that is to make a call; 405 unless they can take the line now. */
function callerOf(call: ApiCall): User {
	const user = named(call, call.state.users);
	requireE164((call.body as { to: string }).to, 'to');
	if (user.availability !== 'available') refuse(405, 'The user is currently unavailable');
	return user;
}
