/** Webhooks of the company, those of other tools included. Their tokens stay with Aircall. */
import { choice, flag, names, notCleared, text } from '../../engine/vocabulary/field';
import { isEmptyList } from '../../engine/json';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import type { Values } from '../../engine/vocabulary/values';
import { pages } from '../api';
import { address, order, webhookId } from '../fields';
import { webhook } from '../records';

const url = address('url', { description: 'Where Aircall tells what happens' });
const customName = text('custom_name', {
	min: 1,
	label: 'Name',
	placeholder: 'e.g. Calls to the CRM',
	description: 'Shown in the Aircall Dashboard; the API does not return it',
});
/** Without any, Aircall would tell of all. */
const events = names('events', {
	button: 'Add Event',
	placeholder: 'e.g. call.ended',
	description: 'As Aircall names them; the documentation of the Aircall Trigger lists these names',
});
const howToChange = choice(
	'events_action',
	[
		{ name: 'Add', value: 'add', description: 'Tell of these as well' },
		{ name: 'Remove', value: 'remove', description: 'No longer tell of these' },
		{ name: 'Replace', value: '', description: 'Tell of these alone' },
	],
	{ in: 'query', default: '', label: 'How to Change Events' },
);

function wrongEvents({ query, body: { events } }: Values): string | undefined {
	if (isEmptyList(events)) {
		return "'Events' is an empty list, with which Aircall would tell of everything. Name events, or leave 'Events' out";
	}
	return query.events_action !== undefined && events === undefined
		? "'How to Change Events' needs 'Events'"
		: undefined;
}

export const webhookResource = resource(webhook, {
	create: create('POST /v1/webhooks', {
		required: [url, events],
		beside: [customName],
		description:
			'Have another service told of what happens in Aircall; the Aircall Trigger makes its webhooks by itself',
	}),
	delete: remove('DELETE /v1/webhooks/{webhook_id}', {
		required: [webhookId],
		description:
			'Delete a webhook permanently, such as one that was left behind by a workflow that is gone',
	}),
	get: get('GET /v1/webhooks/{webhook_id}', {
		required: [webhookId],
		description: 'Retrieve a webhook, without its token',
	}),
	getAll: list('GET /v1/webhooks', {
		paging: pages,
		options: [order],
		description: 'Retrieve the webhooks of the company, without their tokens',
	}),
	update: update('PUT /v1/webhooks/{webhook_id}', {
		required: [webhookId],
		optional: [
			flag('active', {
				default: true,
				description: 'Whether Aircall uses it; it switches off one that does not answer',
			}),
			notCleared(events),
			howToChange,
			customName,
			url,
		],
		check: wrongEvents,
		// Without events, Aircall would tell of all.
		readFirst: {
			route: 'GET /v1/webhooks/{webhook_id}',
			if: ({ body }) => body.events === undefined,
			merge: ({ body }, present) => ({ ...body, events: present.events }),
		},
		description: 'Change a webhook, or switch on one that Aircall has switched off',
	}),
});
