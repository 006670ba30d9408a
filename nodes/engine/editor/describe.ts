/** Resources -> the properties of a node. */
import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toProperty } from '../vocabulary/field';
import { allowedHostsProperty } from '../form/allowed-hosts';
import { clearableFields, collectionsOf, topLevelFields } from '../form/slots';
import type { NamedOperation, Resource } from '../vocabulary/operation';
import { FIELDS_TO_CLEAR } from '../form/read';
import { listSettingsProperties, settingsProperties } from '../form/settings';

/** Where a property is shown: operations by resource. */
type Places = Map<string, Set<string>>;

interface Placed {
	property: INodeProperties;
	places: Places;
}

/**
 * Builds the parameters of a node. Equal parameters of several operations become one property, so
 * that the node stays small and its panel fast.
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		resourceProperty(resources),
		...resources.map(operationProperty),
		...merged(resources, (one) => ownProperties(one, false)),
		...merged(resources, outputProperties),
		...merged(resources, collectionProperties),
		// Mapping forms are large and seldom needed.
		...merged(resources, (one) => ownProperties(one, true)),
	];
}

/** The parameters that stand on their own: the mapping forms, or the others. */
function ownProperties(one: NamedOperation, mappingForms: boolean): INodeProperties[] {
	return topLevelFields(one)
		.filter(({ field }) => (field.columns !== undefined) === mappingForms)
		.map(({ field, required }) => toProperty(field, required ? { required } : {}));
}

function resourceProperty(resources: Resource[]): INodeProperties {
	const options = resources
		.map(({ name, value }) => ({ name, value }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const first = resources[0].value;
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
	};
}

function operationProperty({ value, operations }: Resource): INodeProperties {
	const usual = (operations.find((one) => one.value === 'getAll') ?? operations[0]).value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(
			({ name, value: operation, action, description }): INodePropertyOptions => ({
				name,
				value: operation,
				description,
				action,
			}),
		),
		default: usual,
	};
}

function outputProperties({ paging, simplify, file }: NamedOperation): INodeProperties[] {
	const properties: INodeProperties[] = [];
	if (paging) {
		properties.push(
			{
				displayName: 'Return All',
				name: 'returnAll',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			},
			{
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 50,
				description: 'Max number of results to return',
				displayOptions: { show: { returnAll: [false] } },
			},
		);
	}
	if (file) {
		properties.push({
			displayName: 'Output Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
		});
	}
	if (simplify) {
		properties.push({
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		});
	}
	return properties;
}

function collectionProperties(one: NamedOperation): INodeProperties[] {
	return collectionsOf(one).map(({ name, label, fields }): INodeProperties => {
		const options = fields.map((field) => toProperty(field));
		if (name === 'updateFields') options.push(...clearProperty(one));
		if (name === 'options') {
			options.push(...settingsProperties);
			if (one.paging) options.push(...listSettingsProperties);
			if (one.file) options.push(allowedHostsProperty);
		}
		return {
			displayName: label,
			name,
			type: 'collection',
			placeholder: `Add ${label.replace(/^Additional |^Update /, '').replace(/s$/, '')}`,
			default: {},
			options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
		};
	});
}

function clearProperty(one: NamedOperation): INodeProperties[] {
	const fields = clearableFields(one);
	if (fields.length === 0) return [];
	return [
		{
			displayName: 'Fields to Clear',
			name: FIELDS_TO_CLEAR,
			type: 'multiOptions',
			default: [],
			description: 'What to empty in the record',
			options: fields
				.map(({ label, name }) => ({ name: label, value: name }))
				.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		},
	];
}

/** The properties of all operations, equal ones merged, in the order of their first appearance. */
function merged(
	resources: Resource[],
	propertiesOf: (operation: NamedOperation) => INodeProperties[],
): INodeProperties[] {
	const byText = new Map<string, Placed>();
	for (const resource of resources) {
		for (const operation of resource.operations) {
			for (const property of propertiesOf(operation)) {
				const text = JSON.stringify(property);
				const placed = byText.get(text) ?? { property, places: new Map() };
				byText.set(text, placed);
				const operations = placed.places.get(resource.value) ?? new Set();
				placed.places.set(resource.value, operations.add(operation.value));
			}
		}
	}
	return [...byText.values()].flatMap(({ property, places }) =>
		grouped(places).map((show) => ({
			...property,
			displayOptions: { show: { ...show, ...property.displayOptions?.show } },
		})),
	);
}

/** Resources that show a property in the same operations share one condition. */
function grouped(places: Places): Array<NonNullable<IDisplayOptions['show']>> {
	const byOperations = new Map<string, { resource: string[]; operation: string[] }>();
	for (const [resource, operations] of places) {
		const operation = [...operations].sort();
		const key = operation.join();
		const group = byOperations.get(key) ?? { resource: [], operation };
		group.resource.push(resource);
		byOperations.set(key, group);
	}
	return [...byOperations.values()];
}
