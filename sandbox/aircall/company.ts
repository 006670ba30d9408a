/** The company itself, and the route that credentials are tested with. */
import { json } from '../http';
import { aircallAccount } from './account';
import type { Routes } from './answers';
import type { State } from './state';

export function company(state: State): Routes {
	return {
		ping: () => json(200, { ping: 'pong' }),

		'company.get': () =>
			json(200, {
				company: {
					name: aircallAccount.company,
					users_count: state.users.size,
					numbers_count: state.numbers.size,
				},
			}),
	};
}
