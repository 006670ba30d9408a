import { get, list, resource } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { wholeList } from '../../engine/vocabulary/paging';
import { workflowId } from '../fields';

export const workflowResource = resource(
	'Workflow',
	{
		get: get('GET /api/v3/workflows/{workflow-public-id}', { required: [workflowId] }),
		getAll: list('GET /api/v3/workflows', { paging: wholeList }),
	},
	{
		simplify: pick('id', 'name', 'description', 'default_state_id', 'team_id', 'states'),
	},
);
