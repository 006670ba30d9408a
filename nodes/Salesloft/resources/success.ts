import { reference } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, ids, sorting } from '../fields';
import { person, success } from '../records';

export const successResource = resource(success, {
	getAll: list('GET /v2/successes', {
		paging: cursorPages,
		filters: [
			ids,
			reference(person, 'person_id[]', { name: 'personId' }),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['updated_at', 'created_at', 'succeeded_at']),
		description: 'Retrieve a list of successes: people who were won, and what was done for it',
	}),
});
