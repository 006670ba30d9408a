import { integer, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { unpaged } from '../api';
import { opportunityStageId } from '../fields';
import { opportunityStage } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Negotiation' });
const order = integer('order', {
	description: 'Where it stands among the others, as a number',
});

export const opportunityStageResource = resource(opportunityStage, {
	create: create('POST /v2/opportunity_stages', { required: [name], optional: [order] }),
	delete: remove('DELETE /v2/opportunity_stages/{id}', { required: [opportunityStageId] }),
	get: get('GET /v2/opportunity_stages/{id}', { required: [opportunityStageId] }),
	getAll: list('GET /v2/opportunity_stages', { paging: unpaged }),
	update: update('PUT /v2/opportunity_stages/{id}', {
		required: [opportunityStageId],
		optional: [name, order],
	}),
});
