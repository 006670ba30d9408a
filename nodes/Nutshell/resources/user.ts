import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { userId } from '../fields';
import { simple } from '../simplify';

export const userResource = resource(
	'User',
	{
		get: get('GET /rest/users/{id}', { required: [userId] }),
		getAll: list('GET /rest/users', { paging: whole('users') }),
	},
	{
		simplify: simple('id', 'name', ['email', 'emails'], 'isAdministrator', 'isEnabled'),
	},
);
