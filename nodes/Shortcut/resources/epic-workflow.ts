import { get, resource } from '../../engine/vocabulary/operation';

export const epicWorkflowResource = resource('Epic Workflow', {
	get: get('GET /api/v3/epic-workflow', {
		action: 'Get the epic workflow',
		description: 'Retrieve the states that epics can be in',
	}),
});
