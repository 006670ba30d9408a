/** The company's phone numbers. */
import { json } from '../http';
import type { Routes } from './answers';
import { find, page } from './answers';
import type { PhoneNumber, State } from './state';
import { numberView, userRef, usersView } from './views';

export function numbers(state: State): Routes {
	const fullView = (number: PhoneNumber) => ({
		...numberView(number),
		users: usersView(state, number.userIds, userRef),
	});

	return {
		'number.list': (call) =>
			page(call, {
				key: 'numbers',
				records: state.numbers.values(),
				view: fullView,
				time: ({ createdAt }) => createdAt,
			}),

		'number.get': ({ params }) =>
			json(200, { number: fullView(find(state.numbers, params.number_id, 'Number')) }),

		'number.update': ({ params, body }) => {
			const number = find(state.numbers, params.number_id, 'Number');
			return json(200, { number: fullView(Object.assign(number, body)) });
		},

		'number.updateMusicAndMessages': ({ params, body }) => {
			const number = find(state.numbers, params.number_id, 'Number');
			Object.assign(number.messages, body.messages);
			return json(200, { number: fullView(number) });
		},
	};
}
