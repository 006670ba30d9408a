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

/** A Salesloft customer API key, sent as a bearer token. */
export class SalesloftApi implements ICredentialType {
	name = 'salesloftApi';

	displayName = 'Salesloft API';

	icon: Icon = { light: 'file:../icons/salesloft.svg', dark: 'file:../icons/salesloft.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/docs/salesloft.md';

	httpRequestNode = {
		name: 'Salesloft',
		docsUrl: 'https://developers.salesloft.com/docs/api/',
		apiBaseUrl: 'https://api.salesloft.com/v2/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'A user of a Salesloft customer with API access <a href="https://accounts.salesloft.com/api_keys/new" target="_blank">creates an API key</a> and ticks the scopes that the workflows need (some are behind "Show"). The key is shown only once.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. v2_ak_12345_0a1b2c3d',
			description:
				'The key from developers.salesloft.com, under Manage Apps > API Keys. It sees what its user may see.',
			hint: 'An operation whose scope is missing is refused; scopes can be edited on the key later',
		},
		...bounds('the 600 requests a minute that Salesloft allows'),
		...domains('api.salesloft.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: '=Bearer {{ $credentials.apiKey.trim() }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: 'https://api.salesloft.com/v2/me',
			disableFollowRedirect: true,
		},
		rules: answers({
			provider: 'Salesloft',
			proof: 'data',
			refusals: {
				401: 'Salesloft refused the API Key. Copy the whole key again; if it is lost or revoked, create a new one at developers.salesloft.com under Manage Apps > API Keys.',
				403: 'Salesloft knows the API Key but does not let it read its own user. Check the scopes of the key, and that its user is active and has API access.',
			},
		}),
	};
}
