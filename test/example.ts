/** The example workflows of the repository, run without n8n's own nodes. */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type Workflow,
} from 'n8n-workflow';
import { exampleAt, NOTE } from '../scripts/examples';
import type { Credential } from './harness';
import { nodeCredentials } from './harness/credentials';
import { START, Start, typeName, workflowOf } from './harness/workflow';

/** Hands on one item of its own, as a node does that has waited for somebody. */
class Given implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Given',
		name: 'given',
		group: ['transform'],
		version: 1,
		description: 'Hands on an item',
		defaults: { name: 'Given' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Item', name: 'item', type: 'json', default: '{}' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [[{ json: JSON.parse(this.getNodeParameter('item', 0) as string) as IDataObject }]];
	}
}

/**
 * The example of that name; in place of nodes of other types are ones that hand on their items.
 * @param given what some of these hand on instead, by their names
 */
export function exampleOf(
	name: string,
	type: INodeType,
	credentials: Credential[],
	given: Record<string, IDataObject> = {},
): Workflow {
	const { nodes, connections } = exampleAt(`examples/${name}.json`);
	const [start, waited] = [new Start(), new Given()];
	const [trigger] = nodes;
	const ours = nodes
		.filter((node) => node.type !== NOTE)
		.map((node) => {
			if (node.name in given) {
				const parameters = { item: JSON.stringify(given[node.name]) };
				return { ...node, type: typeName(waited), typeVersion: 1, parameters };
			}
			if (node.type === typeName(type)) {
				return { ...node, credentials: nodeCredentials(credentials) };
			}
			const ownName = node === trigger ? START : node.name;
			return { ...node, name: ownName, type: typeName(start), typeVersion: 1, parameters: {} };
		});
	const { [trigger.name]: first, ...rest } = connections;
	return workflowOf(ours, [start, waited, type], { [START]: first, ...rest });
}
