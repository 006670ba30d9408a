import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type ExecutionStatus,
	type INodeExecutionData,
	type IRun,
	type ITaskData,
	type IWorkflowSettings,
	type NodeExecutionHint,
	type Workflow,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credential } from './credentials';
import { inARow, instance, Start, START, workflowNode, workflowOf, type Step } from './workflow';

/** How a run is started and stopped. */
export interface RunOptions {
	/** What the start node hands on; one empty item if absent. */
	items?: INodeExecutionData[];
	/** The workflow's settings, such as its timezone. */
	settings?: IWorkflowSettings;
	/** Cancels the execution once it aborts, as the Stop button does. */
	stop?: AbortSignal;
}

/** An error as n8n stores it in the execution: a plain object, no longer an instance. */
export interface NodeFailure {
	name: string;
	message: string;
	description?: string | null;
	/** Present on a NodeApiError. */
	httpCode?: string | null;
	level?: string;
	messages?: string[];
	context?: { itemIndex?: number; runIndex?: number; parameter?: string; data?: unknown };
}

/** What one node did in a run. */
export interface NodeResult {
	/** Output 0. */
	items: INodeExecutionData[];
	/** Output 1: what `onError: 'continueErrorOutput'` sends to the error branch. */
	errorItems: INodeExecutionData[];
	/** The error that stopped the node, or that it went on in spite of. */
	error?: NodeFailure;
	hints: NodeExecutionHint[];
	/** How the whole execution ended. */
	status: ExecutionStatus;
	startedAt: Date;
	durationMs: number;
	/** The items the run began with, as they are after it: to prove that none was changed. */
	inputAfter: INodeExecutionData[];
}

/** Runs the workflow from its start node to its end, in n8n's real engine. */
export async function execute(
	workflow: Workflow,
	credentials: Credential[],
	{ items = [{ json: {} }], stop }: RunOptions,
): Promise<IRun> {
	const node = workflow.nodes[START];
	const entry = { node, data: { main: [items] }, source: null };
	const hooks = new ExecutionLifecycleHooks('manual', '1', {
		id: workflow.id,
		name: workflow.name ?? '',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	});
	const data = createRunExecutionData({ executionData: { nodeExecutionStack: [entry] } });
	const engine = new WorkflowExecute(additionalData(credentials, { hooks }), 'manual', data);

	const run = engine.processRunExecutionData(workflow);
	stop?.addEventListener('abort', () => run.cancel());
	// A cancelled run still resolves, once the node has let go.
	return await run;
}

/** What the node of that name did in the run. */
export function resultOf(run: IRun, name: string): NodeResult {
	const { runData } = run.data.resultData;
	const task: ITaskData | undefined = runData[name]?.[0];
	return {
		items: task?.data?.main?.[0] ?? [],
		errorItems: task?.data?.main?.[1] ?? [],
		error: task?.error ?? run.data.resultData.error,
		hints: task?.hints ?? [],
		status: run.status,
		startedAt: run.startedAt,
		durationMs: task?.executionTime ?? 0,
		inputAfter: runData[START]?.[0]?.data?.main?.[0] ?? [],
	};
}

/**
 * Runs nodes one after the other behind a start node.
 * @returns one result per node, in order
 * @throws {WorkflowHasIssuesError} when a required parameter is missing, as n8n does before a run
 */
export async function runNodes(steps: Step[], options: RunOptions = {}): Promise<NodeResult[]> {
	const start = new Start();
	const types = steps.map(({ node }) => instance(node));
	const names = types.map(({ description }, index) => `${description.displayName} ${index}`);
	const nodes = [
		workflowNode({ node: start }, START),
		...steps.map((step, index) =>
			workflowNode({ ...step, node: types[index] }, names[index], index + 1),
		),
	];
	const connections = inARow([START, ...names]);
	const workflow = workflowOf(nodes, [start, ...types], connections, options.settings);
	const credentials = steps.flatMap((step) => step.credentials ?? []);

	const run = await execute(workflow, credentials, options);
	return names.map((name) => resultOf(run, name));
}

/**
 * Runs one node behind a start node that hands it `items`.
 * @throws {WorkflowHasIssuesError} when a required parameter is missing, as n8n does before a run
 */
export async function runNode(run: Step & RunOptions): Promise<NodeResult> {
	const { items, settings, stop, ...step } = run;
	const [result] = await runNodes([step], { items, settings, stop });
	return result;
}
