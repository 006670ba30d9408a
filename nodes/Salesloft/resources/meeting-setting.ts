import {
	code,
	flag,
	integer,
	json,
	longText,
	references,
	text,
} from '../../engine/vocabulary/field';
import { list, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { between, meetingSettingId } from '../fields';
import { meetingSetting, userGuid } from '../records';

const minutes = { min: 0, description: 'In minutes' };

export const meetingSettingResource = resource(meetingSetting, {
	getAll: list('POST /v2/meetings/settings/searches', {
		paging: numberedPages,
		filters: [
			code('calendar_type', { min: 1, in: 'query', placeholder: 'e.g. gmail' }),
			...between('updated_at', 'Updated').map((one) => ({ ...one, in: 'query' as const })),
			references(userGuid, 'user_guids[]', { in: 'query', label: 'User', name: 'userGuids' }),
		],
	}),
	update: update('PUT /v2/meetings/settings/{id}', {
		required: [meetingSettingId],
		optional: [
			flag('allow_booking_on_behalf', {
				description: 'Whether others of the team may book for the user',
			}),
			flag('allow_booking_overtime', {
				description: 'Whether the team may book outside of the working hours',
			}),
			flag('allow_event_overlap', { description: 'Whether a time may be booked twice' }),
			integer('availability_limit', {
				min: 0,
				description: 'How many days ahead people can book',
			}),
			flag('availability_limit_enabled', { description: 'Whether Availability Limit applies' }),
			integer('buffer_time_duration', { ...minutes, label: 'Buffer Time' }),
			code('calendar_type', { placeholder: 'e.g. gmail' }),
			integer('default_meeting_length', minutes),
			longText('description', { description: 'What an invitation says, unless it is changed' }),
			flag('enable_calendar_sync', { description: 'Whether the calendar is synchronized' }),
			flag('enable_dynamic_location', {
				description: 'Whether a video service such as Zoom fills in the location',
			}),
			text('location', {
				placeholder: 'e.g. Room 5',
				description: 'Where meetings are, unless it is changed',
			}),
			flag('primary_calendar_connection_failed', {
				description: 'Whether the connection to the calendar is lost',
			}),
			code('primary_calendar_id', { label: 'Primary Calendar ID' }),
			text('primary_calendar_name'),
			flag('reschedule_meetings_enabled', {
				description: 'Whether people may choose another time themselves',
			}),
			flag('schedule_buffer_enabled', {
				description: 'Whether 15 minutes are kept free between meetings',
			}),
			integer('schedule_delay', {
				min: 0,
				description: 'How many hours before a meeting it must be booked',
			}),
			flag('share_event_detail', {
				description: 'Whether the team sees what stands in the calendar',
			}),
			code('time_zone', { placeholder: 'e.g. America/New_York' }),
			json('times_available', {
				description: 'When meetings can be booked, in the form in which Get Many gives it',
			}),
			text('title', {
				placeholder: 'e.g. Introduction',
				description: 'What meetings are called, unless it is changed',
			}),
		],
	}),
});
