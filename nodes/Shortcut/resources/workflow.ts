import { get, list, resource } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { workflowId } from '../fields';
import { workflow } from '../records';

export const workflowResource = resource(workflow, {
	get: get('GET /api/v3/workflows/{workflow-public-id}', { required: [workflowId] }),
	getAll: list('GET /api/v3/workflows', { paging: wholeList }),
});
