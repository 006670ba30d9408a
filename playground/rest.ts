import { Agent } from 'node:http';
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
import type { N8n } from './n8n';
import { until } from './until';
import type { Version } from './versions';

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
	data: Record<string, string | boolean>;
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
	/** Of what was saved last. */
	versionId: string;
	/** What its nodes remember, by the node. */
	staticData?: Record<string, IDataObject> | null;
}

/** A workflow as lists show it. */
export type WorkflowSummary = Pick<Workflow, 'id' | 'name'>;

/** What the credential form shows after a test. */
export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** A community package as n8n keeps it. */
export interface InstalledPackage {
	installedVersion: string;
	installedNodes: Array<{ type: string }>;
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

/** A form for which a workflow waits. */
export interface Form {
	/** The node, and the field of its item, that tell where the form is. */
	asked: { node: string; field: string };
	/** What is entered, field by field. */
	values: string[];
}

export interface NodeType {
	name: string;
	version: number | number[];
}

/** The rules that something in an n8n breaks. */
export interface BreakingChanges {
	instanceResults: Array<{ ruleId: string }>;
	workflowResults: Array<{ ruleId: string; nbAffectedWorkflows: number }>;
}

/** The limit of a provider alone can take a minute. */
const EXECUTION_WITHIN_MS = 180_000;
const PUBLICATION_WITHIN_MS = 30_000;
const UNFINISHED = ['new', 'running', 'waiting', 'unknown'];

interface Flatted {
	resultData: { runData: IRunData; error?: Failure };
}

/** How far n8n is with the triggers of a workflow that is published, or is not any more. */
interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ errorMessage: string | null }>;
}

/**
 * The internal API that n8n's own editor talks to. Every call throws what n8n answered when it is
 * not a success.
 */
export class Rest {
	private readonly http: AxiosInstance;
	private readonly version: Version;

