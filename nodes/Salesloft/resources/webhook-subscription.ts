/** Webhooks of the API key, one event each. Their tokens stay with Salesloft. */
import { choice, flag, secret, webAddress } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { unpaged } from '../api';
import { events } from '../events';
import { webhookSubscriptionId } from '../fields';
import { webhookSubscription } from '../records';

const callbackUrl = webAddress('callback_url', {
	label: 'Callback URL',
	placeholder: 'e.g. https://example.com/salesloft',
	description: 'Where Salesloft tells what happens',
});
const eventTypes = [...new Set(events.flatMap(({ types }) => types))];

export const webhookSubscriptionResource = resource(webhookSubscription, {
	create: create('POST /v2/webhook_subscriptions', {
		required: [
			callbackUrl,
			choice('event_type', eventTypes, { default: 'person_created' }),
			secret('callback_token', {
				min: 1,
				description:
					'The key with which Salesloft signs what it sends (HMAC-SHA1). It is kept in the workflow as it stands here.',
			}),
		],
		description:
			'Have another service told of an event; the Salesloft Trigger makes its subscriptions by itself',
	}),
	delete: remove('DELETE /v2/webhook_subscriptions/{id}', {
		required: [webhookSubscriptionId],
		description:
			'Delete a webhook subscription permanently, such as one that was left behind by a workflow that is gone',
	}),
	get: get('GET /v2/webhook_subscriptions/{id}', {
		required: [webhookSubscriptionId],
		description: 'Retrieve a webhook subscription, without its token',
	}),
	getAll: list('GET /v2/webhook_subscriptions', {
		paging: unpaged,
		filters: [flag('enabled', { description: 'Whether they are switched on' })],
		description: 'Retrieve the webhook subscriptions of the API key, without their tokens',
	}),
	update: update('PUT /v2/webhook_subscriptions/{id}', {
		required: [webhookSubscriptionId],
		optional: [
			callbackUrl,
			flag('enabled', {
				default: true,
				description: 'Whether Salesloft tells of events through it',
			}),
		],
		description: 'Change where a webhook subscription leads, or switch it on or off',
	}),
});
