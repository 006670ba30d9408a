/** What the emulated team holds, as it is stored; each resource file says how a record is shown. */
import type { Stored, Table } from './table';

interface Dated {
	created_at: string;
	updated_at: string;
}

type Texts<Names extends string> = Record<Names, string | null>;

export interface UserFields extends Dated {
	guid: string;
	first_name: string;
	last_name: string;
	email: string;
	active: boolean;
	role: 'Admin' | 'User';
	group_id: number | null;
	crm_id: string | null;
	work_country: string | null;
}

export interface GroupFields extends Dated {
	name: string;
	parent_id: number | null;
}

export interface PersonFields
	extends Dated,
		Texts<
			| 'city'
			| 'country'
			| 'crm_id'
			| 'email_address'
			| 'first_name'
			| 'home_phone'
			| 'job_seniority'
			| 'last_name'
			| 'linkedin_url'
			| 'locale'
			| 'mobile_phone'
			| 'person_company_industry'
			| 'person_company_name'
			| 'person_company_website'
			| 'personal_email_address'
			| 'personal_website'
			| 'phone'
			| 'phone_extension'
			| 'secondary_email_address'
			| 'state'
			| 'title'
			| 'twitter_handle'
			| 'work_city'
			| 'work_country'
			| 'work_state'
		> {
	account_id: number | null;
	owner_id: number | null;
	person_stage_id: number | null;
	import_id: number | null;
	do_not_contact: boolean;
	eu_resident: boolean;
	contact_restrictions: string[];
	custom_fields: Record<string, string>;
	tags: string[];
	last_contacted_at: string | null;
	last_contacted_by_id: number | null;
	last_contacted_type: string | null;
}

export interface AccountFields
	extends Dated,
		Texts<
			| 'city'
			| 'company_type'
			| 'conversational_name'
			| 'country'
			| 'crm_id'
			| 'description'
			| 'founded'
			| 'industry'
			| 'linkedin_url'
			| 'locale'
			| 'phone'
			| 'postal_code'
			| 'revenue_range'
			| 'size'
			| 'state'
			| 'street'
			| 'twitter_handle'
			| 'website'
		> {
	name: string;
	domain: string;
	owner_id: number | null;
	creator_id: number;
	company_stage_id: number | null;
	account_tier_id: number | null;
	do_not_contact: boolean;
	archived_at: string | null;
	custom_fields: Record<string, string>;
	tags: string[];
}

export interface CadenceFields extends Dated {
	name: string;
	team_cadence: boolean;
	shared: boolean;
	owner_id: number;
	archived_at: string | null;
	cadence_function: string;
	group_ids: number[];
	tags: string[];
}

export interface StepFields extends Dated {
	cadence_id: number;
	name: string;
	type: string;
	day: number;
	step_number: number;
}

export interface MembershipFields extends Dated {
	person_id: number;
	cadence_id: number;
	user_id: number;
	step_id: number | null;
	added_at: string;
	currently_on_cadence: boolean;
}

export interface TaskFields extends Dated {
	subject: string;
	description: string | null;
	person_id: number;
	user_id: number;
	created_by_id: number;
	task_type: string;
	due_date: string;
	remind_at: string | null;
	current_state: 'scheduled' | 'completed';
	completed_at: string | null;
	completed_by_id: number | null;
	idempotency_key: string | null;
	due_at: string | null;
}

export interface NoteFields extends Dated {
	content: string;
	associated_with_type: 'person' | 'account';
	associated_with_id: number;
	user_id: number;
	call_id: number | null;
}

export interface CallFields extends Dated {
	person_id: number;
	user_id: number;
	to: string | null;
	duration: number | null;
	disposition: string | null;
	sentiment: string | null;
	action_id: number | null;
	task_id: number | null;
}

export interface EmailFields extends Dated {
	person_id: number;
	user_id: number;
	recipient_email_address: string;
	subject: string;
	body: string;
	status: string;
	bounced: boolean;
	sent_at: string | null;
	cadence_id: number | null;
	step_id: number | null;
	email_template_id: number | null;
	personalization: string;
	views: number;
	clicks: number;
	replies: number;
}

export interface TemplateFields extends Dated {
	title: string;
	subject: string;
	body: string;
	owner_id: number;
	shared: boolean;
	archived_at: string | null;
	last_used_at: string | null;
	cadence_id: number | null;
	group_ids: number[];
	tags: string[];
}

export interface StageFields extends Dated {
	name: string;
	order: number;
	active: boolean;
}

export interface ImportFields extends Dated {
	name: string;
	user_id: number;
}

export interface TagFields {
	name: string;
}

/** A call disposition or sentiment. */
export interface ChoiceFields extends Dated {
	name: string;
}

export interface CustomFieldFields extends Dated {
	name: string;
	field_type: string;
	value_type: 'text' | 'date';
}

export interface SubscriptionFields {
	/** The API key that made it; no other key sees it. */
	key: string;
	user_guid: string;
	event_type: string;
	callback_url: string;
	callback_token: string;
	enabled: boolean;
}

export type User = Stored<UserFields>;
export type Group = Stored<GroupFields>;
export type Person = Stored<PersonFields>;
export type Account = Stored<AccountFields>;
export type Cadence = Stored<CadenceFields>;
export type Step = Stored<StepFields>;
export type Membership = Stored<MembershipFields>;
export type Task = Stored<TaskFields>;
export type Note = Stored<NoteFields>;
export type PhoneCall = Stored<CallFields>;
export type Email = Stored<EmailFields>;
export type Template = Stored<TemplateFields>;
export type Stage = Stored<StageFields>;
export type Import = Stored<ImportFields>;
export type Tag = Stored<TagFields>;
export type Choice = Stored<ChoiceFields>;
export type CustomField = Stored<CustomFieldFields>;
export type Subscription = Stored<SubscriptionFields>;

/** Everything of one team. */
export interface State {
	teamId: number;
	teamCreatedAt: string;
	users: Table<UserFields>;
	groups: Table<GroupFields>;
	imports: Table<ImportFields>;
	people: Table<PersonFields>;
	accounts: Table<AccountFields>;
	cadences: Table<CadenceFields>;
	steps: Table<StepFields>;
	memberships: Table<MembershipFields>;
	tasks: Table<TaskFields>;
	notes: Table<NoteFields>;
	calls: Table<CallFields>;
	emails: Table<EmailFields>;
	templates: Table<TemplateFields>;
	personStages: Table<StageFields>;
	accountStages: Table<StageFields>;
	accountTiers: Table<StageFields>;
	tags: Table<TagFields>;
	dispositions: Table<ChoiceFields>;
	sentiments: Table<ChoiceFields>;
	customFields: Table<CustomFieldFields>;
	subscriptions: Table<SubscriptionFields>;
}
