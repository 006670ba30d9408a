import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { callDispositionId, sorting } from '../fields';
import { callDisposition } from '../records';

export const callDispositionResource = resource(callDisposition, {
	get: get('GET /v2/call_dispositions/{id}', { required: [callDispositionId] }),
	getAll: list('GET /v2/call_dispositions', {
		paging: numberedPages,
		options: sorting(['name', 'updated_at'], 'ASC'),
		description: 'Retrieve how calls can end, as set up in Salesloft',
	}),
});
