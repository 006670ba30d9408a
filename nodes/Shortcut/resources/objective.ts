import { choice, references } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import {
	archived,
	asLabel,
	completedAt,
	description,
	name,
	neighbour,
	objectiveId,
	replaces,
	startedAt,
} from '../fields';
import { epicsOf, searchFor } from '../lists';
import { categoryName, objective } from '../records';

const objectiveName = name(256, 'Grow in Europe');
const state = choice(
	'state',
	[
		{ name: 'To Do', value: 'to do' },
		{ name: 'In Progress', value: 'in progress' },
		{ name: 'Done', value: 'done' },
	],
	{ default: 'to do' },
);
const categories = (description?: string) =>
	references(categoryName, 'categories', {
		name: 'categories',
		label: 'Category',
		each: asLabel,
		description,
	});

export const objectiveResource = resource(objective, {
	create: create('POST /api/v3/objectives', {
		required: [objectiveName],
		beside: [description(100_000), state],
		optional: [categories(), completedAt(), startedAt()],
	}),
	delete: remove('DELETE /api/v3/objectives/{objective-public-id}', {
		required: [objectiveId],
		description: 'Delete an objective permanently; its epics stay',
	}),
	get: get('GET /api/v3/objectives/{objective-public-id}', { required: [objectiveId] }),
	getAll: list('GET /api/v3/objectives', { paging: wholeList }),
	getEpics: epicsOf(
		'GET /api/v3/objectives/{objective-public-id}/epics',
		objectiveId,
		'an objective',
	),
	search: list(
		'GET /api/v3/search/objectives',
		searchFor(objective, 'is:started !is:archived', 'With descriptions'),
	),
	update: update('PUT /api/v3/objectives/{objective-public-id}', {
		required: [objectiveId],
		optional: [
			archived,
			neighbour('after_id', objective),
			neighbour('before_id', objective),
			categories(replaces('categories')),
			completedAt({ nullable: true }),
			description(100_000),
			objectiveName,
			startedAt({ nullable: true }),
			state,
		],
	}),
});
