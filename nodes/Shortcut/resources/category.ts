import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { path } from '../../engine/vocabulary/field';
import { wholeList } from '../../engine/vocabulary/paging';
import { archived, color, externalId, name } from '../fields';
import { category, objective } from '../records';

const categoryId = path(category, 'category-public-id');
const categoryName = name(128, 'Growth');

export const categoryResource = resource(category, {
	create: create('POST /api/v3/categories', {
		required: [categoryName],
		beside: [color()],
		optional: [externalId(128, 1)],
		description: 'Create a category for objectives',
	}),
	delete: remove('DELETE /api/v3/categories/{category-public-id}', {
		required: [categoryId],
		description: 'Delete a category permanently and take it off everything that has it',
	}),
	get: get('GET /api/v3/categories/{category-public-id}', { required: [categoryId] }),
	getAll: list('GET /api/v3/categories', { paging: wholeList }),
	getObjectives: list('GET /api/v3/categories/{category-public-id}/objectives', {
		required: [categoryId],
		paging: wholeList,
		of: objective,
		name: 'Get Objectives',
		action: 'Get the objectives of a category',
		description: 'Retrieve the objectives of a category',
	}),
	update: update('PUT /api/v3/categories/{category-public-id}', {
		required: [categoryId],
		optional: [archived, color({ nullable: true }), categoryName],
	}),
});
