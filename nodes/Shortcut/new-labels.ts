/** Labels that are typed, since no list has them yet, beside those that are picked. */
import { inEach } from '../engine/vocabulary/answered';
import { names } from '../engine/vocabulary/field';
import type { Job } from '../engine/vocabulary/job';
import { arrayOf, type Json } from '../engine/json';
import type { Route } from '../engine/vocabulary/route';
import { looseKey } from '../engine/vocabulary/spelling';

const looks = { button: 'Add Label', placeholder: 'e.g. backend' };

/** For a new record, whose body is made by `withTypedLabels`. */
export const typedLabels = names('new_labels', {
	...looks,
	description: 'Added to the labels that are picked; one that does not exist yet is made',
});

/** For a change, which replaces the labels by those that are picked. */
export const moreLabels = names('new_labels', {
	...looks,
	in: 'local',
	description:
		'Added to the labels that are picked, or else to those that it has; one that does not exist yet is made',
});

/** The body of a new record, with the typed labels behind those that are picked. */
export function withTypedLabels({ new_labels: typed, ...body }: Json): Json {
	return typed === undefined ? body : { ...body, labels: eachOnce(body.labels, typed) };
}

/**
 * Puts the typed labels of a change behind those that are picked, or else behind those that stay.
 * @param route where the record is read as it is
 */
export async function addTypedLabels(job: Job, route: Route): Promise<void> {
	const { path, body, local } = job.values;
	const typed = arrayOf(local.new_labels);
	if (typed.length === 0) return;
	const present = body.labels ?? (await job.record(route, { path })).labels;
	job.values.body = { ...body, labels: eachOnce(present, typed) };
}

/** Labels of two lists as they are written, each name once. */
export function eachOnce(present: unknown, typed: unknown): Json[] {
	const all = new Map<string, unknown>();
	for (const name of [...arrayOf(inEach('name', present)), ...arrayOf(typed)]) {
		if (!all.has(looseKey(name))) all.set(looseKey(name), name);
	}
	return [...all.values()].map((name) => ({ name }));
}
