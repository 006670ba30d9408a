import {
	choice,
	code,
	dateTime,
	email,
	flag,
	groups,
	longText,
	reference,
	text,
} from '../../engine/vocabulary/field';
import { action, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages, unpaged } from '../api';
import { I_CAL_UID, sorting } from '../fields';
import { calendarEvent, userGuid } from '../records';

const calendarId = code('calendar_id', {
	min: 1,
	label: 'Calendar ID',
	placeholder: 'e.g. external_00210d1a-df8a-459f-af75-89b953b618b0',
	description: 'Of a calendar outside of Salesloft: external_ and the GUID of its user',
});

const attendees = groups(
	'attendees',
	'Attendee',
	[
		text('name', { placeholder: 'e.g. Jane Doe' }),
		flag('organizer', { description: 'Whether this attendee is the one who invites' }),
		choice('status', ['accepted', 'declined', 'needsAction', 'tentative'], {
			default: 'needsAction',
			description: 'What they have answered',
		}),
	],
	{ required: [email('email')] },
);

export const calendarEventResource = resource(calendarEvent, {
	getAll: list('GET /v2/calendar/events', {
		paging: numberedPages,
		filters: [
			calendarId,
			dateTime('start_time', { label: 'Ends At or After', name: 'endsAfter' }),
			dateTime('end_time', { label: 'Starts Before', name: 'startsBefore' }),
			reference(userGuid, 'user_guid', {
				label: 'User',
				description: 'Who made the event or takes part in it',
			}),
		],
		options: sorting(['start_time']),
	}),
	getAvailabilities: list('GET /v2/calendar_availabilities', {
		name: 'Get Availabilities',
		action: 'Get the availabilities of calendars',
		description: 'Retrieve on which days and at which times a meeting can be booked',
		paging: unpaged,
		simplify: false,
	}),
	upsert: action('POST /v2/calendar/events/upsert', {
		undocumented:
			"Salesloft's specification calls the attendees an object, and its words and example a list; the node sends a list.",
		required: [
			calendarId,
			code('id', {
				name: 'eventId',
				label: 'Event ID',
				min: 1,
				placeholder: 'e.g. abc123',
				description: 'The ID in that calendar; with the UID it tells whether the event is known',
			}),
			code('i_cal_uid', {
				min: 1,
				label: 'iCal UID',
				placeholder: I_CAL_UID,
				description: 'The same in all calendars',
			}),
			dateTime('start_time', { label: 'Start' }),
			dateTime('end_time', { label: 'End' }),
		],
		beside: [text('title', { placeholder: 'e.g. Introduction' })],
		optional: [
			flag('all_day', { description: 'Whether it takes whole days' }),
			attendees,
			dateTime('canceled_at', { description: 'When it was called off' }),
			longText('description'),
			text('location', { placeholder: 'e.g. Room 5' }),
			email('organizer', { description: 'The email address of who invites' }),
			flag('recurring', { description: 'Whether it is one of a series' }),
			choice('status', ['cancelled', 'confirmed', 'tentative'], {
				default: 'confirmed',
				description: 'Whether the time counts as taken',
			}),
			dateTime('updated_at', {
				label: 'Last Changed',
				description: 'Salesloft keeps what it has where that was changed later than this',
			}),
		],
	}),
});