	/** @param webhooks where n8n takes what is sent to workflows, if that is another process */
	constructor(
		{ url, version }: Pick<N8n, 'url' | 'version'>,
		private readonly webhooks = url,
	) {
		this.version = version;
		this.http = axios.create({
			baseURL: `${url}/rest`,
			proxy: false,
			// n8n closes a connection that was quiet for 5 seconds, maybe just when the next request is sent.
			httpAgent: new Agent({ keepAlive: false }),
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

	/** A credential with what the editor may see of its fields. */
	async credential(id: string): Promise<Credential> {
		return await this.get(`/credentials/${id}?includeData=true`);
	}

	/** What Settings > Community nodes > Install does. */
	async installPackage(name: string): Promise<InstalledPackage> {
		return await this.post('/community-packages', { name });
	}

	/** Updates a package to the newest version. */
	async updatePackage(name: string): Promise<InstalledPackage> {
		return await this.patch('/community-packages', { name });
	}

	async removePackage(name: string): Promise<void> {
		await this.http.delete('/community-packages', { params: { name } });
	}

	/** What the next main version of n8n, such as `v3`, breaks in here by n8n's own rules. */
	async breaking(version: string): Promise<BreakingChanges> {
		const path = `/breaking-changes/report/refresh?version=${version}`;
		const { report } = await this.post<{ report: BreakingChanges }>(path, {});
		return report;
	}

	/** All nodes that this n8n has, with each of their versions. */
	async nodeTypes(): Promise<NodeType[]> {
		const { data } = await this.http.get<NodeType[]>('../types/nodes.json');
		return data;
	}

	async workflows(): Promise<WorkflowSummary[]> {
		return await this.get('/workflows');
	}

	async workflow(id: string): Promise<Workflow> {
		return await this.get(`/workflows/${id}`);
	}

	async createWorkflow(workflow: NewWorkflow): Promise<Workflow> {
		return await this.post('/workflows', this.version.complete(workflow));
	}

	/**
	 * Runs a workflow from its first node, and waits until the execution has ended.
	 * @param form what it waits for
	 */
	async execute(workflow: Workflow, form?: Form): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: workflow.nodes[0].name } },
		);
		if (form) await this.fillIn(executionId, form);
		return await this.reached(executionId);
	}

	/** Fills in the form that an execution waits for, as a browser does. */
	private async fillIn(executionId: string, { asked, values }: Form): Promise<void> {
		const { status, ...waiting } = await this.reached(executionId, 'waiting');
		if (status !== 'waiting') return;
		const [{ [asked.field]: address }] = outputOf(waiting, asked.node);
		// It is at a public address, which leads here.
		const { pathname, search } = new URL(String(address));
		const fields = Object.fromEntries(values.map((value, i) => [`field-${i}`, value]));
		await axios.postForm(`${this.webhooks}${pathname}${search}`, fields, { proxy: false });
	}

	/**
	 * Activates a workflow, and waits until its triggers hear.
	 * @throws why one of them does not
	 */
	async activate({ id, versionId }: Workflow): Promise<void> {
		if (!this.version.publishes) return await this.patch(`/workflows/${id}`, { active: true });
		await this.post(`/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.publication(id, 'not_published');
		if (status === 'published') return;
		const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`Workflow ${id} is ${status}: ${reasons.join('; ')}`);
	}

	/** Deactivates a workflow, and waits until its triggers have ended. */
	async deactivate({ id }: Workflow): Promise<void> {
		if (!this.version.publishes) return await this.patch(`/workflows/${id}`, { active: false });
		await this.post(`/workflows/${id}/deactivate`, {});
		const { status } = await this.publication(id, 'published');
		if (status !== 'not_published') throw new Error(`Workflow ${id} is still ${status}`);
	}

	/** Does something, and waits for the end of what it starts: the next execution of this workflow. */
	async startedBy({ id }: Workflow, change: () => Promise<unknown>): Promise<Execution> {
		const before = new Set(await this.executionsOf(id));
		await change();
		const next = async () => (await this.executionsOf(id)).filter((one) => !before.has(one)).at(-1);
		return await this.reached(
			await until(next, EXECUTION_WITHIN_MS, () => `Nothing started ${id}`),
		);
	}

	/** The IDs of a workflow's latest executions, newest first. */
	async executionsOf(workflowId: string): Promise<string[]> {
		return (await this.latest({ workflowId })).map(({ id }) => id);
	}

	/** How the latest executions of a workflow stand, a hundred at most. */
	async statusesOf(workflowId: string): Promise<string[]> {
		return (await this.latest({ workflowId }, 100)).map(({ status }) => status);
	}

	/** Waits until no execution of a workflow is under way. */
	async idle(workflowId: string, within = EXECUTION_WITHIN_MS): Promise<void> {
		const isIdle = async () => {
			const underWay = await this.latest({ workflowId, status: UNFINISHED });
			return underWay.length === 0 ? true : undefined;
		};
		await until(isIdle, within, () => `The executions of ${workflowId} did not end`);
	}

	/** @param limit as many as the editor's list shows at first, unless given */
	private async latest(
		filter: { workflowId: string; status?: string[] },
		limit?: number,
	): Promise<Array<{ id: string; status: string }>> {
		const query = new URLSearchParams({
			filter: JSON.stringify(filter),
			...(limit !== undefined && { limit: String(limit) }),
		});
		const path = `/executions?${query.toString()}`;
		return (await this.get<{ results: Array<{ id: string; status: string }> }>(path)).results;
	}

	/**
	 * Waits until n8n has done what publishing asks for; it answers before that.
	 * @param before how the workflow was until then, which n8n can tell once more in the moment it is done
	 */
	private async publication(
		workflowId: string,
		before: Publication['status'],
	): Promise<Publication> {
		const settled = async () => {
			const path = `/workflows/${workflowId}/publication-status`;
			const publication = await this.get<Publication>(path);
			return ['in_progress', before].includes(publication.status) ? undefined : publication;
		};
		const late = () => `Workflow ${workflowId} was not ready`;
		return await until(settled, PUBLICATION_WITHIN_MS, late);
	}

	/** Waits until an execution has ended, or is as far as that. */
	async reached(executionId: string, wanted?: string): Promise<Execution> {
		const there = async () => {
			const { status, data } = await this.get<{ status: string; data: string }>(
				`/executions/${executionId}`,
			);
			if (status !== wanted && UNFINISHED.includes(status)) return undefined;
			// n8n 1 can tell the status a moment before there are any data.
			const whole = parse(data) as Flatted | undefined;
			return whole && { status, ...whole.resultData, stored: data };
		};
		const late = () => `Execution ${executionId} did not end`;
		return await until(there, EXECUTION_WITHIN_MS, late);
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
export function outputOf(
	{ runData }: Pick<Execution, 'runData'>,
	node: string,
	output = 0,
): IDataObject[] {
	const items: INodeExecutionData[] = runData[node]?.at(-1)?.data?.main?.[output] ?? [];
	return items.map((item) => item.json);
}

/** What a node told an agent that used it as a tool, in all of its runs. */
export function toldByTool({ runData }: Execution, node: string): IDataObject[] {
	const runs = runData[node] ?? [];
	return runs.flatMap(({ data }) => data?.ai_tool?.[0] ?? []).map(({ json }) => json);
}
