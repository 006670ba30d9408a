import { flag, one, text } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { numberedPages } from '../api';
import { ids, sorting, stepId } from '../fields';
import { cadence } from '../records';

export const stepResource = resource(
	'Step',
	{
		get: get('GET /v2/steps/{id}', { required: [stepId] }),
		getAll: list('GET /v2/steps', {
			paging: numberedPages,
			filters: [
				one(cadence, 'cadence_id'),
				flag('has_due_actions', { description: 'Whether something of them is due' }),
				ids,
				text('type', { min: 1, placeholder: 'e.g. phone' }),
			],
			options: sorting(['updated_at', 'created_at']),
		}),
	},
	{
		simplify: pick(
			'id',
			'name',
			'display_name',
			'type',
			'day',
			'step_number',
			'disabled',
			['cadence_id', 'cadence.id'],
			'created_at',
			'updated_at',
		),
	},
);
