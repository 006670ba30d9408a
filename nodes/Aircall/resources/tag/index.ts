import { color, text } from '../../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { pages } from '../../api';
import { order, tagId } from '../../fields';
import { tag } from '../../records';
import { upsertTag } from './upsert';

const tagName = text('name', { min: 1, placeholder: 'e.g. Follow-up' });
const tagColor = color('color', { default: '#00B388' });

export const tagResource = resource(tag, {
	create: create('POST /v1/tags', { required: [tagName, tagColor] }),
	delete: remove('DELETE /v1/tags/{tag_id}', {
		required: [tagId],
		description: 'Delete a tag permanently, also from the calls that have it',
	}),
	get: get('GET /v1/tags/{tag_id}', { required: [tagId] }),
	getAll: list('GET /v1/tags', { paging: pages, options: [order] }),
	update: update('PUT /v1/tags/{tag_id}', {
		required: [tagId],
		optional: [tagColor, tagName],
		// The API takes a tag as a whole: what is not changed is sent as it is.
		readFirst: {
			route: 'GET /v1/tags/{tag_id}',
			if: ({ body }) => body.name === undefined || body.color === undefined,
			merge: ({ body }, { name, color }) => ({ name, color, ...body }),
		},
	}),
	upsert: action('POST /v1/tags', {
		required: [tagName, tagColor],
		run: upsertTag,
		tells: tellsCreated,
	}),
});
