/** Create or Update of tags, by their name. */
import type { Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { isSameText, keyOf } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { allCalled } from '../../by-name';

/** A tag that is there keeps its own spelling; the API takes it as a whole. */
export async function upsertTag(job: Job): Promise<Json> {
	const { name, color } = job.values.body;
	const found = await allCalled(job, 'GET /v1/tags', name);
	return await createOrUpdate(found, {
		meant: `tag called ${quote(name)}`,
		create: async () => await job.record('POST /v1/tags', { body: { name: keyOf(name), color } }),
		update: async (id) => {
			const [tag] = found;
			if (isSameText(tag.color, color)) return tag;
			const parts = { path: { tag_id: id }, body: { name: tag.name, color } };
			return await job.record('PUT /v1/tags/{tag_id}', parts);
		},
	});
}
