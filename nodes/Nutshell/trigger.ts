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
		'Nutshell lets no program make a webhook. Publish this workflow, copy the <b>Production URL</b> from <b>Webhook URLs</b> above, and paste it in Nutshell as the webhook URL under <b>Setup > API keys</b> (newer interface: <b>Settings > Connections</b>). After you delete or move the workflow, remove it there again.',
	fetch: new Map([
		[activity, { route: 'GET /rest/activities/{id}' }],
		[company, { route: 'GET /rest/accounts/{id}' }],
		[lead, { route: 'GET /rest/leads/{id}' }],
		[note, { route: 'GET /rest/notes/{id}' }],
		[person, { route: 'GET /rest/contacts/{id}' }],
	]),
	instead: 'Nutshell Polling Trigger',
};
