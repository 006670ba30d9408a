import { choices, flag, integers, many, one, texts } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { cursorPages } from '../api';
import { between, emailAddresses, emailId, ids, sorting } from '../fields';
import { account, cadence, emailTemplate, person, step, user } from '../records';

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

export const emailResource = resource(
	'Email',
	{
		get: get('GET /v2/activities/emails/{id}', {
			required: [emailId],
			options: [contents],
			description: "Retrieve an email; subject and body come where 'Contents' asks for them",
		}),
		getAll: list('GET /v2/activities/emails', {
			paging: cursorPages,
			filters: [
				one(account, 'account_id[]', { name: 'accountId' }),
				integers('action_id[]', { label: 'Action IDs', placeholder: 'e.g. 123, 456' }),
				flag('bounced', { description: 'Whether they have bounced' }),
				many(cadence, 'cadence_id[]', { name: 'cadenceIds' }),
				integers('crm_activity_id[]', { label: 'CRM Activity IDs', placeholder: 'e.g. 123, 456' }),
				emailAddresses({ description: 'The addresses that they went to' }),
				flag('has_clicks', { description: 'Whether a link in them was clicked' }),
				flag('has_replies', { description: 'Whether they were replied to' }),
				flag('has_views', { description: 'Whether they were opened' }),
				ids,
				flag('one_off', {
					label: 'One-Off',
					description: 'Whether to return only emails that are no part of a cadence',
				}),
				one(person, 'person_id[]', { name: 'personId' }),
				texts('personalization[]', {
					label: 'Personalization Scores',
					button: 'Add Score',
				}),
				...between('sent_at', 'Sent'),
				choices('status[]', STATUSES, { label: 'Statuses' }),
				one(step, 'step_id[]', { name: 'stepId' }),
				one(emailTemplate, 'email_template_id[]', { name: 'emailTemplateId' }),
				...between('updated_at', 'Updated'),
				many(user, 'user_id[]', { name: 'userIds' }),
			],
			options: [contents, ...sorting(['updated_at', 'send_time'])],
		}),
	},
	{
		simplify: pick(
			'id',
			'status',
			'recipient_email_address',
			'subject',
			'body',
			['person_id', 'recipient.id'],
			['user_id', 'user.id'],
			['cadence_id', 'cadence.id'],
			['step_id', 'step.id'],
			['email_template_id', 'email_template.id'],
			'bounced',
			['views', 'counts.views'],
			['clicks', 'counts.clicks'],
			['replies', 'counts.replies'],
			'sent_at',
			'created_at',
			'updated_at',
		),
	},
);
