/** What the company calls by a name, and may call so in another spelling. */
import type { Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';
import type { Route } from '../engine/vocabulary/route';
import { isSameText } from '../engine/vocabulary/spelling';
import { pages } from './api';

/** The records of a list that are called by a name, but for the case of letters and white space. */
export async function* called(job: Job, route: Route, name: unknown): AsyncGenerator<Json> {
	for await (const one of job.list(route, pages)) if (isSameText(one.name, name)) yield one;
}

/** @returns all of them: whether a name is clear shows only at the end of the list */
export async function allCalled(job: Job, route: Route, name: unknown): Promise<Json[]> {
	const found: Json[] = [];
	for await (const one of called(job, route, name)) found.push(one);
	return found;
}
