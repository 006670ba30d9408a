/** What Salesloft shares with a CRM, in short. */
import { pick } from '../../engine/vocabulary/output';

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
