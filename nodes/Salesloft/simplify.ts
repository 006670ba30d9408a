/** What people work with of each kind of record of Salesloft. */
import { inEach } from '../engine/vocabulary/answered';
import { pick, type Simplify } from '../engine/vocabulary/output';

export const account = pick(
	'id',
	'name',
	'domain',
	'website',
	'industry',
	'phone',
	'city',
	'state',
	'country',
	['owner_id', 'owner.id'],
	['company_stage_id', 'company_stage.id'],
	['account_tier_id', 'account_tier.id'],
	['people_count', 'counts.people'],
	'tags',
	'custom_fields',
	'do_not_contact',
	'archived_at',
	'last_contacted_at',
	'created_at',
	'updated_at',
);

export const crmActivity = pick(
	'id',
	'activity_type',
	'subject',
	'description',
	['person_id', 'person.id'],
	['user_id', 'user.id'],
	'crm_id',
	'error',
	'created_at',
	'updated_at',
);

export const crmActivityField = pick(
	'id',
	'title',
	'field',
	'field_type',
	'source',
	'crm_object_type',
	'picklist_values',
	'value',
	'created_at',
	'updated_at',
);

export const crmUser = pick(
	'id',
	'name',
	'crm_username',
	'crm_id',
	['user_id', 'user.id'],
	'created_at',
	'updated_at',
);

export const bulkJob = pick(
	'id',
	'name',
	'type',
	'state',
	'total',
	'processed',
	'errors',
	'started_at',
	'finished_at',
	'created_at',
);

export const auditReport = pick(
	'id',
	'name',
	'status',
	'error',
	'data_source',
	'record_type',
	'actions',
	'since',
	'until',
	'requestor_email',
	'requested_on',
	'completed_on',
	'download_url',
);

export const team = pick(
	'id',
	'name',
	'plan',
	'license_limit',
	'email_daily_limit',
	'dispositions_required',
	'sentiments_required',
	'record_by_default',
	'group_privacy_setting',
	'team_visibility_default',
	'created_at',
	'updated_at',
);

export const activityHistory = pick(
	'id',
	'type',
	'resource_type',
	'resource_id',
	'user_guid',
	'static_data',
	'dynamic_data',
	'tags',
	'pinned_at',
	'occurred_at',
	'updated_at',
);

export const callerId = pick('display_name', 'title', 'account_name', ['person_id', 'person.id']);

export const cadenceMembership = pick(
	'id',
	['person_id', 'person.id'],
	['cadence_id', 'cadence.id'],
	['user_id', 'user.id'],
	['step_id', 'step.id'],
	'current_state',
	'currently_on_cadence',
	'person_deleted',
	'added_at',
	'created_at',
	'updated_at',
);

export const cadenceAction = pick(
	'id',
	'type',
	'status',
	'due',
	'due_on',
	['person_id', 'person.id'],
	['user_id', 'user.id'],
	['cadence_id', 'cadence.id'],
	['step_id', 'step.id'],
	['task_id', 'task.id'],
	['action_details_id', 'action_details.id'],
	'multitouch_group_id',
	'created_at',
	'updated_at',
);

export const cadence = pick(
	'id',
	'name',
	'cadence_function',
	'current_state',
	'team_cadence',
	'shared',
	['owner_id', 'owner.id'],
	['people_count', 'counts.cadence_people'],
	'tags',
	'archived_at',
	'created_at',
	'updated_at',
);

export const call = pick(
	'id',
	'to',
	'duration',
	'disposition',
	'sentiment',
	['person_id', 'called_person.id'],
	['user_id', 'user.id'],
	['note_id', 'note.id'],
	['cadence_id', 'cadence.id'],
	['step_id', 'step.id'],
	['task_id', 'task.id'],
	['action_id', 'action.id'],
	'created_at',
	'updated_at',
);

export const callDataRecord = pick(
	'id',
	'call_type',
	'direction',
	'status',
	'from',
	'to',
	'duration',
	['recording_status', 'recording.recording_status'],
	['recording_url', 'recording.url'],
	['person_id', 'called_person.id'],
	['user_id', 'user.id'],
	['call_id', 'call.id'],
	'started_at',
	'ended_at',
	'created_at',
	'updated_at',
);

export const conversation = pick(
	'id',
	'title',
	'platform',
	'media_type',
	'duration',
	'language_code',
	['account_id', 'account.id'],
	['person_id', 'person.id'],
	'owner_id',
	'user_guid',
	'call_id',
	['transcription_id', 'transcription.id'],
	'event_start_date',
	'event_end_date',
	'created_at',
	'updated_at',
);

export const transcription = pick(
	'id',
	['conversation_id', 'conversation.id'],
	'language_code',
	'created_at',
	'updated_at',
);

export const email = pick(
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
);

