/** How records go to Nutshell and come back. */
import { wordsOf } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import { isObject, type Json } from '../engine/json';
import { whole } from './api';

/** A new record goes as a list of one under its plural key, without what it does not have yet. */
export function newRecord(key: string): (body: Json) => Json {
	return (body) => ({ [key]: [withoutNulls(body)] });
}

function withoutNulls(values: Json): Json {
	const given = Object.entries(values).filter(([, value]) => value !== null);
	return Object.fromEntries(
		given.map(([name, value]) => [name, isObject(value) ? withoutNulls(value) : value]),
	);
}

/** Records of several kinds in one relation: the editor asks for each kind apart. */
export function together(kinds: unknown): unknown[] {
	return isObject(kinds) ? Object.values(kinds).flat() : [];
}

/**
 * Gets a record and, if they are wanted, the values of its custom fields: by their titles, or by their
 * IDs where the answer tells no title.
 */
export function getWithCustomFields(segment: string): (job: Job) => Promise<Json> {
	return async (job) => {
		const { path, local } = job.values;
		const record = await job.record(`GET /rest/${segment}/{id}`, { path });
		if (local.includeCustomFields !== true) return record;
		const customFields: Array<[string, unknown]> = [];
		const route = `GET /rest/${segment}/{id}/customfields` as const;
		const fields = job.list(route, whole('customfields'), { path });
		for await (const { id, title, name, value } of fields) {
			customFields.push([wordsOf(title) || wordsOf(name) || wordsOf(id), value]);
		}
		// Not by assignment: a title may be the name of the prototype.
		return { ...record, customFields: Object.fromEntries(customFields) };
	};
}
