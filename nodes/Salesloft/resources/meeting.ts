import {
	choice,
	code,
	codes,
	flag,
	reference,
	references,
	integers,
} from '../../engine/vocabulary/field';
import { get, list, resource, update } from '../../engine/vocabulary/operation';
import { creationOnlyPages } from '../api';
import { between, I_CAL_UID, ids, meetingId, sorting } from '../fields';
import { account, cadence, meeting, person, step, task, userGuid } from '../records';
import { asRecord } from '../unpublished';

const STATUSES = ['booked', 'failed', 'pending', 'retry'];
const status = choice('status', STATUSES, {
	description: 'How far Salesloft has come with booking it',
});

export const meetingResource = resource(meeting, {
	getAll: list('GET /v2/meetings', {
		paging: creationOnlyPages,
		filters: [
			reference(account, 'account_id', { name: 'accountId' }),
			reference(userGuid, 'booked_by_user_uuid', { label: 'Booked By' }),
			references(cadence, 'cadence_id[]', { name: 'cadenceIds' }),
			...between('created_at', 'Created'),
			codes('event_ids[]', { label: 'Event IDs', button: 'Add Event ID' }),
			codes('i_cal_uids[]', { label: 'iCal UIDs', button: 'Add UID', placeholder: I_CAL_UID }),
			ids,
			integers('meeting_type_id[]', { label: 'Meeting Type IDs', placeholder: 'e.g. 123, 456' }),
			flag('no_show', { description: 'Whether the person did not come' }),
			reference(person, 'person_ids[]', { name: 'personId' }),
			flag('show_deleted', {
				label: 'Include Deleted',
				description: 'Whether to return those that were deleted, too',
			}),
			...between('start_time', 'Starts'),
			status,
			reference(step, 'step_id[]', { name: 'stepId' }),
			reference(task, 'task_ids[]', { name: 'taskId' }),
			references(userGuid, 'user_guids[]', { label: 'User', name: 'userGuids' }),
		],
		options: [
			flag('include_meetings_settings', {
				description: 'Whether to return the meeting settings of who owns and who booked it',
			}),
			...sorting(['start_time', 'created_at', 'updated_at']),
		],
	}),
	getRescheduleLink: get('GET /v2/meetings/reschedule_links/{id}', {
		name: 'Get Reschedule Link',
		action: 'Get the reschedule link of a meeting',
		description: 'Retrieve the address at which a person can choose another time',
		required: [meetingId],
		simplify: false,
		run: asRecord('reschedule_link'),
	}),
	update: update('PUT /v2/meetings/{id}', {
		required: [meetingId],
		optional: [
			code('event_id', { label: 'Event ID', description: 'The ID in the calendar' }),
			code('i_cal_uid', {
				label: 'iCal UID',
				placeholder: I_CAL_UID,
				description: 'The same in all calendars',
			}),
			flag('no_show', { description: 'Whether the person did not come' }),
			choice('reschedule_status', STATUSES, {
				description: 'How far Salesloft has come with rescheduling it',
			}),
			status,
		],
	}),
});
