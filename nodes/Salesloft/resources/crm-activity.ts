import { get, list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, crmActivityId, ids, sorting } from '../fields';
import { crmActivity } from '../records';

export const crmActivityResource = resource(crmActivity, {
	get: get('GET /v2/crm_activities/{id}', { required: [crmActivityId] }),
	getAll: list('GET /v2/crm_activities', {
		paging: cursorPages,
		filters: [ids, ...between('updated_at', 'Updated')],
		options: sorting(['updated_at', 'created_at']),
		description: 'Retrieve what Salesloft has written into the CRM, and what went wrong there',
	}),
});
