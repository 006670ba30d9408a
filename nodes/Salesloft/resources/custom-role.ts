import { codes } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { customRoleId, sorting } from '../fields';
import { customRole } from '../records';

export const customRoleResource = resource(customRole, {
	get: get('GET /v2/custom_roles/{id}', { required: [customRoleId] }),
	getAll: list('GET /v2/custom_roles', {
		paging: numberedPages,
		filters: [codes('ids[]', { label: 'IDs', button: 'Add ID' })],
		options: sorting(['id', 'name']),
		description: 'Retrieve the roles that users can have beside Admin and User',
	}),
});
