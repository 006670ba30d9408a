import { text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { active, ids, personStageId, sorting } from '../fields';
import { personStage } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Working' });

export const personStageResource = resource(personStage, {
	create: create('POST /v2/person_stages', { required: [name] }),
	delete: remove('DELETE /v2/person_stages/{id}', {
		required: [personStageId],
		description: 'Delete a person stage; only the support of Salesloft can bring it back',
	}),
	get: get('GET /v2/person_stages/{id}', { required: [personStageId] }),
	getAll: list('GET /v2/person_stages', {
		paging: numberedPages,
		filters: [active, ids],
		options: sorting(['updated_at', 'created_at']),
	}),
	update: update('PUT /v2/person_stages/{id}', {
		required: [personStageId, name],
		description: 'Rename a person stage',
	}),
});