/** How often a template was used, and when. */
const templateUse: Parameters<typeof pick> = [
	['sent_emails', 'counts.sent_emails'],
	['views', 'counts.views'],
	['replies', 'counts.replies'],
	'archived_at',
	'last_used_at',
	'created_at',
	'updated_at',
];

export const emailTemplate = pick(
	'id',
	'title',
	'subject',
	'body',
	['owner_id', 'template_owner.id'],
	['team_template_id', 'team_template.id'],
	'shared',
	'cadence_template',
	'open_tracking_enabled',
	'click_tracking_enabled',
	'tags',
	...templateUse,
);

export const teamTemplate = pick(
	'id',
	'title',
	'subject',
	'body',
	['last_modified_by_id', 'last_modified_user.id'],
	'open_tracking_enabled',
	'click_tracking_enabled',
	'tags',
	...templateUse,
);

export const meeting = pick(
	'id',
	'title',
	'start_time',
	'end_time',
	'status',
	'no_show',
	'location',
	['person_id', 'person.id'],
	'recipient_email',
	'account_id',
	['user_id', 'owned_by_user.id'],
	['cadence_id', 'cadence.id'],
	['step_id', 'step.id'],
	'meeting_type',
	'canceled_at',
	'created_at',
	'updated_at',
);

export const meetingSetting = pick(
	'id',
	['user_id', 'user.id'],
	'email_address',
	'title',
	'description',
	'location',
	'default_meeting_length',
	'buffer_time_duration',
	'availability_limit',
	'schedule_delay',
	'times_available',
	'time_zone',
	'calendar_type',
	'primary_calendar_name',
	['meeting_url', 'active_meeting_url.url'],
	'created_at',
	'updated_at',
);

export const calendarEvent = pick(
	'id',
	'i_cal_uid',
	'calendar_id',
	'title',
	'description',
	'start_time',
	'end_time',
	'all_day',
	'location',
	'organizer',
	'attendees',
	'status',
	'user_guid',
	'canceled_at',
	'updated_at',
);

export const note = pick(
	'id',
	'content',
	'associated_type',
	['associated_with_id', 'associated_with.id'],
	['call_id', 'call.id'],
	['user_id', 'user.id'],
	'created_at',
	'updated_at',
);

const personFields = pick(
	'id',
	'display_name',
	'first_name',
	'last_name',
	'email_address',
	'phone',
	'mobile_phone',
	'title',
	'person_company_name',
	['account_id', 'account.id'],
	['owner_id', 'owner.id'],
	['person_stage_id', 'person_stage.id'],
	'cadences',
	'tags',
	'custom_fields',
	'do_not_contact',
	'last_contacted_at',
	'created_at',
	'updated_at',
);

export const person: Simplify = (one) => {
	const { cadences, ...simple } = personFields(one);
	return { ...simple, cadence_ids: inEach('id', cadences) };
};

export const phoneNumberAssignment = pick('id', 'number', ['user_id', 'user.id']);

export const step = pick(
	'id',
	'name',
	'display_name',
	'type',
	'day',
	'step_number',
	'disabled',
	['cadence_id', 'cadence.id'],
	'created_at',
	'updated_at',
);

export const opportunity = pick(
	'id',
	'name',
	'stage_name',
	'opportunity_type',
	'amount',
	'currency_iso_code',
	'probability',
	'close_date',
	'is_closed',
	'is_won',
	['account_id', 'account.id'],
	'account_name',
	['owner_id', 'owner.id'],
	['most_recent_cadence_id', 'most_recent_cadence.id'],
	'tags',
	'custom_fields',
	'crm_id',
	'crm_url',
	'created_at',
	'updated_at',
);

export const success = pick(
	'id',
	['person_id', 'person.id'],
	['user_id', 'user.id'],
	['cadence_id', 'latest_cadence.id'],
	['step_id', 'latest_step.id'],
	['call_id', 'latest_call.id'],
	['email_id', 'latest_email.id'],
	['total_calls', 'counts.total_calls'],
	['total_emails', 'counts.total_emails'],
	['total_other_touches', 'counts.total_other_touches'],
	'success_window_started_at',
	'succeeded_at',
	'created_at',
	'updated_at',
);

export const task = pick(
	'id',
	'subject',
	'description',
	'task_type',
	'current_state',
	'due_date',
	'due_at',
	'remind_at',
	['person_id', 'person.id'],
	['user_id', 'user.id'],
	'completed_at',
	'created_at',
	'updated_at',
);

export const user = pick(
	'id',
	'guid',
	'name',
	'first_name',
	'last_name',
	'email',
	'active',
	['role_id', 'role.id'],
	['group_id', 'group.id'],
	['team_id', 'team.id'],
	'team_admin',
	'time_zone',
	'created_at',
	'updated_at',
);
