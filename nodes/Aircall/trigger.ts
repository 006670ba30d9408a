/** What the trigger node of Aircall is made of. */
import type { WebhookTrigger } from '../engine/vocabulary/trigger';
import { aircall } from './api';
import { events } from './events';
import { delivery, registration } from './hook';
import { call, contact, number, user } from './records';

export const trigger: WebhookTrigger = {
	api: aircall,
	events,
	delivery,
	registration,
	fetch: new Map([
		// Deliveries tell the contact of a call; an answer only where it is asked for.
		[call, { route: 'GET /v1/calls/{call_id}', query: { fetch_contact: 'true' } }],
		[contact, { route: 'GET /v1/contacts/{contact_id}' }],
		[number, { route: 'GET /v1/numbers/{number_id}' }],
		[user, { route: 'GET /v2/users/{user_id}' }],
	]),
	instead: 'Aircall Polling Trigger',
};
