import type { Job } from '../../engine/vocabulary/job';
import { color, text } from '../../engine/vocabulary/field';
import { operation, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { order, tagId } from '../fields';

const name = text('name', { min: 1, placeholder: 'e.g. Follow-up' });
const tagColor = color('color', { default: '#00B388' });

/** The API takes a tag as a whole: what is not changed is sent as it is. */
async function keepOtherFields(job: Job): Promise<void> {
	const { body, path } = job.values;
	if (body.name !== undefined && body.color !== undefined) return;
	const current = await job.record('GET /v1/tags/{tag_id}', { path });
	job.values.body = { name: current.name, color: current.color, ...body };
}

export const tagResource = resource('Tag', {
	create: operation('POST /v1/tags', { required: [name, tagColor] }),
	delete: operation('DELETE /v1/tags/{tag_id}', {
		required: [tagId],
		output: 'deleted',
		description: 'Delete a tag permanently, also from the calls that have it',
	}),
	get: operation('GET /v1/tags/{tag_id}', { required: [tagId] }),
	getAll: operation('GET /v1/tags', { paging: pages, options: [order] }),
	update: operation('PUT /v1/tags/{tag_id}', {
		required: [tagId],
		optional: [tagColor, name],
		prepare: keepOtherFields,
	}),
});
