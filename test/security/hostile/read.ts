/** Reads the parameters of an operation without n8n, so that a thousand hostile values take no time. */
import type { INodeParameters } from 'n8n-workflow';
import type { Field } from '../../../nodes/engine/vocabulary/field';
import { collectionsOf, topLevelFields } from '../../../nodes/engine/form/slots';
import type { Form, NamedOperation, Resource } from '../../../nodes/engine/vocabulary/operation';
import { Parameters } from '../../../nodes/engine/form/parameters';
import { readValues } from '../../../nodes/engine/form/read';
import type { UnresolvedValues } from '../../../nodes/engine/client/resolver';
import { contextOf } from '../../contract/parameters';
import { subjects } from '../../contract/providers';
import { operations } from '../../engine/every-field';
import { widgets } from '../../engine/service';

/** A field, and the operation that has it. */
export interface Slot {
	says: string;
	operation: NamedOperation;
	field: Field;
	/** The collection in which it stands; undefined for a parameter of its own. */
	collection?: string;
}

function slotsOf(provider: string, resources: Resource[]): Slot[] {
	return resources.flatMap(({ name, operations }) =>
		operations.flatMap((operation) => {
			const says = (field: Field) => `${provider}, ${name}, ${operation.name}, ${field.label}`;
			const own = topLevelFields(operation).map(({ field }) => ({
				says: says(field),
				operation,
				field,
			}));
			const collected = collectionsOf(operation).flatMap(({ name: collection, fields }) =>
				fields.map((field) => ({ says: says(field), operation, field, collection })),
			);
			return [...own, ...collected];
		}),
	);
}

/** Every field of every operation of the four nodes, and of a widget that has one of each kind. */
export const slots: Slot[] = [
	...slotsOf('Service', [widgets(operations)]),
	...subjects.flatMap(({ name, resources }) => slotsOf(name, resources)),
];

/** The same without those that are one field again: many operations share one. */
export const distinct: Slot[] = [...new Map(slots.map((slot) => [slot.field, slot])).values()];

/**
 * Reads one value as n8n hands it over, alone.
 * @param byAgent whether an AI agent gave it
 * @throws what the engine throws
 */
export function readOne(
	{ operation, field, collection }: Slot,
	value: unknown,
	{ byAgent = false, computed = true, item = {} } = {},
): UnresolvedValues {
	const given =
		collection === undefined ? { [field.name]: value } : { [collection]: { [field.name]: value } };
	const nothing: Form = { required: [], beside: [], optional: [], filters: [], options: [] };
	const parts: Record<string, keyof Form> = {
		additionalFields: 'optional',
		updateFields: 'optional',
		filters: 'filters',
		options: 'options',
	};
	const part = collection === undefined ? 'beside' : parts[collection];
	const form: Form = { ...nothing, [part]: [{ ...field, when: undefined }] };
	const read: NamedOperation = { ...operation, form };
	const parameters = given as INodeParameters;
	const written = computed ? { [field.name]: '={{ $json.value }}' } : parameters;
	return readValues(new Parameters(contextOf(parameters, { item, byAgent, written })), read, 0);
}
