import { flag, reference, text } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { ids, sorting, stepId } from '../fields';
import { cadence, step } from '../records';

export const stepResource = resource(step, {
	get: get('GET /v2/steps/{id}', { required: [stepId] }),
	getAll: list('GET /v2/steps', {
		paging: numberedPages,
		filters: [
			reference(cadence, 'cadence_id'),
			flag('has_due_actions', { description: 'Whether any of their cadence actions is due' }),
			ids,
			text('type', { min: 1, placeholder: 'e.g. phone' }),
		],
		options: sorting(['updated_at', 'created_at']),
	}),
});
