import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, NewWorkflow } from '../rest';

/** The name of the trigger. */
export const START = 'Start';

/** One node of the pack, and what it is to do. */
export interface Single {
	/** The node's name on the canvas, and the workflow's. */
	name: string;
	/** The provider's name, such as `Aircall`. */
	provider: string;
	credential: Credential;
	parameters: INodeParameters;
}

function node(id: string, name: string, type: string, x: number, parameters: INodeParameters) {
	return { id, name, type, typeVersion: 1, position: [x, 0] as [number, number], parameters };
}

/** A workflow of a manual trigger and this node. */
export function singleNode({ name, provider, credential, parameters }: Single): NewWorkflow {
	const start = node('1', START, 'n8n-nodes-base.manualTrigger', 0, {});
	const type = `n8n-nodes-quartet.${provider.toLowerCase()}`;
	const only: INode = {
		...node('2', name, type, 220, parameters),
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
	return {
		name: `${provider}: ${name}`,
		nodes: [start, only],
		connections: { [START]: { main: [[{ node: name, type: 'main', index: 0 }]] } },
		settings: {},
	};
}

/** The name of a node that follows. */
export const NEXT = 'Next';

/** The same with a node that sets fields behind the last one. */
export function followed(workflow: NewWorkflow): NewWorkflow {
	const { nodes, connections } = workflow;
	const next = { ...node('3', NEXT, 'n8n-nodes-base.set', 440, {}), typeVersion: 3.4 };
	const last = nodes.at(-1)?.name ?? START;
	return {
		...workflow,
		nodes: [...nodes, next],
		connections: { ...connections, [last]: { main: [[{ node: NEXT, type: 'main', index: 0 }]] } },
	};
}
