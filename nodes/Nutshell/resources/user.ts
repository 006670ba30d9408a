import { operation, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { userId } from '../fields';
import { simple } from '../simplify';

export const userResource = resource(
	'User',
	{
		get: operation('GET /rest/users/{id}', { required: [userId] }),
		getAll: operation('GET /rest/users', { paging: whole('users') }),
	},
	{
		simplify: simple('id', 'name', ['email', 'emails'], 'isAdministrator', 'isEnabled'),
	},
);
