/** The IDs that records of Salesloft have in other programs. */
import { code, flag, integer } from '../../engine/vocabulary/field';
import { create, list, remove, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { externalIdId, externalType, objectType, sortedByAny } from '../fields';
import { externalId } from '../records';

const value = code('external_id', { min: 1, label: 'External ID', placeholder: 'e.g. C-1001' });
const record = integer('object_id', {
	label: 'Record ID',
	default: '',
	description: 'The ID of the record in Salesloft',
});

export const externalIdResource = resource(externalId, {
	create: create('POST /v2/external/mappings', {
		required: [objectType, record, externalType, value],
		description: 'Note the ID that a record has in another program',
	}),
	delete: remove('DELETE /v2/external/mappings/{id}', {
		required: [externalIdId],
		description: 'Delete an external ID permanently; the record in Salesloft stays',
	}),
	getAll: list('GET /v2/external/mappings', {
		paging: numberedPages,
		filters: [
			flag('deleted', { description: 'Whether they are deleted' }),
			value,
			externalType,
			record,
			objectType,
		],
		options: sortedByAny('object_type'),
		description: 'Retrieve which records have which IDs in other programs',
	}),
});
