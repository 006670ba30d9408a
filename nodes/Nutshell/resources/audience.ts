import { create, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { newRecord } from '../exchange';
import { name } from '../fields';
import { audience } from '../records';

export const audienceResource = resource(audience, {
	create: create('POST /rest/audiences', {
		required: [name('e.g. Newsletter')],
		body: newRecord('emAudiences'),
		description: 'Create an audience, to which people can then be added',
	}),
	getAll: list('GET /rest/audiences', { paging: whole('audiences') }),
});
