/** Recorded conversations, their transcriptions, and the calls of Salesloft's dialer. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import type { Json } from '../../engine/json';
import { integerId, record, uuid } from '../../engine/vocabulary/record';
import * as simplify from '../simplify/conversations';
import { user } from './users';
import { dayOf, newestFirst, paging } from './shared';

const LIST = 'GET /v2/conversations';
/** The one order of this list that other connectors are known to use. */
const lastChanged = { sort_by: 'updated_at', sort_direction: 'DESC' };
const dayHeld = ({ event_start_date, created_at }: Json) => dayOf(event_start_date ?? created_at);

export const conversation = record('Conversation', {
	id: uuid,
	list: LIST,
	query: lastChanged,
	paging,
	search: {
		route: LIST,
		// Shorter beginnings are refused.
		query: (typed) => (typed.length < 3 ? undefined : { 'title[_starts_with]': typed }),
	},
	names: {
		of: ({ title }) => [title],
		example: 'Introduction',
		search: { route: LIST, query: (called) => ({ title: called }) },
	},
	label: (one) => withNote(one.title, dayHeld(one)),
	simplify: simplify.conversation,
	openLinks: ['recording', 'transcription_artifact'],
});

export const transcription = record('Transcription', {
	id: uuid,
	list: 'GET /v2/transcriptions',
	paging,
	label: (one) => withNote(wordsOf(one.language_code) || 'Transcription', dayOf(one.created_at)),
	simplify: simplify.transcription,
	openLinks: ['transcription_artifact'],
});

export const callDataRecord = record('Call Data Record', {
	id: integerId,
	list: 'GET /v2/call_data_records',
	query: newestFirst,
	paging,
	label: (one) => withNote(wordsOf(one.to) || 'Unknown number', dayOf(one.created_at)),
	simplify: simplify.callDataRecord,
	openLinks: ['recording', 'recording_url', 'dialer_recording'],
	refers: { user_id: user },
});
