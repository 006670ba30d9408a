import { choices, many, one, unixTime } from '../../engine/field';
import { operation, resource } from '../../engine/operation';
import { recordsOf } from '../../engine/paging';
import { timelinePages } from '../api';
import { about } from '../fields';
import { timelineEvent, user } from '../records';
import { simple } from '../simplify';

/** What events can be about, by the API's names where people call it otherwise. */
const KINDS = [
	{ name: 'Companies', value: 'accounts' },
	{ name: 'People', value: 'contacts' },
	{ name: 'MarketingCloudFX Sessions', value: 'mcfxSessions' },
	...['activities', 'assignments', 'chats', 'companyEnrichment', 'constantContact', 'emails'],
	...['emailInteraction', 'formSubmissions', 'inbox_threads', 'leadUpdates', 'leads'],
	...['marketingEmails', 'notes', 'queued', 'ticketMessages', 'undelivered'],
	'unshared',
];

/** Left out unless they are asked for. */
const EXTRAS = [
	{ name: 'Follow-Ups', value: 'followup' },
	...['comments', 'mailchimp', 'constantContact', 'emailInteraction', 'assignments'],
	'formSubmissions',
];

const simpleEvent = simple(
	'id',
	'action',
	'payloadType',
	'changes',
	['actor', 'actor.name'],
	'createdTime',
);

export const timelineEventResource = resource(
	'Timeline Event',
	{
		getAll: operation('GET /rest/events', {
			required: about('entity_id', 'Anything'),
			paging: timelinePages,
			description: 'Retrieve a list of timeline events, newest first',
			filters: [
				one(timelineEvent, 'since_id', {
					name: 'afterEvent',
					label: 'After Event',
					description: 'Only what happened after it',
				}),
				choices('events', EXTRAS, { name: 'extras', label: 'Also Include' }),
				many(user, 'filters[creator][]', { name: 'creators', label: 'Creator' }),
				choices(
					'filters[emailEntityType][]',
					[
						{ name: 'Recipient', value: 'recipient' },
						{ name: 'Sender', value: 'sender' },
					],
					{
						name: 'emailRole',
						label: 'Email Role',
						description: 'What the record is to the emails: the sender or the recipient',
					},
				),
				unixTime('since_time', { name: 'from', label: 'From' }),
				choices('filters[payload][]', KINDS, { name: 'kinds', label: 'Kinds' }),
				unixTime('max_time', { name: 'until', label: 'Until' }),
				one(timelineEvent, 'max_id', {
					name: 'upToEvent',
					label: 'Up to Event',
					description: 'Only this event and what happened before it',
				}),
			],
		}),
	},
	{
		simplify: (event) => ({
			...simpleEvent(event),
			records: recordsOf(event.payloads).map(({ id, name }) => ({ id, name })),
		}),
	},
);
