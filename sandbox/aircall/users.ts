/** Users: version 2 for the records, version 1 for availability, calling and deletion. */
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { find, page, refuse, requireE164, unprocessable } from './answers';
import { newCall } from './calls';
import type { State, User } from './state';
import { seconds } from './state';
import { numberView, userView } from './views';

type UserFields = Partial<Omit<User, 'id' | 'availability' | 'createdAt'>> & {
	role_ids?: string[];
	inviter_user_id?: number;
};

export function users(state: State): Routes {
	const byIdOrEmail = (id: string): User =>
		[...state.users.values()].find(({ email }) => email === id) ?? find(state.users, id, 'User');
	const refuseTakenEmail = (email: string | undefined, own?: number): void => {
		const taken = [...state.users.values()].some((user) => user.email === email && user.id !== own);
		if (taken) unprocessable({ email: ['has already been taken'] });
	};
	/** The user that is to make a call; 405 unless they can take the line now. */
	const caller = ({ params, body }: ApiCall): User => {
		const user = find(state.users, params.user_id, 'User');
		requireE164((body as { to: string }).to, 'to');
		if (user.availability !== 'available') refuse(405, 'The user is currently unavailable');
		return user;
	};
	const list = (view: (user: User) => unknown) => (call: ApiCall) =>
		page(call, {
			key: 'users',
			records: state.users.values(),
			view,
			time: (user) => user.createdAt,
		});

	return {
		'userV2.list': list(userView),

		'userV2.get': ({ params }) => json(200, { user: userView(byIdOrEmail(params.user_id)) }),

		'userV2.create': ({ body }) => {
			// Roles and the inviter are accepted; no answer shows them.
			const { role_ids, inviter_user_id, ...fields } = body as UserFields & { email: string };
			refuseTakenEmail(fields.email);
			const user: User = {
				id: state.nextId(),
				first_name: '',
				last_name: '',
				language: 'en-US',
				time_zone: 'Etc/UTC',
				wrap_up_time: 0,
				extension: String(state.users.size + 1).padStart(3, '0'),
				availability_status: 'available',
				availability: 'offline',
				default_number_id: null,
				createdAt: seconds(state),
				...fields,
			};
			state.users.set(user.id, user);
			return json(200, { user: userView(user) });
		},

		'userV2.update': ({ params, body }) => {
			const user = find(state.users, params.user_id, 'User');
			const { role_ids, ...fields } = body as UserFields;
			refuseTakenEmail(fields.email, user.id);
			return json(200, { user: userView(Object.assign(user, fields)) });
		},

		'userV2.listNumbers': (call) => {
			const { id } = find(state.users, call.params.user_id, 'User');
			return page(call, {
				key: 'numbers',
				records: [...state.numbers.values()].filter(({ userIds }) => userIds.has(id)),
				view: (number) => ({ ...numberView(number), flow_editor_enabled: false }),
			});
		},

		'user.delete': ({ params }) => {
			const { id } = find(state.users, params.user_id, 'User');
			state.users.delete(id);
			for (const { userIds } of [...state.teams.values(), ...state.numbers.values()]) {
				userIds.delete(id);
			}
			return empty(204);
		},

		'user.listAvailabilities': list(({ id, availability }) => ({ id, availability })),

		'user.getAvailability': ({ params }) =>
			json(200, { availability: byIdOrEmail(params.user_id).availability }),

		// The answer does not name the call; it has to be found in the list or by its event.
		'user.startCall': (request) => {
			const { number_id, to } = request.body as { number_id: number; to: string };
			const user = caller(request);
			const number = find(state.numbers, number_id, 'Number');
			if (!number.userIds.has(user.id)) refuse(400, 'The user is not assigned to this number');
			const id = state.nextId();
			const call = newCall({
				id,
				direction: 'outbound',
				startedAt: seconds(state),
				digits: to,
				userId: user.id,
				numberId: number.id,
			});
			state.calls.set(id, call);
			return empty(204);
		},

		'user.dial': (call) => {
			caller(call);
			return empty(204);
		},
	};
}
