import { code, codes, flag, reference, references, text } from '../../engine/vocabulary/field';
import { get, list, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, sorting, userId, without } from '../fields';
import { group, role, user, userGuid } from '../records';
import { asRecord } from '../unpublished';

const seatPackage = text('seat_package', {
	min: 1,
	description: 'The license, as Salesloft calls it in the answer of Get',
});

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
			references(role, 'role_id[]', {
				name: 'roleIds',
				description: 'The list shows custom roles; an expression may also give Admin and User',
			}),
			text('search', {
				min: 1,
				placeholder: 'e.g. jane',
				description: 'Words that all occur in the name or the email address',
			}),
			seatPackage,
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
	getProfile: get('GET /v2/profiles', {
		name: 'Get Profile',
		action: 'Get the profile of the current user',
		description: 'Retrieve the profile of the user that the API key acts for',
		simplify: false,
		run: asRecord('profile'),
	}),
	update: update('PUT /v2/users/{id}', {
		required: [userId],
		optional: [
			flag('active', { description: 'Whether the user can sign in' }),
			reference(group, 'group_id'),
			reference(userGuid, 'manager_user_guid', { label: 'Manager' }),
			reference(role, 'role_id', {
				description: 'A custom role from the list, or Admin or User by ID',
			}),
			seatPackage,
			code('work_country', { placeholder: 'e.g. US', description: 'Two letters' }),
		],
	}),
});
