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
import { changed, upsertTag } from './upsert';

const tagName = text('name', { min: 1, placeholder: 'e.g. Follow-up' });
const tagColor = color('color', { default: '#00B388' });
const tagDescription = text('description', {
	description:
		'Aircall takes it and may not keep it: it answered none to a tag that was sent with one',
});

export const tagResource = resource(tag, {
	create: create('POST /v1/tags', { required: [tagName, tagColor], beside: [tagDescription] }),
	delete: remove('DELETE /v1/tags/{tag_id}', {
		required: [tagId],
		description: 'Delete a tag permanently, also from the calls that have it',
	}),
	get: get('GET /v1/tags/{tag_id}', { required: [tagId] }),
	getAll: list('GET /v1/tags', { paging: pages, options: [order] }),
	update: update('PUT /v1/tags/{tag_id}', {
		required: [tagId],
		optional: [tagColor, tagDescription, tagName],
		readFirst: {
			route: 'GET /v1/tags/{tag_id}',
			if: ({ body: { name, color, description } }) =>
				[name, color, description].includes(undefined),
			merge: ({ body }, present) => changed(present, body),
		},
	}),
	upsert: action('POST /v1/tags', {
		required: [tagName, tagColor],
		beside: [tagDescription],
		run: upsertTag,
		tells: tellsCreated,
	}),
});
