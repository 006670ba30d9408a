/** A workflow that begins with a webhook trigger, in n8n's real engine: switched on and off, and told things. */
import { EventEmitter } from 'node:events';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	Workflow,
} from 'n8n-workflow';
import { TriggerState } from '../../nodes/engine/listen/state';
import { additionalData } from './additional-data';
import type { Credential } from './credentials';
import { instance, workflowNode, workflowOf, type NodeSource } from './workflow';

/** Where the internet reaches the n8n of the tests. */
export const N8N = 'https://n8n.example.com/';
const NAME = 'Trigger';

export interface Hearing {
	node: NodeSource;
	credentials: Credential[];
	parameters?: INodeParameters;
	/** Another address of n8n. */
	n8n?: string;
	/** Tells this workflow from another one. */
	webhookId?: string;
	/** Whether a person listens for a test event in the editor. */
	isTest?: boolean;
}

/** What comes over the network. */
export interface Delivered {
	body: string | Buffer;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

/** What came of a delivery: what the provider was answered, and what started an execution. */
export interface Heard {
	status: number;
	/** Absent where no execution started. */
	items?: INodeExecutionData[];
}

/** The one answer to a request, as far as a node can touch it. */
class Response extends EventEmitter {
	statusCode = 200;
	writableFinished = false;
	body = '';

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	end(body = ''): this {
		this.body = body;
		this.writableFinished = true;
		this.emit('close');
		return this;
	}
}

export class TriggerWorkflow {
	/** What n8n's database has of the workflow, as text. */
	saved = '{}';
	/** What the provider was answered so far, beside the status. */
	readonly said: string[] = [];
	private readonly node: INodeType;

	constructor(private readonly hearing: Hearing) {
		this.node = instance(hearing.node);
	}

	/** What the trigger remembers. */
	get remembers(): IDataObject {
		const all = JSON.parse(this.saved) as Record<string, IDataObject>;
		return all[`node:${NAME}`] ?? {};
	}

	/** The same, as the trigger reads it. */
	get state(): TriggerState {
		return new TriggerState(this.remembers);
	}

	/** The address at which it hears. */
	get url(): string {
		return `${this.n8n}${this.hearing.isTest ? 'webhook-test' : 'webhook'}/${this.hearing.webhookId ?? 'hook-1'}/webhook`;
	}

	/** As n8n does when a workflow is published, or on its start: makes the webhook where it is not there. */
	async activate(parameters?: INodeParameters): Promise<void> {
		if (parameters) this.hearing.parameters = parameters;
		const workflow = this.open();
		const exists = await this.hook(workflow, 'checkExists');
		if (!exists) await this.hook(workflow, 'create');
		this.save(workflow);
	}

	/** As n8n does when it breaks off between a registration and the saving of it. */
	async activateAndCrash(): Promise<void> {
		const before = this.saved;
		await this.activate();
		this.saved = before;
	}

	async deactivate(): Promise<void> {
		const workflow = this.open();
		await this.hook(workflow, 'delete');
		this.save(workflow);
	}

	/** Delivers something, and answers it as n8n does. */
	async deliver(delivered: Delivered): Promise<Heard> {
		const { answer } = await this.begin(delivered);
		return answer();
	}

	/**
	 * Delivers something up to the point at which n8n answers.
	 * @returns the rest: n8n starts the execution, saves, and answers; or fails to do so
	 */
	async begin({ body, headers = {}, query = {} }: Delivered) {
		const workflow = this.open();
		const rawBody = Buffer.from(body);
		const response = new Response();
		const request = { rawBody, headers, query, params: {}, body: {}, readRawBody: async () => {} };
		const data = this.data({ httpRequest: request, httpResponse: response });
		const mode = this.hearing.isTest ? 'manual' : 'webhook';
		const context = new WebhookContext(
			workflow,
			workflow.nodes[NAME],
			data,
			mode,
			this.webhook(),
			[],
			null,
		);
		const result = await this.node.webhook?.call(context);
		const { noWebhookResponse = false, webhookResponse = 'Workflow was started' } = result ?? {};
		return {
			answer: (): Heard => {
				if (!noWebhookResponse) {
					this.save(workflow);
					response.end(String(webhookResponse));
				}
				this.said.push(response.body);
				if (noWebhookResponse) return { status: response.statusCode };
				const items = result?.workflowData?.[0];
				return { status: response.statusCode, ...(items && { items }) };
			},
			fail: (): Heard => {
				response.status(500).end();
				return { status: response.statusCode };
			},
		};
	}

	private get n8n(): string {
		return this.hearing.n8n ?? N8N;
	}

	private open(): Workflow {
		const { parameters, credentials, webhookId = 'hook-1' } = this.hearing;
		const step = { node: this.node, parameters, credentials };
		const node = { ...workflowNode(step, NAME), webhookId };
		const staticData = JSON.parse(this.saved) as IDataObject;
		return workflowOf([node], [this.node], {}, {}, staticData);
	}

	/** n8n saves what has changed, and nothing else. */
	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged === true) this.saved = JSON.stringify(staticData);
	}

	private async hook(workflow: Workflow, name: 'checkExists' | 'create' | 'delete') {
		const mode = this.hearing.isTest ? 'manual' : 'trigger';
		const activation = this.hearing.isTest ? 'manual' : 'activate';
		const context = new HookContext(
			workflow,
			workflow.nodes[NAME],
			this.data(),
			mode,
			activation,
			this.webhook(),
		);
		return await this.node.webhookMethods?.default?.[name].call(context);
	}

	private data(extra: Parameters<typeof additionalData>[1] = {}) {
		const bases = {
			webhookBaseUrl: `${this.n8n}webhook`,
			webhookTestBaseUrl: `${this.n8n}webhook-test`,
		};
		return additionalData(this.hearing.credentials, { ...bases, ...extra });
	}

	private webhook(): IWebhookData {
		const [webhookDescription] = this.node.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: NAME,
			path: 'webhook',
			webhookDescription,
			workflowId: 'workflow',
			workflowExecuteAdditionalData: this.data(),
			isTest: this.hearing.isTest ?? false,
		};
	}
}
