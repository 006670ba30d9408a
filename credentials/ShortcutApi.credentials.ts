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
	'Shortcut refused the API Token. Copy the whole token again; if it is lost or revoked, generate a new one under Settings > My Account > API Tokens.';

/** A Shortcut member's API token, sent in Shortcut's own header. */
export class ShortcutApi implements ICredentialType {
	name = 'shortcutApi';

	displayName = 'Shortcut API';

	icon: Icon = { light: 'file:../icons/shortcut.svg', dark: 'file:../icons/shortcut.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/docs/shortcut.md';

	httpRequestNode = {
		name: 'Shortcut',
		docsUrl: 'https://developer.shortcut.com/api/rest/v3',
		apiBaseUrl: 'https://api.app.shortcut.com/api/v3/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A token that any member generates under Settings > My Account > API Tokens. It reaches the one workspace it was made in, as that member. Shortcut shows it once.',
			hint: 'Untick "Read-only" while making the token if workflows create, update or delete: it is ticked by default, and this test passes with a read-only token too.',
		},
		...bounds('the 200 requests a minute that Shortcut allows'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				'Shortcut-Token': '={{ $credentials.apiToken.trim() }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: 'https://api.app.shortcut.com/api/v3/member',
			disableFollowRedirect: true,
		},
		rules: answers({
			provider: 'Shortcut',
			proof: 'id',
			refusals: { 401: refused, 403: refused },
		}),
	};
}
