/** Runs nodes in n8n-core's own engine. */
import type { INodeExecutionData, INodeParameters, INodeType, IRun } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { SalesloftApi } from '../../credentials/SalesloftApi.credentials';
import { credential, type Credential } from '../../test/harness/credentials';
import { execute } from '../../test/harness/run-node';
import { inARow, Start, START, workflowNode } from '../../test/harness/workflow';
import type { Job } from '../contender';
import { apiKey, newPeople, someIds, type Done } from './work';

/** A node as it stands in a workflow. */
export interface Step {
	/** Made once, as n8n makes it when it loads it. */
	node: INodeType;
	/** n8n lets only its own HTTP Request node use any credential, and knows it by this. */
	type: string;
	parameters: INodeParameters;
	/** Salesloft's if absent. */
	account?: Credential;
}

/** n8n's HTTP Request node may only ask the provider's own host otherwise, and the sandbox is no such. */
const salesloft = credential(SalesloftApi, { apiKey, allowedHttpRequestDomains: 'all' });

/** The input items of a job. */
function itemsOf(job: Job): INodeExecutionData[] {
	switch (job.kind) {
		case 'create':
			return newPeople(job.count).map((person) => ({ json: { ...person } }));
		case 'get':
			return someIds(job.count).map((id) => ({ json: { id } }));
		case 'list':
			return [{ json: {} }];
	}
}

/** Runs a workflow of these nodes in a row. @returns the items of the last one */
export async function run(
	job: Job,
	steps: Step[],
	stop?: AbortSignal,
): Promise<INodeExecutionData[]> {
	const { account = salesloft } = steps[0];
	const start = { node: new Start(), type: 'bench.start', parameters: {} };
	const all = [start, ...steps];
	const names = [START, ...steps.map(({ type }) => type)];
	const types = new Map(all.map(({ type, node }) => [type, node]));
	const find = (type: string): INodeType => {
		const node = types.get(type);
		if (!node) throw new Error(`Unknown node type: ${type}`);
		return node;
	};
	const workflow = new Workflow({
		id: 'bench',
		name: 'Benchmark',
		active: false,
		nodes: all.map(({ node, type, parameters }, i) => ({
			...workflowNode({ node, parameters, credentials: i === 1 ? [account] : [] }, names[i], i),
			type,
		})),
		connections: inARow(names),
		nodeTypes: {
			getByName: find,
			getByNameAndVersion: find,
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
	return lastItems(await execute(workflow, [account], { items: itemsOf(job), stop }), names);
}

function lastItems({ data }: IRun, names: string[]): INodeExecutionData[] {
	const { runData, error } = data.resultData;
	if (error) throw error;
	return runData[names[names.length - 1]]?.[0]?.data?.main?.[0] ?? [];
}

/** How a run ended. @param count how many records there are in its items */
export async function outcome(
	running: Promise<INodeExecutionData[]>,
	count: (items: INodeExecutionData[]) => number = ({ length }) => length,
): Promise<Done> {
	try {
		return { records: count(await running) };
	} catch (error) {
		return { records: 0, error: (error as Error).message };
	}
}
