/** A workflow that begins with a polling trigger, in n8n's real engine: switched on, polled, restarted. */
import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credential } from './credentials';
import { instance, workflowNode, workflowOf, type NodeSource } from './workflow';

const NAME = 'Trigger';
/** As n8n's scheduler has it. */
const BUDGET = 45_000;

export interface Polled {
	node: NodeSource;
	credentials: Credential[];
	parameters?: INodeParameters;
}

export class PollingWorkflow {
	/** What n8n's database has of the workflow, as text. */
	saved = '{}';
	private readonly node: INodeType;
	private data: IDataObject = {};

	constructor(private readonly polled: Polled) {
		this.node = instance(polled.node);
	}

	/** What the trigger remembers. */
	get remembers(): IDataObject {
		return (this.data[`node:${NAME}`] ?? {}) as IDataObject;
	}

	/**
	 * As n8n does with each interval.
	 * @param budget the milliseconds that n8n gives a poll; null for an n8n that does not tell
	 */
	async poll(budget: number | null = BUDGET): Promise<INodeExecutionData[]> {
		const items = await this.run('trigger', budget);
		// Nothing else makes n8n save what a poll remembers.
		if (items.length > 0) this.saved = JSON.stringify(this.data);
		return items;
	}

	/** As n8n does when a workflow was switched on: it polls once, and saves. */
	async activate(): Promise<INodeExecutionData[]> {
		const items = await this.run('trigger');
		this.saved = JSON.stringify(this.data);
		return items;
	}

	/** As n8n does when a person fetches a test event. */
	async test(): Promise<INodeExecutionData[]> {
		return await this.run('manual');
	}

	/** Forgets what was not saved, as n8n does when it starts anew. */
	restart(): void {
		this.data = JSON.parse(this.saved) as IDataObject;
	}

	private async run(
		mode: 'trigger' | 'manual',
		budget: number | null = BUDGET,
	): Promise<INodeExecutionData[]> {
		const { parameters, credentials } = this.polled;
		const node = workflowNode({ node: this.node, parameters, credentials }, NAME);
		const workflow = workflowOf([node], [this.node], {}, {}, this.data);
		const context = new PollContext(
			workflow,
			workflow.nodes[NAME],
			additionalData(credentials),
			mode,
			mode === 'manual' ? 'manual' : 'activate',
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			() => budget ?? 0,
		);
		if (budget === null) Reflect.set(context, 'getPollBudgetMs', undefined);
		const items = await this.node.poll?.call(context);
		if (mode === 'trigger')
			this.data = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		return items?.[0] ?? [];
	}
}
