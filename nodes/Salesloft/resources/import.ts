import { cases, choice, flag, reference, references, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import type { Values } from '../../engine/vocabulary/values';
import { creationOnlyPages } from '../api';
import { between, ids, importId, sorting } from '../fields';
import { peopleImport, user } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Trade Fair 2026' });
const owner = reference(user, 'user_id', { label: 'Owner' });

const deletesPeople = flag('delete_people', {
	in: 'local',
	description: 'Whether to delete people of the import, too, permanently',
});
const whichPeople = choice(
	'undo',
	[
		{ name: 'All', value: 'all', description: 'Also those who are in other imports' },
		{
			name: 'Only of This Import',
			value: 'single',
			description: 'Those who are in no other import',
		},
	],
	{ label: 'Which People', default: 'single' },
);

/** Left out, people stay whom somebody wanted to have deleted. */
function saysWhichPeople({ local, query }: Values): string | undefined {
	const isUnsaid = local.delete_people === true && query.undo === undefined;
	return isUnsaid ? "'Delete People' is on, so choose 'Which People'" : undefined;
}

export const importResource = resource(peopleImport, {
	create: create('POST /v2/imports', {
		required: [name],
		optional: [owner],
		description: 'Create an import, to which people are assigned when they are created or changed',
	}),
	delete: remove('DELETE /v2/imports/{id}', {
		required: [importId],
		beside: [deletesPeople, ...cases(deletesPeople, { true: [whichPeople] })],
		check: saysWhichPeople,
		description: 'Delete an import permanently, and its people as well where that is chosen',
	}),
	get: get('GET /v2/imports/{id}', { required: [importId] }),
	getAll: list('GET /v2/imports', {
		paging: creationOnlyPages,
		filters: [
			...between('created_at', 'Created'),
			ids,
			name,
			references(user, 'user_ids[]', {
				label: 'Owner',
				description: 'Only admins find the imports of others',
			}),
			text('import_type', {
				min: 1,
				label: 'Type',
				description: 'As it stands under import_type in an import; the values are not published',
			}),
		],
		options: sorting(['created_at', 'updated_at']),
	}),
	update: update('PUT /v2/imports/{id}', { required: [importId], optional: [name, owner] }),
});
