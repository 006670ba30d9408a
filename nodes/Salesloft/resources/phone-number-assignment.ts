import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, phoneNumberAssignmentId, sorting } from '../fields';
import { phoneNumberAssignment } from '../records';

export const phoneNumberAssignmentResource = resource(phoneNumberAssignment, {
	get: get('GET /v2/phone_number_assignments/{id}', { required: [phoneNumberAssignmentId] }),
	getAll: list('GET /v2/phone_number_assignments', {
		paging: numberedPages,
		filters: [ids],
		options: sorting(['updated_at', 'created_at']),
		description: 'Retrieve which phone numbers belong to which users',
	}),
});
