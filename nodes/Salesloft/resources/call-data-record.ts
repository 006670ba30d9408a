import { choice, flag, reference, references } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { creationPages } from '../api';
import { between, callDataRecordId, ids, sorting } from '../fields';
import {
	callDataRecord,
	callDisposition,
	callSentiment,
	group,
	person,
	userGuid,
} from '../records';

const STATUSES = [
	'busy',
	'canceled',
	'completed',
	'failed',
	'in-progress',
	'initiated',
	'no-answer',
	'queued',
	'ringing',
];

export const callDataRecordResource = resource(callDataRecord, {
	get: get('GET /v2/call_data_records/{id}', {
		required: [callDataRecordId],
		description: "Retrieve a call of Salesloft's dialer",
	}),
	getAll: list('GET /v2/call_data_records', {
		paging: creationPages,
		filters: [
			...between('created_at', 'Created'),
			choice('direction', ['inbound', 'outbound']),
			references(callDisposition, 'disposition[]', { label: 'Disposition', name: 'dispositions' }),
			references(group, 'group_id[]', { name: 'groupIds' }),
			flag('has_call', { label: 'Logged', description: 'Whether they were logged as a call' }),
			ids,
			reference(person, 'person_id[]', { name: 'personId' }),
			flag('recordings_only', { description: 'Whether to return only those with a recording' }),
			references(callSentiment, 'sentiment[]', { label: 'Sentiment', name: 'sentiments' }),
			choice('status', STATUSES),
			...between('updated_at', 'Updated'),
			references(userGuid, 'user_guid[]', { label: 'User', name: 'userGuids' }),
		],
		options: sorting(['updated_at', 'created_at']),
		description: "Retrieve the calls of Salesloft's dialer, logged or not",
	}),
});
