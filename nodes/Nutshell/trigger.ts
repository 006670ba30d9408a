/** What the webhook trigger of Nutshell is made of. */
import type { WebhookTrigger } from '../engine/vocabulary/trigger';
import { nutshell } from './api';
import { events } from './events';
import { delivery } from './hook';
import { activity, company, lead, note, person } from './records';

export const trigger: WebhookTrigger = {
	api: nutshell,
	events,
	delivery,
	pasteAt:
		"Nutshell's API cannot make webhooks. Publish this workflow, copy the <b>Production URL</b> from <b>Webhook URLs</b> above, and paste it in Nutshell as the webhook URL under <b>Setup > API keys</b> (newer interface: <b>Settings > Connections</b>). To see a test event, paste the <b>Test URL</b> in the same way. Remove both there when you no longer need them.",
	fetch: new Map([
		[activity, { route: 'GET /rest/activities/{id}' }],
		[company, { route: 'GET /rest/accounts/{id}' }],
		[lead, { route: 'GET /rest/leads/{id}' }],
		[note, { route: 'GET /rest/notes/{id}' }],
		[person, { route: 'GET /rest/contacts/{id}' }],
	]),
	instead: 'Nutshell Polling Trigger',
};
