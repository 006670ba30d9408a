/** People, in short. */
import { inEach } from '../../engine/vocabulary/answered';
import { pick, type Simplify } from '../../engine/vocabulary/output';

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
