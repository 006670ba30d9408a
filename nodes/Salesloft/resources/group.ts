import { reference, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { unpaged } from '../api';
import { groupId, ids, sorting } from '../fields';
import { group } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Sales Europe' });
const parent = reference(group, 'parent_id', {
	label: 'Parent Group',
	description: 'The group that it is a part of',
});

export const groupResource = resource(group, {
	create: create('POST /v2/groups', { required: [name], optional: [parent] }),
	delete: remove('DELETE /v2/groups/{id}', { required: [groupId] }),
	get: get('GET /v2/groups/{id}', { required: [groupId] }),
	getAll: list('GET /v2/groups', {
		paging: unpaged,
		filters: [ids],
		options: sorting(['updated_at', 'created_at']),
	}),
	update: update('PUT /v2/groups/{id}', { required: [groupId], optional: [name, parent] }),
});
