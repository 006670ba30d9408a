/** What the trigger node of Salesloft is made of. */
import type { WebhookTrigger } from '../engine/vocabulary/trigger';
import { salesloft } from './api';
import { events } from './events';
import { delivery, registration } from './hook';
import {
	account,
	cadence,
	cadenceMembership,
	call,
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
		[account, 'GET /v2/accounts/{id}'],
		[cadence, 'GET /v2/cadences/{id}'],
		[cadenceMembership, 'GET /v2/cadence_memberships/{id}'],
		[call, 'GET /v2/activities/calls/{id}'],
		[email, 'GET /v2/activities/emails/{id}'],
		[note, 'GET /v2/notes/{id}'],
		[person, 'GET /v2/people/{id}'],
		[step, 'GET /v2/steps/{id}'],
		[task, 'GET /v2/tasks/{id}'],
		[user, 'GET /v2/users/{id}'],
	]),
	instead: 'Salesloft Polling Trigger',
};
