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
export function isUpdate({ kind }: NamedOperation): boolean {
	return kind === 'update';
}

/** The collections of an operation, in the order in which the editor shows them. */
export function collectionsOf(
	one: NamedOperation,
): Array<{ name: string; label: string; fields: Field[] }> {
	const { optional, filters, options } = one.form;
	const collections = [
		isUpdate(one)
			? { name: 'updateFields', label: 'Update Fields', fields: optional }
			: { name: 'additionalFields', label: 'Additional Fields', fields: optional },
		{ name: 'filters', label: 'Filters', fields: filters },
	];
	return [
		...collections.filter(({ fields }) => fields.length > 0),
		// It is always there: it holds what every operation can be told.
		{ name: 'options', label: 'Options', fields: options },
	];
}

/** The fields of an operation that stand on their own, not in a collection. */
export function topLevelFields({
	form: { required, beside },
}: NamedOperation): Array<{ field: Field; required: boolean }> {
	return [
		...required.map((field) => ({ field, required: true })),
		...beside.map((field) => ({ field, required: field.isNeeded ?? false })),
	];
}

/** Every field of an operation, wherever it stands. */
export function allFields(one: NamedOperation): Field[] {
	return [
		...topLevelFields(one).map(({ field }) => field),
		...collectionsOf(one).flatMap(({ fields }) => fields),
	];
}

/** The fields that an update offers to clear. */
export function clearableFields(one: NamedOperation): Field[] {
	if (!isUpdate(one)) return [];
	return [...one.form.optional, ...one.form.beside].filter(
		(field) => (field.nullable || field.isList) && placeOf(field, one.route) === 'body',
	);
}
