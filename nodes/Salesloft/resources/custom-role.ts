import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { customRoleId, sorting, textIds } from '../fields';
import { customRole } from '../records';

export const customRoleResource = resource(customRole, {
	get: get('GET /v2/custom_roles/{id}', { required: [customRoleId] }),
	getAll: list('GET /v2/custom_roles', {
		paging: numberedPages,
		filters: [textIds],
		options: sorting(['id', 'name']),
		description: 'Retrieve the roles that users can have beside Admin and User',
	}),
});
