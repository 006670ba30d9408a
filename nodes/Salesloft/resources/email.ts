import {
	choices,
	flag,
	integers,
	reference,
	references,
	texts,
} from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, emailAddresses, emailId, ids, sorting } from '../fields';
import { account, cadence, email, emailTemplate, person, step, user } from '../records';

const STATUSES = [
	'cancelled',
	'delivering',
	'failed',
	'pending',
	'pending_reply_check',
	'pending_through_external',
	'pending_through_gmail',
	'scheduled',
	'sending',
	'sent',
	'sent_from_external',
	'sent_from_gmail',
];

const contents = choices('scoped_fields[]', ['body', 'subject'], {
	label: 'Contents',
	description: 'What to return of the text; needs a privileged scope of the API key',
});

export const emailResource = resource(email, {
	get: get('GET /v2/activities/emails/{id}', {
		required: [emailId],
		options: [contents],
		description: "Retrieve an email; subject and body come where 'Contents' asks for them",
	}),
	getAll: list('GET /v2/activities/emails', {
		paging: cursorPages,
		filters: [
			reference(account, 'account_id[]', { name: 'accountId' }),
			integers('action_id[]', { label: 'Action IDs', placeholder: 'e.g. 123, 456' }),
			flag('bounced', { description: 'Whether they have bounced' }),
			references(cadence, 'cadence_id[]', { name: 'cadenceIds' }),
			integers('crm_activity_id[]', { label: 'CRM Activity IDs', placeholder: 'e.g. 123, 456' }),
			emailAddresses({ description: 'The addresses that they went to' }),
			flag('has_clicks', { description: 'Whether a link in them was clicked' }),
			flag('has_replies', { description: 'Whether they were replied to' }),
			flag('has_views', { description: 'Whether they were opened' }),
			ids,
			flag('one_off', {
				label: 'One-Off',
				description: 'Whether to return only emails that are not part of a cadence',
			}),
			reference(person, 'person_id[]', { name: 'personId' }),
			texts('personalization[]', {
				label: 'Personalization Scores',
				button: 'Add Score',
			}),
			...between('sent_at', 'Sent'),
			choices('status[]', STATUSES, { label: 'Statuses' }),
			reference(step, 'step_id[]', { name: 'stepId' }),
			reference(emailTemplate, 'email_template_id[]', { name: 'emailTemplateId' }),
			...between('updated_at', 'Updated'),
			references(user, 'user_id[]', { name: 'userIds' }),
		],
		options: [contents, ...sorting(['updated_at', 'send_time'])],
	}),
});
