import { flag, integers, reference, references, text } from '../../../engine/vocabulary/field';
import { action, get, list, resource } from '../../../engine/vocabulary/operation';
import { cursorPages } from '../../api';
import { between, cadenceActionId, ids, sorting } from '../../fields';
import { cadence, cadenceAction, person, step, userGuid } from '../../records';
import { complete } from './complete';

/** The API calls them actions. It only has those that are not done. */
export const cadenceActionResource = resource(cadenceAction, {
	complete,
	get: get('GET /v2/actions/{id}', {
		required: [cadenceActionId],
		description: 'Retrieve a cadence action that is not done',
	}),
	getAll: list('GET /v2/actions', {
		paging: cursorPages,
		filters: [
			references(cadence, 'cadence_id[]', { name: 'cadenceIds' }),
			flag('due', {
				in: 'local',
				description: 'Whether they are due by now; the node compares it, since the API cannot',
			}),
			...between('due_on', 'Due'),
			ids,
			integers('multitouch_group_id[]', {
				label: 'Multitouch Group IDs',
				placeholder: 'e.g. 123, 456',
			}),
			reference(person, 'person_id[]', { name: 'personId' }),
			reference(step, 'step_id'),
			text('type', { min: 1, placeholder: 'e.g. phone' }),
			...between('updated_at', 'Updated'),
			references(userGuid, 'user_guid[]', { label: 'User', name: 'userGuids' }),
		],
		keep: (one, { due }) => due === undefined || one.due === due,
		options: sorting(['updated_at', 'created_at']),
		description:
			'Retrieve what is to be done in cadences: of the whole team with the API key of a team admin, of the user of the key with any other',
	}),
	markOngoing: action('POST /v2/ongoing_actions', {
		name: 'Mark as Ongoing',
		action: 'Mark a cadence action as ongoing',
		description:
			'Tell Salesloft that a cadence action was begun and needs nobody until it is completed; one that is ongoing already is refused',
		required: [reference(cadenceAction, 'action_id', { name: 'cadenceActionId' })],
	}),
});
