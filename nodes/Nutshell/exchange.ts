/** How records go to Nutshell and come back. */
import type { Call } from '../engine/call';
import { isObject, type Json } from '../engine/json';
import { whole } from './api';

/** A new record goes as a list of one under its plural key, without what it does not have yet. */
export function create(key: string): (body: Json) => Json {
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
export function getWithCustomFields(segment: string): (call: Call) => Promise<Json> {
	return async (call) => {
		const { path, local } = call.values;
		const record = await call.record(`GET /rest/${segment}/{id}`, { path });
		if (local.includeCustomFields !== true) return record;
		const customFields: Array<[string, unknown]> = [];
		const route = `GET /rest/${segment}/{id}/customfields` as const;
		const fields = call.list(route, whole('customfields'), { path });
		for await (const { id, title, name, value } of fields) {
			customFields.push([String(title ?? name ?? id), value]);
		}
		// Not by assignment: `__proto__` may be a title.
		return { ...record, customFields: Object.fromEntries(customFields) };
	};
}
