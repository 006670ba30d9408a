/** People, and the stages they go through. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import { byEmail, integerId, named, record } from '../../engine/vocabulary/record';
import { isEmail, isSameText } from '../../engine/vocabulary/spelling';
import * as simplify from '../simplify/people';
import { cadence } from './cadences';
import { user } from './users';
import { dataOf, isActive, makeFirst, name, newestFirst, paging } from './shared';

export const personStage = record('Person Stage', {
	id: integerId,
	list: 'GET /v2/person_stages',
	paging,
	...named('Working', { isCurrent: isActive }),
	label: name,
});

export const person = record('Person', {
	plural: 'People',
	id: integerId,
	list: 'GET /v2/people',
	query: newestFirst,
	paging,
	// People cannot be searched by text, only found by their whole address.
	search: {
		route: 'GET /v2/people',
		query: (typed) => (isEmail(typed) ? { 'email_addresses[]': [typed] } : undefined),
	},
	finder: 'Find by Name finds people by their names.',
	label: ({ display_name, email_address, phone, id }) =>
		withNote(display_name, [email_address, phone, id].map(wordsOf).find(Boolean)),
	by: [
		{
			...byEmail,
			route: 'GET /v2/people',
			query: (email) => ({ 'email_addresses[]': [email] }),
			records: (answer, email) =>
				dataOf(answer).filter(({ email_address }) => isSameText(email_address, email)),
			advice: makeFirst('person'),
		},
	],
	simplify: simplify.person,
	refers: { owner_id: user, person_stage_id: personStage, cadence_ids: cadence },
});

/** Tasks are the only place where the ID of a person is a text. */
export const personOfTask = { ...person, id: { ...integerId, wire: 'string' as const } };
