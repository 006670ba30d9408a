/** Cadences and what belongs to them, in short. */
import { pick } from '../../engine/vocabulary/output';

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
