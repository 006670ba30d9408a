/**
 * The parameters of a node with more operations than there are yet: those of one that is there, again
 * and again under other names.
 */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Said once for all resources: more resources make its condition longer, nothing else. */
const SHARED = ['returnAll', 'limit', 'simplify', 'options'];
/** Each resource has its own, under one name. */
const USUAL = ['resource', 'operation', 'filters', 'additionalFields', 'updateFields', ...SHARED];

/** Some resources once more; the first copy keeps its names. */
interface Copy {
	resources: string[];
	suffix: string;
}

const optionsOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

const shownFor = ({ displayOptions }: INodeProperties) => displayOptions?.show?.resource ?? [];

/** How many operations a node with these parameters has. */
export function operationsOf(properties: INodeProperties[]): number {
	const lists = properties.filter(({ name }) => name === 'operation');
	return lists.reduce((sum, list) => sum + optionsOf(list).length, 0);
}

/** Repeats the resources of a node, one after the other, until it has at least so many operations. */
export function grown(properties: INodeProperties[], operations: number): INodeProperties[] {
	const [resource, ...rest] = properties;
	const copies = copiesOf(properties, operations);
	return [
		{
			...resource,
			options: copies.flatMap(({ resources, suffix }) =>
				optionsOf(resource)
					.filter(({ value }) => resources.includes(String(value)))
					.map(({ name, value }) => ({ name: `${name}${suffix}`, value: `${value}${suffix}` })),
			),
		},
		...copies.flatMap((copy, i) => {
			const own = rest.filter(({ name }) => i === 0 || !SHARED.includes(name));
			return own.flatMap((property) =>
				inCopies(property, SHARED.includes(property.name) ? copies : [copy]),
			);
		}),
	];
}

function copiesOf(properties: INodeProperties[], operations: number): Copy[] {
	const lists = properties.filter(({ name }) => name === 'operation');
	const copies: Copy[] = [];
	for (let made = 0; made < operations; ) {
		const copy: Copy = { resources: [], suffix: copies.length ? `${copies.length + 1}` : '' };
		for (const list of lists) {
			if (made >= operations) break;
			copy.resources.push(...shownFor(list).map(String));
			made += optionsOf(list).length;
		}
		copies.push(copy);
	}
	return copies;
}

/** A property as it is shown in these copies; nothing where none of them shows it. */
function inCopies(property: INodeProperties, copies: Copy[]): INodeProperties[] {
	const { name, displayName, displayOptions } = property;
	const resource = copies.flatMap(({ resources, suffix }) =>
		shownFor(property)
			.filter((value) => resources.includes(String(value)))
			.map((value) => `${String(value)}${suffix}`),
	);
	if (resource.length === 0) return [];
	const [{ suffix }] = copies;
	const inCopy = (parameter: string) =>
		USUAL.includes(parameter) ? parameter : parameter + suffix;
	const show = Object.entries(displayOptions?.show ?? {}).map(([key, value]) => [
		inCopy(key),
		value,
	]);
	const label = USUAL.includes(name) ? displayName : `${displayName} ${suffix}`.trim();
	return [
		{
			...property,
			name: inCopy(name),
			displayName: label,
			displayOptions: { show: { ...Object.fromEntries(show), resource } },
		},
	];
}
