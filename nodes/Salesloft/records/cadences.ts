/** Cadences, their steps, who is on them, and what is due in them. */
import { joined, labelled, withNote, wordsOf } from '../../engine/vocabulary/answered';
import { getPath, type Json } from '../../engine/json';
import { integerId, named, record } from '../../engine/vocabulary/record';
import { shorten, titleCase } from '../../engine/vocabulary/words';
import * as simplify from '../simplify/cadences';
import { user } from './users';
import { dayOf, isOpen, newestFirst, paging, sortedByName } from './shared';

export const cadence = record('Cadence', {
	id: integerId,
	list: 'GET /v2/cadences',
	query: sortedByName,
	paging,
	...named('Inbound Leads', { isCurrent: isOpen }),
	label: (one) => withNote(one.name, isOpen(one) ? '' : 'archived'),
	simplify: simplify.cadence,
	refers: { owner_id: user },
});
export const openCadence = {
	...cadence,
	key: 'openCadence',
	...named('Inbound Leads', { isCurrent: isOpen, among: 'those that people can be added to' }),
	query: { ...sortedByName, archived: false, people_addable: true },
};

export const step = record('Step', {
	id: integerId,
	list: 'GET /v2/steps',
	query: newestFirst,
	paging,
	label: (one) => withNote(one.display_name, labelled('cadence ', getPath(one, 'cadence.id'))),
	simplify: simplify.step,
	refers: { cadence_id: cadence },
});
export const stepOfCadence = {
	...step,
	key: 'stepOfCadence',
	// As the person goes through them, in all likelihood: the API cannot sort them by their number.
	query: { ...newestFirst, sort_direction: 'ASC' },
	label: (one: Json) => wordsOf(one.display_name),
	within: { kind: openCadence, wire: 'cadence_id' },
};

export const cadenceMembership = record('Cadence Membership', {
	id: integerId,
	list: 'GET /v2/cadence_memberships',
	query: { currently_on_cadence: true, sort_by: 'added_at', sort_direction: 'DESC' },
	paging,
	label: (one) =>
		joined(
			[
				labelled('Person ', getPath(one, 'person.id')),
				labelled('on cadence ', getPath(one, 'cadence.id')),
			],
			' ',
		),
	simplify: simplify.cadenceMembership,
	refers: { cadence_id: cadence, user_id: user },
});

/** What is due for one person at a step of a cadence. */
export const cadenceAction = record('Cadence Action', {
	id: integerId,
	list: 'GET /v2/actions',
	query: newestFirst,
	paging,
	label: (one) =>
		withNote(
			joined(
				[titleCase(wordsOf(one.type)), labelled('for person ', getPath(one, 'person.id'))],
				' ',
			),
			labelled('due ', dayOf(one.due_on)),
		),
	simplify: simplify.cadenceAction,
	refers: { user_id: user, cadence_id: cadence },
});

/** What to say in the calls of a step. */
export const callInstruction = record('Call Instruction', {
	id: integerId,
	list: 'GET /v2/action_details/call_instructions',
	query: newestFirst,
	paging,
	label: (one) => shorten(wordsOf(one.instructions), 80),
});

export const success = record('Success', {
	plural: 'Successes',
	id: integerId,
	list: 'GET /v2/successes',
	paging,
	label: (one) => labelled('Person ', getPath(one, 'person.id')),
	simplify: simplify.success,
	refers: { user_id: user, cadence_id: cadence },
});
