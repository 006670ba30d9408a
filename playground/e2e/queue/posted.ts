/** A published workflow that whatever is posted to it starts. */
import axios from 'axios';
import type { IConnections, INode } from 'n8n-workflow';
import type { Playground } from '../../playground';
import type { Workflow } from '../../rest';
import { connect } from '../../setup';

/** One of the nodes that follow each other. */
export type Step = Omit<INode, 'id' | 'position'>;

function hears(path: string): Step {
	return {
		...{ name: 'Hears', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: path },
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}

export class Posted {
	private constructor(
		readonly workflow: Workflow,
		private readonly url: string,
	) {}

	/** @param name of the workflow, and in its address */
	static async publish(playground: Playground, name: string, steps: Step[]): Promise<Posted> {
		const { rest, credentials, webhooks } = playground;
		const all = [hears(name), ...steps];
		const nodes = all.map((step, n): INode => ({ id: step.name, position: [220 * n, 0], ...step }));
		const connections: IConnections = {};
		for (const [n, { name: node }] of steps.entries()) {
			connections[all[n].name] = { main: [[{ node, type: 'main', index: 0 }]] };
		}
		const drawn = connect({ name, nodes, connections, settings: {} }, credentials);
		const workflow = await rest.createWorkflow(drawn);
		await rest.activate(workflow);
		return new Posted(workflow, `${webhooks}/webhook/${name}`);
	}

	/** Starts an execution with this body; n8n answers at once. */
	async post(body: object): Promise<void> {
		await axios.post(this.url, body, { proxy: false });
	}
}
