import { flag, reference, references, texts } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, cadenceId, ids, sorting } from '../fields';
import { cadence, group, tag, userGuid } from '../records';

export const cadenceResource = resource(cadence, {
	get: get('GET /v2/cadences/{id}', { required: [cadenceId] }),
	getAll: list('GET /v2/cadences', {
		paging: cursorPages,
		filters: [
			flag('archived', { description: 'Whether they are archived' }),
			reference(group, 'group_ids', { name: 'groupId' }),
			ids,
			texts('name[]', { label: 'Names', button: 'Add Name' }),
			flag('override_contact_restrictions', {
				description: 'Whether they go on in spite of contact restrictions',
			}),
			references(userGuid, 'owned_by_guid[]', { label: 'Owner', name: 'ownerGuids' }),
			flag('people_addable', { description: 'Whether people can be added to them' }),
			flag('shared', { description: 'Whether they are shared with the team' }),
			references(tag, 'tag_ids[]', { name: 'tagIds' }),
			flag('team_cadence', { description: 'Whether they are team cadences' }),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['updated_at', 'created_at', 'name']),
	}),
});
