import { flag, reference, references, texts } from '../../../engine/vocabulary/field';
import { answeredId } from '../../../engine/vocabulary/identify';
import { download, get, list, resource } from '../../../engine/vocabulary/operation';
import { cursorPages, salesloft } from '../../api';
import { between, cadenceId, ids, sorting } from '../../fields';
import { cadence, group, tag, userGuid } from '../../records';
import { asRecord } from '../../unpublished';
import { importCadence } from './import';

export const cadenceResource = resource(cadence, {
	export: download('GET /v2/cadence_exports/{id}', {
		name: 'Export',
		action: 'Export a cadence',
		description: 'Download the settings and steps of a cadence as a JSON file, which Import takes',
		required: [cadenceId],
		find: async ({
			values: {
				path: { id },
			},
		}) => ({
			url: `${salesloft.host}/v2/cadence_exports/${id}`,
			name: `cadence-${id}`,
			mimeType: 'application/json',
			isKeyed: true,
			json: { id: answeredId(id) },
		}),
	}),
	get: get('GET /v2/cadences/{id}', { required: [cadenceId] }),
	getAll: list('GET /v2/cadences', {
		paging: cursorPages,
		filters: [
			flag('archived', { description: 'Whether they are archived' }),
			reference(group, 'group_ids', { name: 'groupId' }),
			ids,
			texts('name[]', {
				label: 'Names',
				button: 'Add Name',
				placeholder: 'e.g. Inbound Follow-up',
			}),
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
	getContent: get('GET /v2/cadence_exports/{id}', {
		name: 'Get Content',
		action: 'Get the content of a cadence',
		description: 'Retrieve the settings and steps of a cadence as data, which Import takes',
		required: [cadenceId],
		simplify: false,
	}),
	getStatistics: get('GET /v2/cadence_stats/{id}', {
		name: 'Get Statistics',
		action: 'Get the statistics of a cadence',
		description: 'Retrieve how a cadence does, in the numbers that Salesloft gives',
		required: [cadenceId],
		simplify: false,
		run: asRecord('stats'),
	}),
	import: importCadence,
});
