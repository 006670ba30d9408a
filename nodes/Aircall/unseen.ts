/** Answers that nobody has seen: they come out as they are. */
import { isObject, type Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';
import { onceReady, untilFound } from '../engine/vocabulary/ready';
import { ASK_AGAIN } from './api';

/** The answer to the one request of an operation: a record as it is, anything else under a name. */
export const asRecord =
	(name: string) =>
	async (job: Job): Promise<Json> => {
		const ask = async () => await job.send(job.route, { path: job.values.path });
		const answer = await onceReady(job, ask, untilFound(ASK_AGAIN));
		return isObject(answer) && Object.keys(answer).length > 0 ? answer : { [name]: answer ?? null };
	};
