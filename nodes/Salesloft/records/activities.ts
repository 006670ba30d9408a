/** What was done and is to do: notes, tasks, calls. */
import { labelled, withNote, wordsOf } from '../../engine/vocabulary/answered';
import {
	integerId,
	named,
	nameAsId,
	record,
	type RecordKind,
} from '../../engine/vocabulary/record';
import { shorten } from '../../engine/vocabulary/words';
import * as simplify from '../simplify/activities';
import { cadence } from './cadences';
import { user } from './users';
import { dayOf, name, newestFirst, paging } from './shared';

export const note = record('Note', {
	id: integerId,
	list: 'GET /v2/notes',
	query: newestFirst,
	paging,
	label: (one) => shorten(wordsOf(one.content), 80),
	simplify: simplify.note,
	refers: { user_id: user },
});

export const task = record('Task', {
	id: integerId,
	list: 'GET /v2/tasks',
	query: { 'current_state[]': ['scheduled'] },
	paging,
	label: (one) => withNote(one.subject, labelled('due ', one.due_date)),
	simplify: simplify.task,
	refers: { user_id: user },
});

export const call = record('Call', {
	id: integerId,
	list: 'GET /v2/activities/calls',
	query: newestFirst,
	paging,
	label: (one) => withNote(wordsOf(one.to) || 'Unknown number', dayOf(one.created_at)),
	simplify: simplify.call,
	refers: { user_id: user, cadence_id: cadence },
});

export const callDisposition = record('Call Disposition', {
	id: nameAsId('Connected'),
	list: 'GET /v2/call_dispositions',
	paging,
	label: name,
	value: (one) => one.name,
});

export const callSentiment = record('Call Sentiment', {
	id: nameAsId('Interested'),
	list: 'GET /v2/call_sentiments',
	paging,
	label: name,
	value: (one) => one.name,
});

/** One that the team has now, in any spelling, as new calls need it; older calls may have others. */
const current = (kind: RecordKind, example: string): RecordKind => ({
	...kind,
	key: `${kind.key}OfTeam`,
	// The API cannot make any.
	...named(example, { advice: 'make it in Salesloft first' }),
});
export const currentDisposition = current(callDisposition, 'Connected');
export const currentSentiment = current(callSentiment, 'Interested');

/** Calls name them, but they are read by their IDs. */
const byId = (kind: RecordKind, example: string): RecordKind => ({
	...kind,
	key: `${kind.key}Record`,
	id: integerId,
	...named(example),
	value: undefined,
});
export const dispositionRecord = byId(callDisposition, 'Connected');
export const sentimentRecord = byId(callSentiment, 'Interested');

export const activityHistory = record('Activity History', {
	plural: 'Activity Histories',
	id: integerId,
	list: 'GET /v2/activity_histories',
	paging,
	label: (one) => withNote(one.type, dayOf(one.occurred_at)),
	simplify: simplify.activityHistory,
});
