/** The fields of an operation, and where each of them stands: the one enumeration. */
import type { Field, Place } from '../vocabulary/field';
import type { NamedOperation } from '../vocabulary/operation';
import { parseRoute, type Route } from '../vocabulary/route';

/** Where a field of an operation goes. */
export function placeOf(field: Field, route: Route): Place {
	if (field.in) return field.in;
	const { method } = parseRoute(route);
	return method === 'GET' || method === 'DELETE' ? 'query' : 'body';
}

/** Whether an operation changes an existing record, so that its fields can be cleared. */
export function isUpdate({ value }: Pick<NamedOperation, 'value'>): boolean {
	return value.startsWith('update');
}

/** The collections of an operation, in the order in which the editor shows them. */
export function collectionsOf(
	one: NamedOperation,
): Array<{ name: string; label: string; fields: Field[] }> {
	const optional = (one.optional ?? []).filter(({ topLevel }) => !topLevel);
	const fields = isUpdate(one)
		? { name: 'updateFields', label: 'Update Fields', fields: optional }
		: { name: 'additionalFields', label: 'Additional Fields', fields: optional };
	const filters = { name: 'filters', label: 'Filters', fields: one.filters ?? [] };
	// "Options" is always there: it holds what every operation can be told.
	const options = { name: 'options', label: 'Options', fields: one.options ?? [] };
	return [...[fields, filters].filter((collection) => collection.fields.length > 0), options];
}

/** The fields of an operation that stand on their own: the required ones, then the mapping forms. */
export function topLevelFields(one: NamedOperation): Array<{ field: Field; required: boolean }> {
	return [
		...(one.required ?? []).map((field) => ({ field, required: true })),
		...(one.optional ?? [])
			.filter(({ topLevel }) => topLevel)
			.map((field) => ({ field, required: false })),
	];
}

/** The fields that an update offers to clear. */
export function clearableFields(one: NamedOperation): Field[] {
	if (!isUpdate(one)) return [];
	return (one.optional ?? []).filter(
		(field) => (field.nullable || field.isList) && placeOf(field, one.route) === 'body',
	);
}
