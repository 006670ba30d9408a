/** Resources -> the properties of a node. */
import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toProperty, type Field } from '../vocabulary/field';
import { allowedHostsProperty } from '../form/allowed-hosts';
import { limitProperties, namesProperty, simplifyProperty } from '../form/answer';
import { inputField, outputField } from '../form/data-field';
import { clearableFields, collectionsOf, topLevelFields } from '../form/slots';
import { isRead, type NamedOperation, type Resource } from '../vocabulary/operation';
import { FIELDS_TO_CLEAR } from '../form/read';
import {
	bringsDryRun,
	dryRunProperty,
	listSettingsProperties,
	settingsProperties,
} from '../form/settings';

/** Where a property is shown: operations by resource. */
type Places = Map<string, Set<string>>;

interface Placed {
	property: INodeProperties;
	/** The property as JSON: equal ones are the same. */
	text: string;
	places: Places;
}

/**
 * Builds the parameters of a node. Equal parameters of several operations become one property, so
 * that the node stays small and its panel fast. Each operation shows its own in its own order: where
 * two of them disagree about it, there is a second property.
 */
export function describe(resources: Resource[]): INodeProperties[] {
	let all: Placed[] = [];
	const known: Places = new Map(
		resources.map(({ value, operations }) => [value, new Set(operations.map((one) => one.value))]),
	);
	for (const { value: resource, operations } of resources) {
		for (const one of operations) all = merged(all, placed(propertiesOf(one), resource, one.value));
	}
	return [
		resourceProperty(resources),
		...resources.map(operationProperty),
		...all.flatMap(({ property, places }) =>
			grouped(places, known).map((show) => ({
				...property,
				displayOptions: { show: { ...show, ...property.displayOptions?.show } },
			})),
		),
	];
}

/** The parameters of an operation, from the top of the panel to its end. */
function propertiesOf(one: NamedOperation): INodeProperties[] {
	const collections = collectionProperties(one);
	return [
		...ownProperties(one, false),
		...dataProperties(one),
		...collections.slice(0, -1),
		...ownProperties(one, true),
		// The options come last, always.
		...collections.slice(-1),
	];
}

function placed(properties: INodeProperties[], resource: string, operation: string): Placed[] {
	const byText = new Map(properties.map((property) => [JSON.stringify(property), property]));
	return [...byText].map(([text, property]) => ({
		property,
		text,
		places: new Map([[resource, new Set([operation])]]),
	}));
}

/**
 * The parameters that stand on their own: those that are seldom wanted, or the others. Where it
 * depends on a choice whether a field stands there, n8n is not told that it is required: while the
 * choice is an expression, n8n takes all such fields for missing, and refuses to run the workflow.
 */
function ownProperties(one: NamedOperation, isSeldom: boolean): INodeProperties[] {
	return topLevelFields(one)
		.filter(({ field }) => (field.isSeldom ?? false) === isSeldom)
		.map(({ field, required }) =>
			toProperty(field, required && !field.when ? asRequired(field) : {}),
		);
}

/** A list that must not stay empty shows its first entry, in which n8n marks what is missing. */
function asRequired({ property }: Field): Partial<INodeProperties> {
	const { type, typeOptions } = property;
	const first = type === 'fixedCollection' ? { items: [{}] } : [''];
	return { required: true, ...(typeOptions?.multipleValues && { default: first }) };
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

/** What is asked about the files that go up, and about the answer. */
function dataProperties(one: NamedOperation): INodeProperties[] {
	const { gives, simplify, send } = one;
	return [
		...(send.upload ? [inputField(send.upload)] : []),
		...(gives.kind === 'list' ? limitProperties : []),
		...(gives.kind === 'file' ? [outputField] : []),
		...(simplify && isRead(one) ? [simplifyProperty] : []),
	];
}

function collectionProperties(one: NamedOperation): INodeProperties[] {
	return collectionsOf(one).map(({ name, label, fields }): INodeProperties => {
		const options = fields.map((field) => toProperty(field));
		if (name === 'updateFields') options.push(...clearProperty(one));
		if (name === 'options') {
			options.push(...settingsProperties);
			if (one.gives.kind === 'list') options.push(...listSettingsProperties);
			if (one.gives.kind === 'file') options.push(allowedHostsProperty);
			if (one.simplify && !isRead(one)) options.push(simplifyProperty);
			if (!isRead(one) && !bringsDryRun(one)) options.push(dryRunProperty);
			if (one.refers) options.push(namesProperty);
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

/** Merges two lists of properties; each keeps its order. */
function merged(all: Placed[], own: Placed[]): Placed[] {
	const result: Placed[] = [];
	let [done, doneOfOwn] = [0, 0];
	for (const [at, atOfOwn] of inBoth(all, own)) {
		result.push(...own.slice(doneOfOwn, atOfOwn), ...all.slice(done, at), all[at]);
		for (const [resource, operations] of own[atOfOwn].places) {
			const known = all[at].places.get(resource) ?? [];
			all[at].places.set(resource, new Set([...known, ...operations]));
		}
		[done, doneOfOwn] = [at + 1, atOfOwn + 1];
	}
	return [...result, ...own.slice(doneOfOwn), ...all.slice(done)];
}

/** The longest row of properties that both lists have in the same order, as pairs of positions. */
function inBoth(all: Placed[], own: Placed[]): Array<[at: number, atOfOwn: number]> {
	// How many are in both from these positions on.
	const rest = Array.from({ length: all.length + 1 }, () => new Uint16Array(own.length + 1));
	for (let i = all.length - 1; i >= 0; i -= 1) {
		for (let k = own.length - 1; k >= 0; k -= 1) {
			const skipped = Math.max(rest[i + 1][k], rest[i][k + 1]);
			rest[i][k] = all[i].text === own[k].text ? rest[i + 1][k + 1] + 1 : skipped;
		}
	}
	const pairs: Array<[number, number]> = [];
	for (let [i, k] = [0, 0]; i < all.length && k < own.length; ) {
		if (all[i].text === own[k].text) {
			pairs.push([i, k]);
			[i, k] = [i + 1, k + 1];
		} else if (rest[i + 1][k] >= rest[i][k + 1]) i += 1;
		else k += 1;
	}
	return pairs;
}

/**
 * The conditions of a property: as few as possible, since the editor reads each of them. Resources
 * share one as long as it names no operation of theirs that does not have the property; what it
 * names besides is there for nobody.
 */
function grouped(places: Places, all: Places): Array<NonNullable<IDisplayOptions['show']>> {
	const groups: Array<{ resource: string[]; operation: Set<string> }> = [];
	const fits = (resource: string, operation: Set<string>) =>
		[...operation].every((one) => places.get(resource)?.has(one) || !all.get(resource)?.has(one));
	for (const [resource, operations] of places) {
		const group = groups.find(({ resource: others, operation }) => {
			const both = new Set([...operation, ...operations]);
			return [...others, resource].every((one) => fits(one, both));
		});
		if (!group) groups.push({ resource: [resource], operation: new Set(operations) });
		else {
			group.resource.push(resource);
			for (const one of operations) group.operation.add(one);
		}
	}
	return groups.map(({ resource, operation }) => ({ resource, operation: [...operation].sort() }));
}
