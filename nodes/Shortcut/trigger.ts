/** What the trigger node of Shortcut is made of. */
import { getPath } from '../engine/json';
import type { WebhookTrigger } from '../engine/vocabulary/trigger';
import { shortcut } from './api';
import { events } from './events';
import { delivery, registration } from './hook';
import { epic, story } from './records';

export const trigger: WebhookTrigger = {
	api: shortcut,
	events,
	delivery,
	registration,
	self: { route: 'GET /api/v3/member', id: (answer) => getPath(answer, 'id') },
	fetch: new Map([
		[story, { route: 'GET /api/v3/stories/{story-public-id}' }],
		[epic, { route: 'GET /api/v3/epics/{epic-public-id}' }],
	]),
	instead: 'Shortcut Polling Trigger',
};
