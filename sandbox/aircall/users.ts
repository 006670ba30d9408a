/** Users: version 2 for the records, version 1 for availability, calling and deletion. */
import { found, named } from '../emulator';
import { answer, list, must, refuse, requireE164, requireFree, shownLike } from './answers';
import type { ApiCall, Routes } from './answers';
import { type User } from './kinds';
import { on, resource } from './resource';
import { userNumber, userView } from './views';

const availability = shownLike('UserAvailability');

/** By id or by email. */
const find = ({ state }: ApiCall, id: string) =>
	state.users.find(({ email }) => email === id) ?? state.users.get(id);

const records = resource('users', {
	called: 'userV2',
	show: userView,
	find,
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
		const user = find(call, call.params.user_id) ?? refuse(404, 'User not found');
		return answer(call, { availability: user.availability });
	},

	// The answer does not name the call; it has to be found in the list or by its event.
	'user.startCall': on('users', (user, call) => {
		const { number_id, to } = call.body as { number_id: number; to: string };
		requireFreeLine(user, to);
		const number = found(call, call.state.numbers, number_id);
		must(number.user_ids.includes(user.id), 'The user is not assigned to this number');
		const line = { user_id: user.id, number_id: number.id, digits: to };
		call.state.calls.make({ direction: 'outbound', started_at: call.now, ...line }, call.now);
	}),

	'user.dial': on('users', (user, { body }) => requireFreeLine(user, String(body.to))),
};

/** Refuses with 405 to call for a user who cannot take the line now. */
function requireFreeLine({ availability: presence }: User, to: string): void {
	requireE164(to, 'to');
	if (presence !== 'available') refuse(405, 'The user is currently unavailable');
}
