/** What Salesloft shares with a CRM. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import { integerId, record } from '../../engine/vocabulary/record';
import { shorten } from '../../engine/vocabulary/words';
import * as simplify from '../simplify/crm';
import { user } from './users';
import { dayOf, name, newestFirst, paging } from './shared';

export const crmActivity = record('CRM Activity', {
	plural: 'CRM Activities',
	id: integerId,
	list: 'GET /v2/crm_activities',
	query: newestFirst,
	paging,
	label: (one) => withNote(shorten(wordsOf(one.subject), 80), dayOf(one.created_at)),
	simplify: simplify.crmActivity,
	refers: { user_id: user },
});

export const crmActivityField = record('CRM Activity Field', {
	id: integerId,
	list: 'GET /v2/crm_activity_fields',
	paging,
	label: (one) => wordsOf(one.title),
	simplify: simplify.crmActivityField,
});

export const crmUser = record('CRM User', {
	id: integerId,
	list: 'GET /v2/crm_users',
	paging,
	label: name,
	refers: { user_id: user },
	simplify: simplify.crmUser,
});
