/** Labels that are typed, since no list has them yet, beside those that are picked. */
import { inEach } from '../engine/vocabulary/answered';
import { names, notCleared, type Field } from '../engine/vocabulary/field';
import { arrayOf, isEmptyList, type Json } from '../engine/json';
import type { ReadFirst } from '../engine/vocabulary/operation';
import type { Route } from '../engine/vocabulary/route';
import { looseKey } from '../engine/vocabulary/spelling';
import type { Values } from '../engine/vocabulary/values';

const typed = (description: string): Field =>
	notCleared(
		names('new_labels', { button: 'Add Label', placeholder: 'e.g. backend', description }),
	);

/** For a new record, whose body is made by `withTypedLabels`. */
export const typedLabels = typed(
	'Added to the labels that are picked; one that does not exist yet is made',
);

/** For a change, which replaces the labels by those that are picked, or else keeps those that it has. */
export const moreLabels = typed(
	'Added to the labels that are picked, or else to those that it has; one that does not exist yet is made',
);

/** The body with the typed labels behind the others. */
export function withTypedLabels({ new_labels: typed, ...body }: Json): Json {
	if (typed === undefined || isEmptyList(typed)) return body;
	return { ...body, labels: eachOnce(body.labels, typed) };
}

/** Whether a change adds labels to those that the record has. */
export const addsLabels = ({ body }: Values): boolean =>
	arrayOf(body.new_labels).length > 0 && body.labels === undefined;

/** The API replaces all labels at once: those that the record has are sent again. */
export const keepLabels = (route: Route): ReadFirst => ({
	route,
	if: addsLabels,
	merge: ({ body }, { labels }) => ({ ...body, labels }),
});

/** Labels of two lists as they are written, each name once. */
export function eachOnce(present: unknown, typed: unknown): Json[] {
	const all = new Map<string, unknown>();
	for (const name of [...arrayOf(inEach('name', present)), ...arrayOf(typed)]) {
		if (!all.has(looseKey(name))) all.set(looseKey(name), name);
	}
	return [...all.values()].map((name) => ({ name }));
}
