import {
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	type IWorkflowSettings,
	type OnError,
} from 'n8n-workflow';
import { nodeCredentials, type Credential } from './credentials';

/** A node as an instance or as its class. */
export type NodeSource = INodeType | (new () => INodeType);

/** One node of a workflow, with the settings a user can give it in the editor. */
export interface Step {
	node: NodeSource;
	parameters?: INodeParameters;
	credentials?: Credential[];
	/** The node's own version in the workflow; its latest if absent. */
	typeVersion?: number;
	onError?: OnError;
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

export const START = 'Start';
const PACKAGE = 'n8n-nodes-quartet';

/** Hands on the items the execution starts with, as a trigger would. */
export class Start implements INodeType {
	description: INodeTypeDescription = {
		displayName: START,
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: 'Hands on the items the execution starts with',
		defaults: { name: START },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Gives an instance of the node. */
export function instance(node: NodeSource): INodeType {
	return typeof node === 'function' ? new node() : node;
}

/** The type under which n8n knows a node of this package. */
export function typeName(node: INodeType): string {
	return `${PACKAGE}.${node.description.name}`;
}

/** The node types of one workflow; asking for another one throws, as n8n does. */
export function nodeTypes(nodes: INodeType[]): INodeTypes {
	const known = new Map(nodes.map((node) => [typeName(node), node]));
	const find = (name: string): INodeType => {
		const node = known.get(name);
		if (!node) throw new Error(`Unknown node type: ${name}`);
		return node;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

function latestVersion({ version, defaultVersion }: INodeTypeDescription): number {
	return defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
}

/** The node as it stands in a workflow's JSON. */
export function workflowNode(step: Step & { node: INodeType }, name: string, index = 0): INode {
	const { node, parameters = {}, credentials = [], typeVersion, ...settings } = step;
	return {
		id: String(index),
		name,
		type: typeName(node),
		typeVersion: typeVersion ?? latestVersion(node.description),
		position: [index * 200, 0],
		parameters,
		// A node that never got a credential has no such key at all.
		...(credentials.length > 0 && { credentials: nodeCredentials(credentials) }),
		...settings,
	};
}

/** A workflow of these nodes, unconnected unless said otherwise. */
export function workflowOf(
	nodes: INode[],
	types: INodeType[],
	connections: IConnections = {},
	settings: IWorkflowSettings = {},
	staticData: IDataObject = {},
): Workflow {
	return new Workflow({
		id: 'workflow',
		name: 'Workflow under test',
		active: false,
		nodes,
		connections,
		nodeTypes: nodeTypes(types),
		settings: { executionOrder: 'v1', ...settings },
		staticData,
	});
}

/** Connects each node's first output to the next node. */
export function inARow(names: string[]): IConnections {
	const pairs = names
		.slice(1)
		.map((name, index) => [
			names[index],
			{ main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] },
		]);
	return Object.fromEntries(pairs);
}
