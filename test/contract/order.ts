/** The order of an operation's parameters: as the panel has it, and as the operation states it. */
import type { INodeProperties } from 'n8n-workflow';
import { collectionsOf, topLevelFields } from '../../nodes/engine/form/slots';
import {
	isRead,
	type NamedOperation,
	type Resource,
} from '../../nodes/engine/vocabulary/operation';

/** The properties of a node that the panel shows for an operation, from top to bottom. */
export function shownFor(
	properties: INodeProperties[],
	{ value: resource }: Resource,
	{ value: operation }: NamedOperation,
): INodeProperties[] {
	const chosen = Object.entries({ resource, operation });
	return properties.filter(({ displayOptions }) =>
		chosen.every(([name, value]) => displayOptions?.show?.[name]?.includes(value) ?? true),
	);
}

/** The names of these properties, without the choice of the operation itself. */
export function shownNames(
	properties: INodeProperties[],
	resource: Resource,
	operation: NamedOperation,
): string[] {
	return shownFor(properties, resource, operation)
		.map(({ name }) => name)
		.filter((name) => !['resource', 'operation'].includes(name));
}

/** The names of the parameters that an operation states: fields, output, collections, custom fields, options. */
export function statedNames(operation: NamedOperation): string[] {
	const { gives, simplify, send } = operation;
	const fields = topLevelFields(operation).map(({ field }) => field);
	const names = (isSeldom: boolean) =>
		fields.filter((field) => (field.isSeldom ?? false) === isSeldom).map(({ name }) => name);
	const collections = collectionsOf(operation).map(({ name }) => name);
	return [
		...names(false),
		...(send.upload ? ['binaryPropertyName'] : []),
		...(gives.kind === 'list' ? ['returnAll', 'limit'] : []),
		...(gives.kind === 'file' ? ['binaryPropertyName'] : []),
		...(simplify && isRead(operation) ? ['simplify'] : []),
		...collections.slice(0, -1),
		...names(true),
		...collections.slice(-1),
	];
}
