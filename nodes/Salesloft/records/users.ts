/** Users and what they may do. */
import { withNote } from '../../engine/vocabulary/answered';
import type { Json } from '../../engine/json';
import {
	byEmail,
	integerId,
	named,
	record,
	uuid,
	type IdType,
} from '../../engine/vocabulary/record';
import { emailOrName, isSameText } from '../../engine/vocabulary/spelling';
import { unpaged } from '../api';
import * as simplify from '../simplify/users';
import { dataOf, isActive, name, paging } from './shared';

export const group = record('Group', {
	id: integerId,
	list: 'GET /v2/groups',
	paging: unpaged,
	...named('Sales Europe'),
	label: name,
});

/** Those who have left still own records, and are among those whose names are told. */
const withFormer = { visible_only: false };

/** Some parameters want the number of a user, others the GUID. */
export const user = record('User', {
	id: integerId,
	list: 'GET /v2/users',
	query: { active: true },
	paging,
	search: { route: 'GET /v2/users', query: (typed) => ({ search: typed, active: true }) },
	names: {
		of: ({ name, email, guid, id }) => [name, email, guid, id],
		example: 'Jane Doe',
		list: { route: 'GET /v2/users', query: withFormer },
		isCurrent: isActive,
		read: emailOrName,
	},
	label: (one) => withNote(one.name, one.email),
	by: [
		{
			...byEmail,
			route: 'GET /v2/users',
			query: (email) => ({ ...withFormer, search: email, page: 1, per_page: 100 }),
			records: (answer, email) => dataOf(answer).filter((one) => isSameText(one.email, email)),
		},
	],
	simplify: simplify.user,
	refers: { group_id: group },
});
export const userGuid = { ...user, key: 'userGuid', id: uuid, value: (one: Json) => one.guid };

/** What the IDs of roles look like is not published: what does not look like one is looked up. */
const roleId = (pattern: string, example: string): IdType => ({
	pattern,
	says: 'the ID of a role',
	example,
	wire: 'string',
});
const ANY_ID = `\\d{1,19}|${uuid.pattern}`;

export const customRole = record('Custom Role', {
	id: roleId(ANY_ID, uuid.example),
	list: 'GET /v2/custom_roles',
	paging,
	names: { of: (one) => [one.name, one.id], example: 'Regional Manager' },
	label: name,
});

/** What a user can be: one of these two, or of a custom role. */
export const role = {
	...customRole,
	name: 'Role',
	key: 'role',
	id: roleId(`Admin|User|${ANY_ID}`, 'Admin'),
};
