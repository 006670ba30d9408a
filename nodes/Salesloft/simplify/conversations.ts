/** Conversations, their transcriptions, and the calls of the dialer, in short. */
import { pick } from '../../engine/vocabulary/output';

export const conversation = pick(
	'id',
	'title',
	'platform',
	'media_type',
	'duration',
	'language_code',
	['account_id', 'account.id'],
	['person_id', 'person.id'],
	'owner_id',
	'user_guid',
	'call_id',
	['transcription_id', 'transcription.id'],
	'event_start_date',
	'event_end_date',
	'created_at',
	'updated_at',
);

export const transcription = pick(
	'id',
	['conversation_id', 'conversation.id'],
	'language_code',
	'created_at',
	'updated_at',
);

export const callDataRecord = pick(
	'id',
	'call_type',
	'direction',
	'status',
	'from',
	'to',
	'duration',
	['recording_status', 'recording.recording_status'],
	['recording_url', 'recording.url'],
	['person_id', 'called_person.id'],
	['user_id', 'user.id'],
	['call_id', 'call.id'],
	'started_at',
	'ended_at',
	'created_at',
	'updated_at',
);
