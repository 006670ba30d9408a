/** What is given and told where Salesloft publishes too little. */
import { isObject, type Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';

/** Of an operation whose name alone is published. */
export const INFERRED =
	'Salesloft lists this operation, and its address is inferred from those beside it.';

/**
 * The answer where nothing is published of it: a record as it is, anything else under a name.
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
