/** Create or Update of tags, by their name. */
import type { Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { isNothing, isSameText, keyOf } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { allCalled } from '../../by-name';

/** A tag that is there keeps its own spelling. */
export async function upsertTag(job: Job): Promise<Json> {
	const { name, ...looks } = job.values.body;
	const found = await allCalled(job, 'GET /v1/tags', name);
	return await createOrUpdate(found, {
		meant: `tag called ${quote(name)}`,
		create: async () =>
			await job.record('POST /v1/tags', { body: { name: keyOf(name), ...looks } }),
		update: async (id) => {
			const [tag] = found;
			const { color, description = tag.description } = looks;
			if (isSameText(tag.color, color) && description === tag.description) return tag;
			const parts = { path: { tag_id: id }, body: changed(tag, looks) };
			return await job.record('PUT /v1/tags/{tag_id}', parts);
		},
	});
}

/** The API takes a tag as a whole: what is not changed is sent as it is. */
export function changed({ name, color, description }: Json, changes: Json): Json {
	return { name, color, ...(!isNothing(description) && { description }), ...changes };
}
