/** From a provider's record to what a person works with. */
import { getPath, isObject, type Json } from '../json';

/** Makes the short form of a record. */
export type Simplify = (record: Json) => Json;

/**
 * A simplification that keeps the named fields, in this order. A pair takes a nested value under a
 * name of its own: `['email', 'profile.email_address']`. What stands in the place of the object that
 * should hold it stays under its own name.
 */
export function pick(...fields: Array<string | [name: string, path: string]>): Simplify {
	const picked = fields.map((field) => {
		const [name, path] = typeof field === 'string' ? [field, field] : field;
		return { name, path, holder: path.split('.')[0] };
	});
	return (record) => {
		const simple: Json = {};
		for (const { name, path, holder } of picked) {
			const value = getPath(record, path);
			const held = record[holder] ?? undefined;
			if (value !== undefined) simple[name] = value;
			else if (held !== undefined && !isObject(held)) simple[holder] = held;
		}
		return simple;
	};
}

/** A simplification that leaves out the named fields. */
export function omit(...fields: string[]): Simplify {
	return (record) =>
		Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name)));
}

/** What a Create or Update tells beside its record, where its `run` gives it with the record. */
export const tellsCreated = ({ created }: Json): Json => ({ created });
