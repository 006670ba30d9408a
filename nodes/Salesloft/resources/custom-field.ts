import { choice, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { customFieldId, ids, sorting } from '../fields';
import { customField } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Favorite Color' });
const fieldType = choice(
	'field_type',
	[{ name: 'Account', value: 'company' }, 'opportunity', 'person'],
	{ label: 'Belongs To', default: 'person', description: 'What kind of record has it' },
);

export const customFieldResource = resource(customField, {
	create: create('POST /v2/custom_fields', { required: [name, fieldType] }),
	delete: remove('DELETE /v2/custom_fields/{id}', { required: [customFieldId] }),
	get: get('GET /v2/custom_fields/{id}', { required: [customFieldId] }),
	getAll: list('GET /v2/custom_fields', {
		paging: numberedPages,
		filters: [fieldType, ids, choice('value_type', ['date', 'text'], { default: 'text' })],
		options: sorting(['updated_at', 'created_at', 'name']),
	}),
	update: update('PUT /v2/custom_fields/{id}', {
		required: [customFieldId],
		optional: [fieldType, name],
	}),
});
