/** The shortest n8n node for the same: a loop over `httpRequestWithAuthentication`, and nothing else. */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { outcome, run } from './engine';
import type { Work } from './work';

class HandWritten implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hand-Written',
		name: 'handWritten',
		group: ['input'],
		version: 1,
		description: 'Creates or reads a person',
		defaults: { name: 'Hand-Written' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'salesloftApi', required: true }],
		properties: [
			{ displayName: 'Host', name: 'host', type: 'string', default: '' },
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				options: [
					{ name: 'Create', value: 'create' },
					{ name: 'Get', value: 'get' },
				],
				default: 'create',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				displayOptions: { show: { operation: ['create'] } },
			},
			{
				displayName: 'Additional Fields',
				name: 'additionalFields',
				type: 'collection',
				default: {},
				displayOptions: { show: { operation: ['create'] } },
				options: [
					{ displayName: 'First Name', name: 'first_name', type: 'string', default: '' },
					{ displayName: 'Last Name', name: 'last_name', type: 'string', default: '' },
					{ displayName: 'Title', name: 'title', type: 'string', default: '' },
				],
			},
			{
				displayName: 'Person ID',
				name: 'personId',
				type: 'string',
				default: '',
				displayOptions: { show: { operation: ['get'] } },
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (let i = 0; i < this.getInputData().length; i += 1) {
			try {
				const { data } = (await this.helpers.httpRequestWithAuthentication.call(
					this,
					'salesloftApi',
					request(this, i),
				)) as { data: IDataObject };
				output.push({ json: data, pairedItem: { item: i } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				output.push({ json: { error: (error as Error).message }, pairedItem: { item: i } });
			}
		}
		return [output];
	}
}

function request(context: IExecuteFunctions, i: number): IHttpRequestOptions {
	const host = context.getNodeParameter('host', i) as string;
	if (context.getNodeParameter('operation', i) === 'get') {
		const id = String(context.getNodeParameter('personId', i));
		return { method: 'GET', url: `${host}/v2/people/${encodeURIComponent(id)}`, json: true };
	}
	const email_address = context.getNodeParameter('email', i) as string;
	const additional = context.getNodeParameter('additionalFields', i) as IDataObject;
	const body = { email_address, ...additional };
	return { method: 'POST', url: `${host}/v2/people`, body, json: true };
}

const node = new HandWritten();

export const work: Work = async (job, host) =>
	await outcome(
		run(job, [
			{
				node,
				type: 'bench.handWritten',
				parameters: {
					host,
					operation: job.kind,
					email: '={{ $json.email }}',
					additionalFields: {
						first_name: '={{ $json.firstName }}',
						last_name: '={{ $json.lastName }}',
						title: '={{ $json.title }}',
					},
					personId: '={{ $json.id }}',
				},
			},
		]),
	);
