import { codes, flag, reference, references, text } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, sorting, userId, without } from '../fields';
import { group, user, userGuid } from '../records';

export const userResource = resource(user, {
	get: get('GET /v2/users/{id}', { required: [userId] }),
	getAll: list('GET /v2/users', {
		paging: numberedPages,
		filters: [
			flag('active', { description: 'Whether they are active' }),
			references(group, 'group_id[]', { name: 'groupIds' }),
			without('group_id[]', 'Group'),
			references(userGuid, 'guid[]', { label: 'User', name: 'userGuids' }),
			flag('has_crm_user', {
				label: 'Has CRM User',
				description: 'Whether they are connected to a user of the CRM',
			}),
			ids,
			reference(userGuid, 'manager_user_guid', {
				label: 'Manager',
				description: 'Whose people to return',
			}),
			codes('role_id[]', {
				label: 'Role IDs',
				name: 'roleIds',
				button: 'Add Role ID',
				placeholder: 'e.g. Admin',
			}),
			text('search', {
				min: 1,
				placeholder: 'e.g. jane',
				description: 'Words that all occur in the name or the email address',
			}),
			flag('visible_only', {
				default: true,
				description:
					'Whether to return only users that the user of the API key can act for, or everybody, deactivated users too',
			}),
			codes('work_country[]', {
				label: 'Work Countries',
				button: 'Add Country',
				placeholder: 'e.g. US',
			}),
		],
		options: sorting(['id', 'email', 'group', 'name', 'role']),
	}),
	getMe: get('GET /v2/me', {
		name: 'Get Current',
		action: 'Get the current user',
		description: 'Retrieve the user that the API key acts for',
	}),
});
