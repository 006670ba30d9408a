import {
	NodeConnectionTypes,
	type IAuthenticateGeneric,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';

export const SAMPLE_HOST = 'https://api.sample.test';

/** The smallest credential: a key sent as a header, and a team sent as a query parameter. */
export class SampleApi implements ICredentialType {
	name = 'sampleApi';

	displayName = 'Sample API';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{ displayName: 'Team', name: 'team', type: 'string', default: 'blue' },
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { authorization: '=Bearer {{ $credentials.key }}' },
			qs: { team: '={{ $credentials.team }}' },
		},
	};

	test: ICredentialTestRequest = {
		request: { url: `${SAMPLE_HOST}/me` },
		rules: [{ type: 'responseCode', properties: { value: 401, message: 'The key is not valid' } }],
	};
}

/** Gets a record with the sample credential, from a node or from a list in its panel. */
export async function sampleRequest(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	path: string,
	qs: IDataObject = {},
): Promise<IDataObject> {
	const request = { baseURL: SAMPLE_HOST, url: path, qs, json: true };
	return await context.helpers.httpRequestWithAuthentication.call(context, 'sampleApi', request);
}

/** The smallest node, doing what the test at hand needs. */
export function sampleNode(
	behaviour: Pick<INodeType, 'execute' | 'methods'>,
	properties: INodeProperties[] = [],
): INodeType {
	return {
		description: {
			displayName: 'Sample',
			name: 'sample',
			icon: { light: 'file:sample.svg', dark: 'file:sample.dark.svg' },
			group: ['transform'],
			version: 1,
			subtitle: '={{$parameter["name"]}}',
			description: 'Does what a test needs',
			defaults: { name: 'Sample' },
			usableAsTool: true,
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'sampleApi', required: true }],
			properties,
		},
		...behaviour,
	};
}
