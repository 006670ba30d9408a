/** A published workflow that begins with n8n's own Webhook node, and how it is started. */
import axios from 'axios';
import type { IConnections, INode } from 'n8n-workflow';
import { webhookAt } from '../../deliveries';
import type { Playground } from '../../playground';
import type { Workflow } from '../../rest';
import { connect } from '../../setup';

/** One of the nodes that follow each other. */
export type Step = Omit<INode, 'id' | 'position'>;

export class Posted {
	private constructor(
		readonly workflow: Workflow,
		private readonly url: string,
	) {}

	/** @param name of the workflow, and in its address */
	static async publish(playground: Playground, name: string, steps: Step[]): Promise<Posted> {
		const { rest, credentials, webhooks } = playground;
		const hears: Step = { name: 'Hears', webhookId: name, ...webhookAt(name) };
		const all = [hears, ...steps];
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
