import type {
	Icon,
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { answers } from './answers';
import { bounds } from './bounds';
import { domains } from './domains';

const refused =
	'Aircall refused the API ID or the API Token. Copy both from the same key, under Integrations & API > API Keys in the Aircall Dashboard. A token is shown only once: if it is lost, an admin generates a new key.';

/** An Aircall API key: HTTP Basic, the API ID as username and the API Token as password. */
export class AircallApi implements ICredentialType {
	name = 'aircallApi';

	displayName = 'Aircall API';

	icon: Icon = { light: 'file:../icons/aircall.svg', dark: 'file:../icons/aircall.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/docs/aircall.md';

	httpRequestNode = {
		name: 'Aircall',
		docsUrl: 'https://developer.aircall.io/api-references/',
		apiBaseUrl: 'https://api.aircall.io/v1/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'An Aircall admin generates a key in the <a href="https://dashboard.aircall.io" target="_blank">Dashboard</a>, under Integrations & API > API Keys. It reaches all data of the company. The token is shown only once.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API ID',
			name: 'apiId',
			type: 'string',
			placeholder: 'e.g. 5c0d9f4e1a7b',
			default: '',
			required: true,
			description:
				'The ID of the key, in the list of API Keys (in older accounts under Company Settings > API)',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. 9b1f0c2d8e7a',
			description: 'The token of the same key',
			hint: 'If it is lost, generate a new key: Aircall shows the token once',
		},
		...bounds('the 60 requests a minute that Aircall allows at least'),
		...domains('api.aircall.io'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: '={{ $credentials.apiId.trim() }}',
				password: '={{ $credentials.apiToken.trim() }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: 'https://api.aircall.io/v1/ping',
			disableFollowRedirect: true,
		},
		rules: answers({
			provider: 'Aircall',
			proof: 'ping',
			refusals: { 401: refused, 403: refused },
		}),
	};
}
