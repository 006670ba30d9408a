/** Users and their team, in short. */
import { pick } from '../../engine/vocabulary/output';

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
