import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { parse } from 'flatted';
import type {
	IDataObject,
	IConnections,
	INode,
	IPinData,
	IRunData,
	IWorkflowSettings,
	INodeExecutionData,
} from 'n8n-workflow';

/** The account that a person signs in with. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface NewCredential {
	name: string;
	type: string;
	data: Record<string, string>;
}

export interface Credential extends NewCredential {
	id: string;
}

export interface NewWorkflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** What nodes hand on without being run. */
	pinData?: IPinData;
}

export interface Workflow extends NewWorkflow {
	id: string;
}

/** A workflow as lists show it. */
export type WorkflowSummary = Pick<Workflow, 'id' | 'name'>;

/** What the credential form shows after a test. */
export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** A failure as n8n stores it. */
export interface Failure {
	message: string;
	description?: string;
}

export interface Execution {
	status: string;
	runData: IRunData;
	/** Why it failed, as a person reads it. */
	error?: Failure;
	/** The execution as n8n stores it, to look for what must not be in it. */
	stored: string;
}

const POLL_MS = 200;
const EXECUTION_WITHIN_MS = 60_000;
const UNFINISHED = ['new', 'running', 'waiting', 'unknown'];

interface Flatted {
	resultData: { runData: IRunData; error?: Failure };
}

/**
 * The internal API that n8n's own editor talks to. Every call throws what n8n answered when it is
 * not a success.
 */
export class Rest {
	private readonly http: AxiosInstance;

	constructor(url: string) {
		this.http = axios.create({
			baseURL: `${url}/rest`,
			proxy: false,
			// n8n binds a session to the browser that it was opened in.
			headers: { 'browser-id': 'playground' },
		});
		this.http.interceptors.response.use(undefined, (error) => {
			if (!axios.isAxiosError(error) || !error.response) throw error;
			const { status, data, config } = error.response;
			const answer = JSON.stringify(data);
			throw new Error(`n8n: ${config.method} ${config.url} answered ${status} ${answer}`);
		});
	}

	/** Whether nobody has taken this n8n into possession yet. */
	async needsOwner(): Promise<boolean> {
		const settings = await this.get<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'/settings',
		);
		return settings.userManagement.showSetupOnFirstLoad;
	}

	async createOwner(owner: Owner): Promise<void> {
		await this.post('/owner/setup', owner);
	}

	/** Signs in; later calls are made as this person. */
	async signIn({ email, password }: Owner): Promise<void> {
		const credentials = { emailOrLdapLoginId: email, password };
		const response = await this.http.post('/login', credentials);
		const cookies = response.headers['set-cookie'] ?? [];
		this.http.defaults.headers.common.cookie = cookies
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
	}

	async credentials(): Promise<Credential[]> {
		return await this.get('/credentials');
	}

	async createCredential(credential: NewCredential): Promise<Credential> {
		return await this.post('/credentials', credential);
	}

	async updateCredential({ id, ...credential }: Credential): Promise<Credential> {
		return await this.patch(`/credentials/${id}`, credential);
	}

	/** What the credential form does when it is saved. */
	async testCredential(credential: Credential): Promise<TestResult> {
		return await this.post('/credentials/test', { credentials: credential });
	}

	async workflows(): Promise<WorkflowSummary[]> {
		return await this.get('/workflows');
	}

	async workflow(id: string): Promise<Workflow> {
		return await this.get(`/workflows/${id}`);
	}

	async createWorkflow(workflow: NewWorkflow): Promise<Workflow> {
		return await this.post('/workflows', workflow);
	}

	/** Runs a workflow from its first node, and waits until the execution has ended. */
	async execute(workflow: Workflow): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: workflow.nodes[0].name } },
		);
		const deadline = Date.now() + EXECUTION_WITHIN_MS;
		while (Date.now() < deadline) {
			const execution = await this.get<{ status: string; data: string }>(
				`/executions/${executionId}`,
			);
			if (!UNFINISHED.includes(execution.status)) {
				const { resultData } = parse(execution.data) as Flatted;
				const { status, data } = execution;
				return { status, ...resultData, stored: data };
			}
			await sleep(POLL_MS);
		}
		throw new Error(`Execution ${executionId} did not end in time`);
	}

	private async get<T>(path: string): Promise<T> {
		const response = await this.http.get<{ data: T }>(path);
		return response.data.data;
	}

	private async post<T>(path: string, body: object): Promise<T> {
		const response = await this.http.post<{ data: T }>(path, body);
		return response.data.data;
	}

	private async patch<T>(path: string, body: object): Promise<T> {
		const response = await this.http.patch<{ data: T }>(path, body);
		return response.data.data;
	}
}

/** The items that a node handed on in its last run, at its first output or another. */
export function outputOf({ runData }: Execution, node: string, output = 0): IDataObject[] {
	const items: INodeExecutionData[] = runData[node]?.at(-1)?.data?.main?.[output] ?? [];
	return items.map((item) => item.json);
}

/** What a node told an agent that used it as a tool, in all of its runs. */
export function toldByTool({ runData }: Execution, node: string): IDataObject[] {
	const runs = runData[node] ?? [];
	return runs.flatMap(({ data }) => data?.ai_tool?.[0] ?? []).map(({ json }) => json);
}
