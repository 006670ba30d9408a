import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { callInstructionId, ids, sorting } from '../fields';
import { callInstruction } from '../records';

export const callInstructionResource = resource(callInstruction, {
	get: get('GET /v2/action_details/call_instructions/{id}', {
		required: [callInstructionId],
		description: 'Retrieve what to say in the calls of a step',
	}),
	getAll: list('GET /v2/action_details/call_instructions', {
		paging: numberedPages,
		filters: [ids],
		options: sorting(['updated_at', 'created_at']),
	}),
});
