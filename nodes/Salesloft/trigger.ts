/** What the trigger node of Salesloft is made of. */
import type { WebhookTrigger } from '../engine/vocabulary/trigger';
import { salesloft } from './api';
import { events } from './events';
import { delivery, registration } from './hook';
import {
	account,
	bulkJob,
	cadence,
	cadenceMembership,
	call,
	callDataRecord,
	conversation,
	email,
	note,
	person,
	step,
	task,
	user,
} from './records';

export const trigger: WebhookTrigger = {
	api: salesloft,
	events,
	delivery,
	registration,
	fetch: new Map([
		[account, { route: 'GET /v2/accounts/{id}' }],
		[bulkJob, { route: 'GET /v2/bulk_jobs/{id}' }],
		[cadence, { route: 'GET /v2/cadences/{id}' }],
		[cadenceMembership, { route: 'GET /v2/cadence_memberships/{id}' }],
		[call, { route: 'GET /v2/activities/calls/{id}' }],
		[callDataRecord, { route: 'GET /v2/call_data_records/{id}' }],
		[conversation, { route: 'GET /v2/conversations/{id}' }],
		[email, { route: 'GET /v2/activities/emails/{id}' }],
		[note, { route: 'GET /v2/notes/{id}' }],
		[person, { route: 'GET /v2/people/{id}' }],
		[step, { route: 'GET /v2/steps/{id}' }],
		[task, { route: 'GET /v2/tasks/{id}' }],
		[user, { route: 'GET /v2/users/{id}' }],
	]),
	instead: 'Salesloft Polling Trigger',
};
