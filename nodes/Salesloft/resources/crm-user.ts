import { references, text } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { crmIds, ids, sorting } from '../fields';
import { crmUser, user } from '../records';

export const crmUserResource = resource(crmUser, {
	getAll: list('GET /v2/crm_users', {
		paging: numberedPages,
		filters: [
			crmIds('crm_id[]', 'CRM IDs'),
			ids,
			text('search', { min: 1, placeholder: 'e.g. jane' }),
			references(user, 'user_id[]', { name: 'userIds' }),
		],
		options: sorting(['id', 'updated_at']),
		description: 'Retrieve the users of the CRM, and who they are in Salesloft',
	}),
});
