/**
 * What the emulated team holds: every kind of record as a table of its fields, each with what it is
 * before anything was said about it. How a record is shown follows from the facts (`records.ts`).
 */
import {
	blank,
	emptyTables,
	number,
	text,
	texts,
	type Link,
	type RowOf,
	type TablesOf,
} from '../kinds';
import { counter } from '../table';
import { salesloftAccount as account } from './account';

/**
 * @param firstId differs per kind, so that an id of the wrong kind finds nothing
 * @param path the collection in addresses, where that is not the kind's name
 */
function kind<Fields extends object, const Links extends Record<string, Link>>(
	firstId: number,
	entity: string,
	fields: Fields,
	links: Links,
	path?: string,
) {
	return { firstId, entity, fields, links, path };
}

const dated = { created_at: '', updated_at: '' };
const listed = { name: '', ...dated };
const stage = { ...listed, order: 0, active: true };
const tagged = { tags: [] as string[], custom_fields: {} as Record<string, string> };

export const kinds = {
	users: kind(
		account.admin.id,
		'User',
		{
			...{ guid: '', first_name: '', last_name: '', email: '', active: true },
			...{ role: 'User' as 'Admin' | 'User', crm_id: text, work_country: text, ...dated },
		},
		{ group_id: 'groups' },
	),
	groups: kind(201, 'Group', { ...listed, parent_id: number }, {}),
	imports: kind(951, 'Import', { ...listed, user_id: 0 }, {}),
	people: kind(
		account.firstPerson,
		'Person',
		{
			...texts('first_name', 'last_name', 'email_address', 'personal_email_address'),
			...texts('secondary_email_address', 'phone', 'phone_extension', 'home_phone', 'mobile_phone'),
			...texts('title', 'job_seniority', 'city', 'state', 'country', 'locale', 'crm_id'),
			...texts('work_city', 'work_state', 'work_country', 'linkedin_url', 'twitter_handle'),
			...texts('personal_website', 'person_company_name', 'person_company_website'),
			...texts('person_company_industry', 'last_contacted_at', 'last_contacted_type'),
			do_not_contact: false,
			eu_resident: false,
			contact_restrictions: [] as string[],
			...tagged,
			...dated,
		},
		{
			account_id: 'accounts',
			owner_id: 'users',
			person_stage_id: 'person_stages',
			import_id: 'imports',
			last_contacted_by_id: 'users',
		},
	),
	accounts: kind(
		account.firstAccount,
		'Account',
		{
			...{ name: '', domain: '', do_not_contact: false, archived_at: text },
			...texts('website', 'industry', 'company_type', 'conversational_name', 'description'),
			...texts('phone', 'street', 'city', 'state', 'postal_code', 'country', 'locale', 'founded'),
			...texts('revenue_range', 'size', 'crm_id', 'linkedin_url', 'twitter_handle'),
			...tagged,
			...dated,
		},
		{
			owner_id: 'users',
			creator_id: 'users',
			company_stage_id: 'account_stages',
			account_tier_id: 'account_tiers',
		},
	),
	cadences: kind(
		account.cadences.outbound,
		'Cadence',
		{
			...{ name: '', team_cadence: true, shared: true, archived_at: text },
			...{ cadence_function: 'outbound', group_ids: [] as number[], tags: [] as string[] },
			...dated,
		},
		{ owner_id: 'users' },
	),
	steps: kind(
		401,
		'Step',
		{ name: '', type: '', day: 1, step_number: 1, ...dated },
		{ cadence_id: 'cadences' },
	),
	cadence_memberships: kind(
		50_001,
		'CadenceMembership',
		{ added_at: '', currently_on_cadence: true, ...dated },
		{ person_id: 'people', cadence_id: 'cadences', user_id: 'users', step_id: 'steps' },
	),
	tasks: kind(
		10_001,
		'Task',
		{
			...{ subject: '', description: text, task_type: 'general', due_date: '', due_at: text },
			...{ remind_at: text, completed_at: text, idempotency_key: text },
			...{ current_state: 'scheduled' as 'scheduled' | 'completed', ...dated },
		},
		{
			person_id: 'people',
			user_id: 'users',
			created_by_id: ['users', 'created_by_user'],
			completed_by_id: 'users',
		},
	),
	notes: kind(
		20_001,
		'Note',
		{
			content: '',
			associated_with_type: 'person' as 'person' | 'account',
			associated_with_id: 0,
			...dated,
		},
		{ user_id: 'users', call_id: 'calls' },
	),
	calls: kind(
		30_001,
		'Call',
		{ to: text, duration: number, disposition: text, sentiment: text, ...dated },
		{
			person_id: ['people', 'called_person'],
			user_id: 'users',
			action_id: 'actions',
			task_id: 'tasks',
		},
		'activities/calls',
	),
	emails: kind(
		40_001,
		'Email',
		{
			...{ recipient_email_address: '', subject: '', body: '', status: 'sent', bounced: false },
			...{ sent_at: text, personalization: '0', views: 0, clicks: 0, replies: 0, ...dated },
		},
		{
			person_id: ['people', 'recipient'],
			user_id: 'users',
			cadence_id: 'cadences',
			step_id: 'steps',
			email_template_id: 'email_templates',
		},
		'activities/emails',
	),
	email_templates: kind(
		501,
		'EmailTemplate',
		{
			...{ title: '', subject: '', body: '', shared: true, archived_at: text, last_used_at: text },
			...{ group_ids: [] as number[], tags: [] as string[], ...dated },
		},
		{ owner_id: ['users', 'template_owner'], cadence_id: 'cadences' },
	),
	person_stages: kind(601, 'PersonStage', stage, {}),
	account_stages: kind(651, 'AccountStage', stage, {}),
	account_tiers: kind(681, 'AccountTier', stage, {}),
	tags: kind(701, 'Tag', { name: '' }, {}),
	call_dispositions: kind(801, 'CallDisposition', listed, {}),
	call_sentiments: kind(851, 'CallSentiment', listed, {}),
	custom_fields: kind(
		901,
		'CustomField',
		{ ...listed, field_type: 'person', value_type: 'text' },
		{},
	),
	webhook_subscriptions: kind(
		60_001,
		'Subscription',
		{
			/** The API key that made it; no other key sees it. */
			key: '',
			...{ user_guid: '', event_type: '', callback_url: '', callback_token: '', enabled: true },
		},
		{},
	),
};

export type Name = keyof typeof kinds;

/** A stored record of a kind. */
export type Row<K extends Name> = RowOf<(typeof kinds)[K]>;

/** Everything of one team: its records, by kind. */
export type State = TablesOf<typeof kinds>;

/** A team without records. */
export function emptyState(): State {
	return emptyTables(kinds, (name) => counter(kinds[name].firstId));
}

/** Keeps a new record. */
export function add<K extends Name>(
	state: State,
	name: K,
	fields: Partial<Row<K>>,
	now: string,
): Row<K> {
	return state[name].add({ ...blank(kinds[name], now), ...fields });
}
