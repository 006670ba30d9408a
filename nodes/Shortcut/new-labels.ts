/** Labels that are typed, since no list has them yet, beside those that are picked. */
import { inEach } from '../engine/vocabulary/answered';
import { names } from '../engine/vocabulary/field';
import type { Job } from '../engine/vocabulary/job';
import { arrayOf } from '../engine/json';
import type { Route } from '../engine/vocabulary/route';
import { looseKey } from '../engine/vocabulary/spelling';

const looks = { in: 'local' as const, button: 'Add Label', placeholder: 'e.g. backend' };

/** For a new record. */
export const typedLabels = names('new_labels', {
	...looks,
	description: 'Added to the labels that are picked; one that does not exist yet is made',
});

/** For a change, which replaces the labels by those that are picked. */
export const moreLabels = names('new_labels', {
	...looks,
	description:
		'Added to the labels that are picked, or else to those that it has; one that does not exist yet is made',
});

/**
 * Puts the typed labels behind those that are picked.
 * @param route where a record is read whose labels stay, since none are picked in their place
 */
export async function addTypedLabels(job: Job, route?: Route): Promise<void> {
	const { values } = job;
	const typed = arrayOf(values.local.new_labels);
	if (typed.length === 0) return;
	const { labels: picked } = values.body;
	const present = picked ?? (route && (await job.record(route, { path: values.path })).labels);
	const all = new Map<string, unknown>();
	for (const name of [...arrayOf(inEach('name', present)), ...typed]) {
		if (!all.has(looseKey(name))) all.set(looseKey(name), name);
	}
	values.body = { ...values.body, labels: [...all.values()].map((name) => ({ name })) };
}
