import {
	integer,
	integers,
	longText,
	reference,
	references,
	pairs,
	phone,
} from '../../engine/vocabulary/field';
import { action, get, list, resource } from '../../engine/vocabulary/operation';
import { creationPages } from '../api';
import { between, callId, ids, PHONE, sorting } from '../fields';
import {
	cadenceAction,
	call,
	callDisposition,
	callSentiment,
	currentDisposition,
	currentSentiment,
	person,
	task,
	userGuid,
} from '../records';

/** How a call went, whether it stands alone or is a step of a cadence. */
export const outcome = [
	phone('to', {
		placeholder: PHONE,
		description: 'The number that was called',
	}),
	reference(currentDisposition, 'disposition', {
		label: 'Disposition',
		description: 'How the call ended; a team may ask for it',
	}),
	reference(currentSentiment, 'sentiment', {
		label: 'Sentiment',
		description: 'How the person felt about it; a team may ask for it',
	}),
	longText('notes', { description: 'Goes into the CRM too' }),
];
export const details = [
	integers('linked_call_data_record_ids', {
		label: 'Call Data Record IDs',
		placeholder: 'e.g. 123, 456',
		description: "The calls of Salesloft's dialer that belong to this one",
	}),
	pairs('crm_params', 'CRM Field', {
		label: 'CRM Fields',
		example: 'Status',
		description: 'What the CRM wants to know of the call; a team may ask for some of it',
	}),
	// Not beside the others: n8n has no empty number, so a call of unknown length would be logged with 0 seconds.
	integer('duration', { min: 0, description: 'In seconds' }),
	reference(userGuid, 'user_guid', {
		label: 'User',
		description: 'Who made the call, if not the user of the API key; for team admins only',
	}),
];

export const callResource = resource(call, {
	get: get('GET /v2/activities/calls/{id}', { required: [callId] }),
	getAll: list('GET /v2/activities/calls', {
		paging: creationPages,
		filters: [
			...between('created_at', 'Created'),
			references(callDisposition, 'disposition[]', { label: 'Disposition', name: 'dispositions' }),
			ids,
			reference(person, 'person_id[]', { name: 'personId' }),
			references(callSentiment, 'sentiment[]', { label: 'Sentiment', name: 'sentiments' }),
			...between('updated_at', 'Updated'),
			references(userGuid, 'user_guid[]', { label: 'User', name: 'userGuids' }),
		],
		options: sorting(['updated_at', 'created_at']),
	}),
	log: action('POST /v2/activities/calls', {
		name: 'Log',
		action: 'Log a call',
		description: 'Note a call that was made; a logged call cannot be changed',
		required: [reference(person, 'person_id')],
		beside: outcome,
		optional: [
			reference(cadenceAction, 'action_id', {
				label: 'Cadence Action',
				description: 'The phone step of a cadence that is done with this call',
			}),
			...details,
			reference(task, 'task_id', { description: 'The task that is done with this call' }),
		],
	}),
});
