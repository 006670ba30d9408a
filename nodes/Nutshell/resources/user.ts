import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { userId } from '../fields';
import { user } from '../records';

export const userResource = resource(user, {
	get: get('GET /rest/users/{id}', { required: [userId] }),
	getAll: list('GET /rest/users', { paging: whole('users') }),
});
