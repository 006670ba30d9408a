/** Which kinds of record have IDs in which other programs. */
import { create, list, remove, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { externalIdConfigurationId, externalType, objectType, sortedByAny } from '../fields';
import { externalIdConfiguration } from '../records';

export const externalIdConfigurationResource = resource(externalIdConfiguration, {
	create: create('POST /v2/external/configurations', {
		required: [objectType, externalType],
		description: 'Let records of a kind have IDs of another program',
	}),
	delete: remove('DELETE /v2/external/configurations/{id}', {
		required: [externalIdConfigurationId],
	}),
	getAll: list('GET /v2/external/configurations', {
		paging: numberedPages,
		filters: [externalType, objectType],
		options: sortedByAny('object_type'),
		description: 'Retrieve which kinds of record can have IDs of which other programs',
	}),
});
