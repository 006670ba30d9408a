/** The phone numbers of the team. */
import { labelled, withNote } from '../../engine/vocabulary/answered';
import { getPath } from '../../engine/json';
import { plainPhone } from '../../engine/vocabulary/phone-number';
import { integerId, record } from '../../engine/vocabulary/record';
import * as simplify from '../simplify/telephony';
import { user } from './users';
import { paging } from './shared';

export const phoneNumberAssignment = record('Phone Number Assignment', {
	id: integerId,
	list: 'GET /v2/phone_number_assignments',
	paging,
	names: { of: (one) => [one.number], example: '+16175550123', read: plainPhone },
	label: (one) => withNote(one.number, labelled('user ', getPath(one, 'user.id'))),
	simplify: simplify.phoneNumberAssignment,
	refers: { user_id: user },
});
