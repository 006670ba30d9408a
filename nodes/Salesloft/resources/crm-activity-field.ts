import { choice } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { sorting } from '../fields';
import { crmActivityField } from '../records';

export const crmActivityFieldResource = resource(crmActivityField, {
	getAll: list('GET /v2/crm_activity_fields', {
		paging: numberedPages,
		filters: [choice('source', ['email', 'phone'])],
		options: sorting(['title', 'updated_at'], 'ASC'),
		description: "Retrieve what the CRM wants to know of emails and calls: the 'CRM Fields' of Log",
	}),
});
