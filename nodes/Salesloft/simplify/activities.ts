/** What was done and is to do, in short. */
import { pick } from '../../engine/vocabulary/output';

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
