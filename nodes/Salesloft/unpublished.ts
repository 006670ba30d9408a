/** What is given where nothing is published of the answer. */
import { isObject, type Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';

/**
 * A record as it is, anything else under a name.
 * @param reads whether the request only reads, where its method does not tell
 */
export const asRecord =
	(name: string, reads?: true) =>
	async (job: Job): Promise<Json> => {
		const { path, query, body } = job.values;
		const sent = Object.keys(body).length > 0 ? body : undefined;
		const answer = await job.send(job.route, { path, query, body: sent }, reads);
		return isObject(answer) && Object.keys(answer).length > 0 ? answer : { [name]: answer ?? null };
	};
