/** Changes as JSON Patch (RFC 6902), in Nutshell's dialect of paths: `/leads/0/links/owner`. */
import type { Field } from '../engine/vocabulary/field';
import { isObject, type Json } from '../engine/json';
import { action, type Operation, type Send } from '../engine/vocabulary/operation';
import { recordsOf } from '../engine/vocabulary/paging';
import type { Route } from '../engine/vocabulary/route';
import { sentenceCase } from '../engine/vocabulary/words';

interface PatchOperation {
	op: 'add' | 'remove' | 'replace';
	path: string;
	value?: unknown;
}

export const patchHeaders = { 'content-type': 'application/json-patch+json' };

/**
 * Turns the values of an update into a patch: custom fields stand beside the record's own, relations
 * below `links`; `null` removes. `operations` are passed on as they are.
 */
export function patch(segment: string): (body: Json) => unknown[] {
	const root = `/${segment}/0/`;
	return ({ links, customFields, operations, ...own }) => [
		...changes(root, own),
		...changes(root, customFields),
		...changes(`${root}links/`, links),
		...recordsOf(operations),
	];
}

function changes(root: string, values: unknown): PatchOperation[] {
	return Object.entries(isObject(values) ? values : {}).map(([name, value]) => {
		const path = root + escape(name);
		return value === null ? { op: 'remove', path } : { op: 'replace', path, value };
	});
}

/** A name as a part of a JSON Pointer (RFC 6901). */
function escape(name: string): string {
	return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** What an update has in common for all kinds of records. */
export function updates(segment: string): Pick<Send, 'body' | 'headers'> & { readAfter: Route } {
	return {
		body: patch(segment),
		headers: patchHeaders,
		readAfter: `GET /rest/${segment}/{id}`,
	};
}

/** One more entry of a relation. @param value the ID of a record, or a record in place */
export const adding = (segment: string, relation: string, value: unknown): PatchOperation => ({
	op: 'add',
	path: `/${segment}/0/links/${relation}/-`,
	value,
});

/** The operations that add records to a relation and take them out of it; the others stay. */
export function linking<Noun extends string>(
	segment: string,
	record: Field,
	nouns: Noun,
	related: Field,
): Record<`add${Noun}` | `remove${Noun}`, Operation> {
	const [many, one] = [nouns, record.label].map(sentenceCase);
	const linked = (
		verb: 'Add' | 'Remove',
		between: string,
		change: (id: unknown) => PatchOperation,
	): Operation => {
		const sentence = `${verb} ${many} ${between} a ${one}`;
		return action(`PATCH /rest/${segment}/{id}` as const, {
			...updates(segment),
			required: [record, related],
			body: (body) => [body[related.wire]].flat().map(change),
			name: `${verb} ${nouns}`,
			action: sentence,
			description: `${sentence}; all others stay as they are`,
		});
	};
	return {
		[`add${nouns}`]: linked('Add', 'to', (id) => adding(segment, related.wire, id)),
		[`remove${nouns}`]: linked('Remove', 'from', (id) => ({
			op: 'remove',
			path: `/${segment}/0/links/${related.wire}/${String(id)}`,
		})),
	} as Record<`add${Noun}` | `remove${Noun}`, Operation>;
}
