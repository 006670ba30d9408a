/** n8n's own HTTP Request node, with the same credential. */
import type {
	INodeExecutionData,
	INodeParameters,
	INodeType,
	VersionedNodeType,
} from 'n8n-workflow';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Job } from '../contender';
import { outcome, run, type Step } from './engine';
import type { Work } from './work';

const load = createRequire(
	join(__dirname, '..', '..', 'playground', 'node_modules', 'n8n-nodes-base', 'package.json'),
);
const { HttpRequest } = load('./dist/nodes/HttpRequest/HttpRequest.node.js') as {
	HttpRequest: new () => VersionedNodeType;
};
const { SplitOut } = load('./dist/nodes/Transform/SplitOut/SplitOut.node.js') as {
	SplitOut: new () => INodeType;
};
const node = new HttpRequest().getNodeType();
const split = {
	node: new SplitOut(),
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'data', options: {} },
};

/** As many at a time, and as often, as the limit of 600 a minute lets through. */
const BATCHES = { batching: { batch: { batchSize: 10, batchInterval: 1000 } } };

function parameters(job: Job, host: string): INodeParameters {
	const signedIn = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'salesloftApi',
		options: {},
	};
	switch (job.kind) {
		case 'create':
			return {
				...signedIn,
				method: 'POST',
				url: `${host}/v2/people`,
				sendBody: true,
				bodyParameters: {
					parameters: [
						{ name: 'email_address', value: '={{ $json.email }}' },
						{ name: 'first_name', value: '={{ $json.firstName }}' },
						{ name: 'last_name', value: '={{ $json.lastName }}' },
						{ name: 'title', value: '={{ $json.title }}' },
					],
				},
			};
		case 'get':
			return { ...signedIn, url: `=${host}/v2/people/{{ $json.id }}` };
		case 'list':
			return {
				...signedIn,
				url: `${host}/v2/people`,
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'per_page', value: '100' }] },
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: {
								parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }],
							},
							paginationCompleteWhen: 'other',
							completeExpression: '={{ $response.body.metadata.paging.next_page === null }}',
						},
					},
				},
			};
	}
}

function step(job: Job, host: string): Step {
	return { node, type: 'n8n-nodes-base.httpRequest', parameters: parameters(job, host) };
}

/** A page is one item, with the records in a list. */
function recordsIn(items: INodeExecutionData[]): number {
	return items.reduce(
		(sum, { json: { data } }) => sum + (Array.isArray(data) ? data.length : 1),
		0,
	);
}

export const work: Work = async (job, host) =>
	await outcome(run(job, [step(job, host)]), recordsIn);

export const batched: Work = async (job, host) => {
	const plain = step(job, host);
	const spaced = { ...plain, parameters: { ...plain.parameters, options: BATCHES } };
	return await outcome(run(job, [spaced]), recordsIn);
};

/** A list as items of one record each, as a node for Salesloft gives it. */
export const splitOut: Work = async (job, host) =>
	await outcome(run(job, [step(job, host), split]));
