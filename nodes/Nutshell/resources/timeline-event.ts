import { choice, choices, reference, references, unixTime } from '../../engine/vocabulary/field';
import { arrayOf } from '../../engine/json';
import { list, resource } from '../../engine/vocabulary/operation';
import { deletedEvents, timelinePages } from '../api';
import { about } from '../fields';
import { timelineEvent, user } from '../records';

/** What events can be about, by the API's names where people call it otherwise. */
export const eventKinds = [
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

const CREATORS = 'filters[creator][]';
const EMAIL_ROLE = 'filters[emailEntityType][]';

export const timelineEventResource = resource(timelineEvent, {
	getAll: list('GET /rest/events', {
		required: about('entity_id', 'Anything'),
		paging: timelinePages,
		description: 'Retrieve a list of timeline events, newest first',
		check: ({ query }) =>
			arrayOf(query[EMAIL_ROLE]).length > 0 && arrayOf(query[CREATORS]).length === 0
				? "'Email Role' works only together with 'Creator Names or IDs'"
				: undefined,
		filters: [
			reference(timelineEvent, 'since_id', {
				name: 'afterEvent',
				label: 'After Event',
				description: 'Only what happened after it',
			}),
			choices('events', EXTRAS, { name: 'extras', label: 'Also Include' }),
			references(user, CREATORS, { name: 'creators', label: 'Creator' }),
			choices(
				EMAIL_ROLE,
				[
					{ name: 'Recipient', value: 'recipient' },
					{ name: 'Sender', value: 'sender' },
				],
				{
					name: 'emailRole',
					label: 'Email Role',
					description:
						'The role in emails: the sender or the recipient. It works only together with a creator.',
				},
			),
			unixTime('since_time', { name: 'from', label: 'From' }),
			choices('filters[payload][]', eventKinds, { name: 'kinds', label: 'Kinds' }),
			unixTime('max_time', { name: 'until', label: 'Until' }),
			reference(timelineEvent, 'max_id', {
				name: 'upToEvent',
				label: 'Up to Event',
				description: 'Only this event and what happened before it',
			}),
		],
	}),
	getDeleted: list('GET /rest/events/deleted', {
		query: { sort: '-change_time' },
		paging: deletedEvents,
		filters: [
			// One alone, and under another name than in the list of all events.
			choice('filter[types]', eventKinds, {
				name: 'kind',
				label: 'Kind',
				description: 'What the events are about',
			}),
		],
		name: 'Get Deleted',
		action: 'Get the timeline events of deletions',
		description: 'Retrieve the events that tell what was deleted, newest first',
	}),
});
