/** This pack: its Salesloft node, as it is published. */
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as SalesloftApi from '../../nodes/Salesloft/api';
import type * as Resources from '../../nodes/Salesloft/resources';
import type * as Node from '../../nodes/Salesloft/Salesloft.node';
import type * as Execute from '../../nodes/engine/run/execute';
import type * as Pace from '../../nodes/engine/client/pace';
import type { Api, Limit } from '../../nodes/engine/vocabulary/api';
import type { Resource } from '../../nodes/engine/vocabulary/operation';
import type { Job } from '../contender';
import { outcome, run } from './engine';
import type { Work } from './work';

const nodes = join(process.env.QUARTET_PACK ?? 'dist', 'nodes');
export const load = createRequire(join(nodes, 'index.js'));
const { Salesloft } = load('./Salesloft/Salesloft.node.js') as typeof Node;
const { salesloft } = load('./Salesloft/api.js') as typeof SalesloftApi;
const { resources } = load('./Salesloft/resources') as typeof Resources;
const { traffic } = load('./engine/client/pace.js') as typeof Pace;
const { execute } = load('./engine/run/execute.js') as typeof Execute;

/** A node of the pack for an API at another address, with another limit or with none. */
export function nodeFor({ description }: INodeType, api: Api, resources: Resource[]): INodeType {
	return {
		description,
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return await execute(this, api, resources);
		},
	};
}

const published = new Salesloft();

const at = (host: string, limit?: Limit) =>
	nodeFor(published, { ...salesloft, host, limit }, resources);

function parameters(job: Job): INodeParameters {
	switch (job.kind) {
		case 'create':
			return {
				resource: 'person',
				operation: 'create',
				emailAddress: '={{ $json.email }}',
				additionalFields: {
					firstName: '={{ $json.firstName }}',
					lastName: '={{ $json.lastName }}',
					title: '={{ $json.title }}',
				},
				options: { simplify: false },
			};
		case 'get':
			return {
				resource: 'person',
				operation: 'get',
				personId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				simplify: false,
			};
		case 'list':
			return { resource: 'person', operation: 'getAll', returnAll: true, simplify: false };
	}
}

const TYPE = 'n8n-nodes-quartet.salesloft';

/** One of several runs that share an account and its limit. */
export async function shared(
	host: string,
	limit: Limit,
	{ count, parallel }: { count: number; parallel: number },
	stop?: AbortSignal,
): Promise<void> {
	const job: Job = { kind: 'get', count };
	const options = { parallelRequests: parallel };
	const step = { node: at(host, limit), type: TYPE, parameters: { ...parameters(job), options } };
	await run(job, [step], stop);
}

/** Forgets what is known of the limit. */
export function beginAnew(): void {
	traffic.clear();
}

export const work: Work = async (job, host) => {
	// The sandbox begins anew with each run, and so does what the pack knows of its limit.
	beginAnew();
	const step = {
		node: host === salesloft.host ? published : at(host),
		type: TYPE,
		parameters: parameters(job),
	};
	return await outcome(run(job, [step]));
};
