/** From a provider's record to what a person works with. */
import { getPath, type Json } from './json';
import type { Simplify } from './operation';

/**
 * A simplification that keeps the named fields, in this order. A pair takes a nested value under a
 * name of its own: `['email', 'profile.email_address']`.
 */
export function pick(...fields: Array<string | [name: string, path: string]>): Simplify {
	return (record) => {
		const simple: Json = {};
		for (const field of fields) {
			const [name, path] = typeof field === 'string' ? [field, field] : field;
			const value = getPath(record, path);
			if (value !== undefined) simple[name] = value;
		}
		return simple;
	};
}

/** A simplification that leaves out the named fields. */
export function omit(...fields: string[]): Simplify {
	return (record) =>
		Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name)));
}
