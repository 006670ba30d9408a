/** What is given where nothing is published of the answer. */
import { isObject, type Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';

/** A record as it is, anything else under a name. */
export const asRecord =
	(name: string) =>
	async (job: Job): Promise<Json> => {
		const { path, query, body } = job.values;
		const sent = job.route.startsWith('GET') ? { path, query } : { path, query, body };
		const answer = await job.send(job.route, sent, true);
		return isObject(answer) && Object.keys(answer).length > 0 ? answer : { [name]: answer };
	};
