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

/** A Nutshell API key: HTTP Basic, the sign-in email as username and the key as password. */
export class NutshellApi implements ICredentialType {
	name = 'nutshellApi';

	displayName = 'Nutshell API';

	icon: Icon = { light: 'file:../icons/nutshell.svg', dark: 'file:../icons/nutshell.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/docs/nutshell.md';

	httpRequestNode = {
		name: 'Nutshell',
		docsUrl: 'https://developers.nutshell.com/',
		apiBaseUrl: 'https://app.nutshell.com/rest/',
	};

	properties: INodeProperties[] = [
		{
			displayName:
				'A Nutshell admin adds a key in <a href="https://app.nutshell.com" target="_blank">Nutshell</a>, under Settings > Connections > API keys, with the permission "API access". Opening its row shows it again.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Username (Email)',
			name: 'username',
			type: 'string',
			placeholder: 'e.g. name@example.com',
			default: '',
			required: true,
			description:
				'The email address you sign in to Nutshell with, not your display name. The key sees what this user may see.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. 0a1b2c3d4e5f',
			description: 'The key from Settings > Connections > API keys, where opening its row shows it',
			hint: 'Give it the permission "API access": a key for form submissions cannot call the API',
		},
		...bounds('no limit, since Nutshell publishes none'),
		...domains('app.nutshell.com'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: '={{ $credentials.username.trim() }}',
				password: '={{ $credentials.apiKey.trim() }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: 'https://app.nutshell.com/rest/users',
			disableFollowRedirect: true,
		},
		rules: answers({
			provider: 'Nutshell',
			proof: 'users',
			refusals: {
				401: 'Nutshell refused the username or the API Key. The username is the email address you sign in with; the key is under Settings > Connections > API keys and needs the permission "API access".',
				403: 'Nutshell knows the API Key but does not let it call the API. Give the key the permission "API access" under Settings > Connections > API keys.',
			},
		}),
	};
}
