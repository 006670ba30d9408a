import type {
	Icon,
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { answers } from './answers';
import { bounds } from './bounds';

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
			displayName: 'API ID',
			name: 'apiId',
			type: 'string',
			default: '',
			required: true,
			description:
				'The ID of a key that an Aircall admin generated in the Dashboard, under Integrations & API > API Keys (Company Settings > API in older accounts). A key reaches all data of the company.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The token of the same key',
			hint: 'Aircall shows it once, when the key is generated. If it is lost, generate a new key.',
		},
		...bounds('the 60 requests a minute that Aircall allows'),
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
