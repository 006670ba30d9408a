/** Webhooks of the workspace. The API lists none, so that they are named by the ID that they were given. */
import { isObjectEmpty } from 'n8n-workflow';
import { code, text } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import type { Job } from '../../engine/vocabulary/job';
import { create, get, remove, resource } from '../../engine/vocabulary/operation';
import { omit } from '../../engine/vocabulary/output';
import { webAddress } from '../fields';

const webhookId = code('integration-public-id', {
	in: 'path',
	name: 'webhookId',
	label: 'Webhook ID',
	pattern: { regex: /^\d{1,19}$/, says: 'a whole number' },
	placeholder: 'e.g. 123',
	description: 'From the output when it was created, since Shortcut does not list webhooks',
});
const typedSecret = text('secret', {
	min: 1,
	max: 128,
	description:
		'What Shortcut signs its deliveries with. It is kept in the workflow as it stands here.',
});
const secret = {
	...typedSecret,
	property: { ...typedSecret.property, typeOptions: { password: true } },
};

/** Whatever Shortcut answers, a secret does not come into the output of a workflow. */
async function withoutSecret(job: Job): Promise<Json> {
	const { path, body } = job.values;
	const sent = isObjectEmpty(body) ? { path } : { path, body };
	return omit('secret')(await job.record(job.route, sent));
}

export const webhookResource = resource('Webhook', {
	create: create('POST /api/v3/integrations/webhook', {
		required: [
			webAddress('webhook_url', {
				placeholder: 'e.g. https://example.com/shortcut',
				description: 'The address to which Shortcut sends every change in the workspace',
			}),
		],
		optional: [secret],
		run: withoutSecret,
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
		run: withoutSecret,
		description: 'Retrieve a webhook by its ID, without its secret',
	}),
});
