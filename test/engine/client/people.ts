/** A kind of record that can also be named by an email address. */
import { recordsOf } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';

export const person = record('Person', {
	id: integerId,
	list: 'GET /people',
	label: ({ name }) => String(name),
	by: [
		{
			mode: 'email',
			label: 'Email',
			says: 'an email address',
			example: 'ann@service.test',
			pattern: '[^@\\s]+@[^@\\s]+',
			urls: ['mailto:(.+)'],
			route: 'GET /people',
			query: (email) => ({ email }),
			records: (answer, email) => recordsOf(answer).filter((each) => each.email === email),
		},
	],
});
