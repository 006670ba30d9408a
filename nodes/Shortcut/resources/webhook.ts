/** Webhooks of the workspace. The API lists none, so that they are named by the ID that they were given. */
import { code, secret } from '../../engine/vocabulary/field';
import { create, get, remove, resource } from '../../engine/vocabulary/operation';
import { webAddress } from '../fields';

const webhookId = code('integration-public-id', {
	in: 'path',
	name: 'webhookId',
	label: 'Webhook ID',
	pattern: { regex: /^\d{1,19}$/, says: 'a whole number' },
	placeholder: 'e.g. 123',
	description: 'From the output when it was created, since Shortcut does not list webhooks',
});

export const webhookResource = resource(
	{ name: 'Webhook', hides: ['secret'] },
	{
		create: create('POST /api/v3/integrations/webhook', {
			required: [
				webAddress('webhook_url', {
					placeholder: 'e.g. https://example.com/shortcut',
					description: 'The address to which Shortcut sends every change in the workspace',
				}),
			],
			optional: [
				secret('secret', {
					min: 1,
					max: 128,
					description:
						'What Shortcut signs its deliveries with. It is kept in the workflow as it stands here.',
				}),
			],
			description:
				'Have another service told of every change in the workspace; the Shortcut Trigger makes its webhooks by itself',
		}),
		delete: remove('DELETE /api/v3/integrations/webhook/{integration-public-id}', {
			required: [webhookId],
			description:
				'Delete a webhook permanently, such as one that was left behind by a workflow that is gone',
		}),
		get: get('GET /api/v3/integrations/webhook/{integration-public-id}', {
			required: [webhookId],
			description: 'Retrieve a webhook by its ID, without its secret',
		}),
	},
);
