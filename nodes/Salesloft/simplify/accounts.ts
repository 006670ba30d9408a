/** Accounts, in short. */
import { pick } from '../../engine/vocabulary/output';

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
