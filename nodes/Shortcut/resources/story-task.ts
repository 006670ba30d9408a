import { flag, longText } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { listIn } from '../../engine/vocabulary/paging';
import {
	createdAt,
	externalId,
	neighbour,
	newOwners,
	owners,
	storyId,
	storyTaskId,
	updatedAt,
} from '../fields';
import { storyTask } from '../records';

const description = longText('description', { min: 1, max: 2048 });
const complete = flag('complete', { description: 'Whether it is done' });

export const storyTaskResource = resource(storyTask, {
	create: create('POST /api/v3/stories/{story-public-id}/tasks', {
		required: [storyId, description],
		optional: [complete, createdAt, externalId(128), newOwners, updatedAt],
	}),
	delete: remove('DELETE /api/v3/stories/{story-public-id}/tasks/{task-public-id}', {
		required: [storyId, storyTaskId],
	}),
	get: get('GET /api/v3/stories/{story-public-id}/tasks/{task-public-id}', {
		required: [storyId, storyTaskId],
	}),
	getAll: list('GET /api/v3/stories/{story-public-id}', {
		required: [storyId],
		paging: listIn('tasks'),
	}),
	update: update('PUT /api/v3/stories/{story-public-id}/tasks/{task-public-id}', {
		required: [storyId, storyTaskId],
		optional: [
			complete,
			description,
			neighbour('after_id', storyTask),
			neighbour('before_id', storyTask),
			owners,
		],
	}),
});
