/** Opportunities, in short. */
import { pick } from '../../engine/vocabulary/output';

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
