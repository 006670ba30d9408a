/** Meetings and calendars. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import { integerId, nameAsId, record } from '../../engine/vocabulary/record';
import * as simplify from '../simplify/meetings';
import { cadence } from './cadences';
import { user } from './users';
import { dayOf, paging } from './shared';

export const meeting = record('Meeting', {
	id: integerId,
	list: 'GET /v2/meetings',
	query: { sort_by: 'start_time', sort_direction: 'DESC' },
	paging,
	label: (one) => withNote(one.title, dayOf(one.start_time)),
	simplify: simplify.meeting,
	refers: { user_id: user, cadence_id: cadence },
});

export const meetingSetting = record('Meeting Setting', {
	id: integerId,
	list: 'POST /v2/meetings/settings/searches',
	paging,
	label: (one) => wordsOf(one.email_address),
	simplify: simplify.meetingSetting,
	refers: { user_id: user },
});

export const calendarEvent = record('Calendar Event', {
	id: nameAsId('abc123'),
	list: 'GET /v2/calendar/events',
	paging,
	label: (one) => withNote(one.title, dayOf(one.start_time)),
	simplify: simplify.calendarEvent,
});
