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
			displayName:
				'Any member <a href="https://app.shortcut.com/settings/account/api-tokens" target="_blank">generates a token</a> for a workspace. Untick "Read-only", which is ticked by default, if workflows create, update or delete. The token is shown only once.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. sct_rw_acme_0a1b2c3d',
			description:
				'The token from Settings > My Account > API Tokens. It reaches one workspace, as the member who made it.',
			hint: 'The test passes with a read-only token too, which cannot create, update or delete',
		},
		...bounds('the 200 requests a minute that Shortcut allows'),
		...domains('api.app.shortcut.com'),
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
