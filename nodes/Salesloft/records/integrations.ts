/** What other programs have with Salesloft: webhooks, and IDs of their own. */
import { joined, withNote } from '../../engine/vocabulary/answered';
import { integerId, record } from '../../engine/vocabulary/record';
import { unpaged } from '../api';
import { paging } from './shared';

export const webhookSubscription = record('Webhook Subscription', {
	id: integerId,
	list: 'GET /v2/webhook_subscriptions',
	paging: unpaged,
	label: (one) =>
		withNote(
			one.event_type,
			joined([one.callback_url, one.enabled === false ? 'switched off' : ''], ', '),
		),
	hides: ['callback_token'],
});

/** That records of a kind may have IDs in another program. */
export const externalIdConfiguration = record('External ID Configuration', {
	id: integerId,
	list: 'GET /v2/external/configurations',
	paging,
	label: (one) => withNote(one.external_type, one.object_type),
});

/** The ID that a record has in another program. */
export const externalId = record('External ID', {
	id: integerId,
	list: 'GET /v2/external/mappings',
	paging,
	names: {
		of: (one) => [one.external_id],
		example: 'C-1001',
		search: { route: 'GET /v2/external/mappings', query: (called) => ({ external_id: called }) },
	},
	label: (one) => withNote(one.external_id, joined([one.object_type, one.object_id], ' ')),
});
