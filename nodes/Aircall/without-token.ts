/** What others know Aircall by: whoever has such a token can send in its name. */
import type { Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';
import { omit } from '../engine/vocabulary/output';

/** What Aircall answers, without the token, which does not come into the output of a workflow. */
export const withoutToken = omit('token');

/** The one request of an operation, whose answer has a token. */
export async function tokenless(job: Job): Promise<Json> {
	const { path, query, body } = job.values;
	const parts = job.route.startsWith('GET') ? { path, query } : { path, query, body };
	return withoutToken(await job.record(job.route, parts));
}
