/** The recipes of the documentation, made from the example workflows and the nodes that they use. */
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { objectOf, type Json } from '../nodes/engine/json';
import { NOTE, type Example } from './examples';
import type { NodeTypes } from './node-types';
import { cell } from './table';

/** What begins a workflow in n8n itself, as a sentence goes on after "Starts". */
const STARTS: Record<string, string> = {
	'n8n-nodes-base.manualTrigger': 'when you choose **Execute workflow**',
	'n8n-nodes-base.scheduleTrigger': 'by the clock',
	'@n8n/n8n-nodes-langchain.chatTrigger': 'with a message in the chat',
	'@n8n/n8n-nodes-langchain.mcpTrigger': 'when another program calls one of its tools',
};

/** A section for each example, below one for each service that the example begins with. */
export function recipes(all: Example[], types: NodeTypes): string {
	const groups = new Map<string, Example[]>();
	for (const example of all) {
		const [group] = example.name.split(': ');
		groups.set(group, [...(groups.get(group) ?? []), example]);
	}
	return [...groups]
		.flatMap(([group, held]) => [`## ${group}`, ...held.map((one) => recipe(one, types))])
		.join('\n\n');
}

function recipe({ path, picture, name, nodes }: Example, types: NodeTypes): string {
	const [, title] = name.split(': ');
	const [does = '', ...change] = textOf(nodes).split('\n\n');
	return [
		`### ${title[0].toUpperCase()}${title.slice(1)}`,
		`![The workflow on n8n's canvas](images/${picture}.png)`,
		does,
		`**To use it:** import [${path}](../${path}). ${change.join(' ')}`,
		`Starts ${start(nodes, types)}. Services: ${servicesOf(nodes, types).join(', ')}.`,
		table(nodes, types),
	].join('\n\n');
}

/** What the note on the canvas says, without its title. */
function textOf(nodes: INode[]): string {
	const note = nodes.find(({ type }) => type === NOTE);
	return String(note?.parameters.content ?? '').replace(/^## .*\n/, '');
}

/** The node type, also where the node stands as a tool of an agent. */
export function typeOf({ type }: INode, types: NodeTypes): INodeTypeDescription | undefined {
	return types.get(type) ?? types.get(type.replace(/Tool$/, ''));
}

function start(nodes: INode[], types: NodeTypes): string {
	for (const node of nodes) {
		if (node.type in STARTS) return STARTS[node.type];
		const type = typeOf(node, types);
		if (type?.group.includes('trigger')) return `by the **${type.displayName}**`;
	}
	throw new Error(`Nothing starts the workflow of ${nodes.map(({ name }) => name).join(', ')}`);
}

function servicesOf(nodes: INode[], types: NodeTypes): string[] {
	const names = nodes.flatMap((node) => typeOf(node, types)?.displayName.split(' ')[0] ?? []);
	return [...new Set(names)].sort();
}

/** A row for each node of the pack: what it does, and which of its fields the example fills in. */
function table(nodes: INode[], types: NodeTypes): string {
	const rows = nodes.flatMap((node) => {
		const type = typeOf(node, types);
		if (!type) return [];
		const [does, fields] = filledIn(node.parameters, type.properties);
		return [[node.name, `${type.displayName}: ${does.join(', ')}`, fields.join(', ')]];
	});
	return [
		'| Node | Does | Fields that are filled in |',
		'| --- | --- | --- |',
		...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
	].join('\n');
}

/** Parameters that say what a node does, and not with what. */
const DOES = ['resource', 'operation', 'events'];

/** The labels of the parameters that a node has: those that say what it does, and the others. */
function filledIn(
	parameters: INodeParameters,
	properties: INodeProperties[],
): [does: string[], fields: string[]] {
	const shown = properties.filter((one) => isShown(one, parameters));
	const does: string[] = [];
	const fields: string[] = [];
	for (const [name, value] of Object.entries(parameters)) {
		const property = shown.find((one) => one.name === name);
		if (!property) continue;
		if (DOES.includes(name)) does.push(...[value].flat().map((one) => choiceOf(property, one)));
		else if (property.type === 'collection') fields.push(...within(property, objectOf(value)));
		else fields.push(labelled(property.displayName, value));
	}
	return [does, fields];
}

/** The labels of what a collection has. */
function within({ options = [] }: INodeProperties, values: Json): string[] {
	return Object.entries(values).map(([name, value]) => {
		const option = options.find((one) => one.name === name);
		return labelled(option && 'displayName' in option ? option.displayName : name, value);
	});
}

/** A label, and the record that stands in the example itself: whoever uses it writes another there. */
function labelled(label: string, value: unknown): string {
	const record = objectOf(value).value;
	const isWritten = typeof record === 'string' && record !== '' && !record.startsWith('=');
	return isWritten ? `${label} (${record})` : label;
}

function choiceOf({ options = [] }: INodeProperties, value: unknown): string {
	const option = options.find((one) => 'value' in one && one.value === value);
	return option?.name ?? String(value);
}

/** Whether the panel shows a property, going by the resource and the operation. */
function isShown({ displayOptions }: INodeProperties, parameters: INodeParameters): boolean {
	const { resource, operation } = displayOptions?.show ?? {};
	const fits = (wanted: unknown[] | undefined, value: unknown) =>
		wanted === undefined || wanted.includes(value);
	return fits(resource, parameters.resource) && fits(operation, parameters.operation);
}
