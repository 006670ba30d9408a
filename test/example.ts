/** The example workflows of the repository, run without n8n's own nodes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode, INodeType, Workflow } from 'n8n-workflow';
import type { Credential } from './harness';
import { nodeCredentials } from './harness/credentials';
import { START, Start, typeName, workflowOf } from './harness/workflow';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

/** The example of that name; in place of nodes of other types are ones that hand on their items. */
export function exampleOf(name: string, type: INodeType, credentials: Credential[]): Workflow {
	const file = join(__dirname, '..', 'examples', `${name}.json`);
	const { nodes, connections } = JSON.parse(readFileSync(file, 'utf8')) as Example;
	const start = new Start();
	const [trigger] = nodes;
	const ours = nodes
		.filter((node) => node.type !== 'n8n-nodes-base.stickyNote')
		.map((node) => {
			if (node.type === typeName(type)) {
				return { ...node, credentials: nodeCredentials(credentials) };
			}
			const ownName = node === trigger ? START : node.name;
			return { ...node, name: ownName, type: typeName(start), typeVersion: 1, parameters: {} };
		});
	const { [trigger.name]: first, ...rest } = connections;
	return workflowOf(ours, [start, type], { [START]: first, ...rest });
}
