import { action, get, resource } from '../../engine/vocabulary/operation';
import { flagIfOn } from '../fields';

const OAUTH =
	'Aircall gives this to integrations that sign in with OAuth, and may refuse an API key.';

export const integrationResource = resource('Integration', {
	disable: action('POST /v1/integrations/disable', {
		name: 'Disable',
		action: 'Disable the integration',
		description: `Switch off the integration that the credential belongs to. ${OAUTH}`,
	}),
	enable: action('POST /v1/integrations/enable', {
		beside: [
			flagIfOn('install', {
				in: 'query',
				description: 'Whether to install the integration as well',
			}),
		],
		name: 'Enable',
		action: 'Enable the integration',
		description: `Switch on the integration that the credential belongs to. ${OAUTH}`,
	}),
	get: get('GET /v1/integrations/me', {
		action: 'Get the integration',
		description: `Retrieve the integration that the credential belongs to, and whether it is active. ${OAUTH}`,
	}),
});
