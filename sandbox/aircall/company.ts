/** The company itself, and the route that credentials are tested with. */
import { aircallAccount } from './account';
import { answer } from './answers';
import type { Routes } from './answers';

export const company: Routes = {
	ping: (call) => answer(call, { ping: 'pong' }),

	'company.get': (call) =>
		answer(call, {
			name: aircallAccount.company,
			users_count: call.state.users.all().length,
			numbers_count: call.state.numbers.all().length,
		}),
};
