/**
 * What the emulated team holds: every kind of record as a table of its fields, each with what it is
 * before anything was said about it. Further fields of a body are kept where the facts know them, and
 * how a record is shown follows from the facts, too (`resource.ts`).
 */
import { emptyTables, number, text, texts, type Link, type RowOf, type TablesOf } from '../kinds';
import { counter } from '../table';
import { salesloftAccount as account } from './account';

/** Where ids lead that do not name a kind themselves, as `task_id` names tasks. */
const elsewhere: Partial<Record<string, Link>> = {
	company_stage_id: 'account_stages',
	completed_by_id: 'users',
	created_by_id: ['users', 'created_by_user'],
	creator_id: 'users',
	most_recent_cadence_id: 'cadences',
	opportunity_id: 'opportunities',
	owned_by_user_id: 'users',
	last_contacted_by_id: 'users',
	last_modified_user_id: 'users',
	owner_id: 'users',
	person_id: 'people',
};

export function linkOf(id: string): Link {
	return elsewhere[id] ?? id.replace(/_id$/, 's');
}

/**
 * @param firstId differs per kind, so that an id of the wrong kind finds nothing
 * @param ids which ids it holds of other records
 */
function kind<Fields extends object, Id extends string>(
	firstId: number,
	entity: string,
	ids: Id[],
	fields: Fields,
) {
	const links = Object.fromEntries(ids.map((id) => [id, linkOf(id)])) as Record<Id, Link>;
	return { firstId, entity, links, fields: { ...fields, created_at: '', updated_at: '' } };
}

/** IDs are UUIDs, here made from a number. */
function withTextIds<K extends object>(of: K): K & { ids: 'texts' } {
	return { ...of, ids: 'texts' };
}

const listed = { name: '' };
const stage = { ...listed, order: 0, active: true };
const tagged = { tags: [] as string[], custom_fields: {} as Record<string, string> };
const grouped = { group_ids: [] as number[], tags: [] as string[] };
const onCadence = ['person_id', 'user_id', 'cadence_id', 'step_id'] as const;
const ofPerson = ['account_id', 'owner_id', 'person_stage_id', 'import_id'] as const;
const ofAccount = ['owner_id', 'creator_id', 'company_stage_id', 'account_tier_id'] as const;
const ofOpportunity = ['account_id', 'owner_id', 'creator_id', 'most_recent_cadence_id'] as const;
const ofTask = ['person_id', 'user_id', 'created_by_id', 'completed_by_id'] as const;

export const kinds = {
	users: kind(account.admin.id, 'User', ['group_id'], {
		...{ guid: '', first_name: '', last_name: '', email: '', active: true },
		...{ role: 'User', ...texts('crm_id', 'work_country', 'manager_user_guid') },
	}),
	groups: kind(201, 'Group', [], { ...listed, parent_id: number }),
	imports: kind(951, 'Import', [], { ...listed, user_id: 0 }),
	people: kind(account.firstPerson, 'Person', [...ofPerson, 'last_contacted_by_id'], {
		...texts('first_name', 'last_name', 'email_address', 'phone', 'title', 'job_seniority'),
		...texts('city', 'state', 'country', 'locale', 'crm_id', 'person_company_name'),
		...texts('person_company_website', 'last_contacted_at', 'last_contacted_type'),
		...{ do_not_contact: false, eu_resident: false, contact_restrictions: [] as string[] },
		...tagged,
	}),
	accounts: kind(account.firstAccount, 'Account', [...ofAccount], {
		...{ name: '', domain: '', do_not_contact: false, archived_at: text, ...tagged },
		...texts('website', 'industry', 'city', 'state', 'country', 'locale', 'crm_id'),
	}),
	cadences: kind(account.cadences.outbound, 'Cadence', ['owner_id'], {
		...{ name: '', team_cadence: true, shared: true, archived_at: text },
		...{ cadence_function: 'outbound', ...grouped },
	}),
	steps: kind(401, 'Step', ['cadence_id'], { name: '', type: '', day: 1, step_number: 1 }),
	actions: kind(80_001, 'Action', [...onCadence, 'task_id'], {
		...{ type: '', due: true, due_on: '', status: 'in_progress' },
		...{ action_details_id: number, multitouch_group_id: number },
	}),
	call_instructions: kind(431, 'CallInstruction', [], { instructions: '' }),
	cadence_memberships: kind(50_001, 'CadenceMembership', [...onCadence], {
		...{ added_at: '', currently_on_cadence: true },
	}),
	tasks: kind(10_001, 'Task', [...ofTask], {
		...{ subject: '', task_type: 'general', due_date: '' },
		...texts('due_at', 'remind_at', 'completed_at', 'idempotency_key'),
		current_state: 'scheduled' as 'scheduled' | 'completed',
	}),
	notes: kind(20_001, 'Note', ['user_id', 'call_id'], {
		...{ content: '', associated_with_id: 0 },
		associated_with_type: 'person' as 'person' | 'account',
	}),
	calls: kind(30_001, 'Call', ['person_id', 'user_id', 'action_id', 'task_id'], {
		...{ ...texts('to', 'disposition', 'sentiment'), duration: number },
	}),
	emails: kind(40_001, 'Email', [...onCadence, 'email_template_id'], {
		...{ recipient_email_address: '', subject: '', body: '', status: 'sent', bounced: false },
		...{ sent_at: text, personalization: '0', views: 0, clicks: 0, replies: 0 },
	}),
	email_templates: kind(501, 'EmailTemplate', ['owner_id', 'cadence_id'], {
		...{ title: '', subject: '', body: '', shared: true, ...grouped },
		...texts('archived_at', 'last_used_at'),
	}),
	team_templates: withTextIds(
		kind(761, 'TeamTemplate', ['last_modified_user_id'], {
			...{ title: '', subject: '', body: '', ...grouped },
			...texts('archived_at', 'last_used_at'),
		}),
	),
	email_template_attachments: kind(771, 'EmailTemplateAttachment', ['email_template_id'], {
		...{ ...listed, attachment_id: 0 },
	}),
	team_template_attachments: kind(781, 'TeamTemplateAttachment', [], {
		...{ ...listed, attachment_id: 0, team_template_id: '' },
	}),
	pending_emails: kind(78_001, 'PendingEmail', [], { mailbox: '', status: text }),
	activity_histories: withTextIds(
		kind(79_001, 'ActivityHistory', [], {
			...{ type: '', resource_type: 'person', resource_id: 0, user_guid: '' },
			...{ occurred_at: '', pinned_at: text },
		}),
	),
	meetings: kind(76_001, 'Meeting', [...onCadence, 'owned_by_user_id'], {
		...texts('title', 'start_time', 'end_time', 'status', 'reschedule_status', 'event_id'),
		...{ ...texts('i_cal_uid', 'recipient_email'), no_show: false },
	}),
	meetings_settings: kind(76_501, 'MeetingSetting', ['user_id'], {
		...texts('email_address', 'title', 'description', 'location', 'calendar_type', 'time_zone'),
	}),
	calendar_availabilities: kind(76_801, 'CalendarAvailability', [], {
		...{ calendar_date: '', meeting_duration: 30, total_available_count: 0 },
	}),
	calendar_events: withTextIds(
		kind(77_001, 'CalendarEvent', [], {
			...{ title: text, start_time: '', end_time: '', i_cal_uid: '', calendar_id: '' },
			...{ user_guid: '', attendees: [] as object[], ...texts('canceled_at') },
		}),
	),
	opportunities: kind(73_001, 'Opportunity', [...ofOpportunity], {
		...texts('name', 'stage_name', 'opportunity_type', 'amount', 'close_date', 'created_date'),
		...texts('crm_id', 'probability', 'currency_iso_code'),
		...{ is_closed: false, is_won: false, ...tagged },
	}),
	opportunity_people: kind(74_001, 'OpportunityPerson', ['opportunity_id', 'person_id'], {}),
	crm_activities: kind(75_001, 'CrmActivity', ['person_id', 'user_id'], {
		...texts('activity_type', 'crm_id', 'description', 'subject'),
	}),
	crm_activity_fields: kind(961, 'CrmActivityField', [], {
		...texts('title', 'field', 'field_type', 'source', 'crm_object_type'),
	}),
	crm_users: kind(971, 'CrmUser', ['user_id'], {
		...texts('crm_id', 'crm_username', 'first_name', 'last_name'),
	}),
	saved_list_views: kind(981, 'SavedListView', [], {
		...{ ...listed, view: 'people', view_params: '{}', is_default: false, shared: false },
	}),
	opportunity_stages: kind(621, 'OpportunityStage', [], stage),
	custom_roles: withTextIds(kind(641, 'CustomRole', [], listed)),
	successes: kind(70_001, 'Success', [...onCadence], {
		...{ call_id: number, email_id: number, ...texts('succeeded_at', 'success_window_started_at') },
	}),
	account_types: kind(661, 'AccountType', [], listed),
	account_team_member_roles: kind(671, 'AccountTeamMemberRole', [], listed),
	crm_account_team_members: kind(71_001, 'CrmAccountTeamMember', [], {
		...texts('account_crm_id', 'account_access_level', 'crm_id', 'team_member_role'),
		...texts('user_crm_id', 'user_crm_name'),
	}),
	crm_team_members_with_roles: kind(72_001, 'CrmTeamMemberWithRole', [], {
		...texts('account_email', 'account_name', 'team_member_role', 'user_crm_id'),
	}),
	person_stages: kind(601, 'PersonStage', [], stage),
	account_stages: kind(651, 'AccountStage', [], stage),
	account_tiers: kind(681, 'AccountTier', [], stage),
	tags: kind(701, 'Tag', [], listed),
	call_dispositions: kind(801, 'CallDisposition', [], listed),
	call_sentiments: kind(851, 'CallSentiment', [], listed),
	custom_fields: kind(901, 'CustomField', [], {
		...{ ...listed, field_type: 'person', value_type: 'text' },
	}),
	conversations: withTextIds(
		kind(91_001, 'Conversation', ['account_id', 'person_id'], {
			...texts('title', 'platform', 'media_type', 'language_code', 'event_start_date'),
			...{ ...texts('owner_id', 'user_guid'), duration: 0, is_api: false, is_recorded: true },
		}),
	),
	transcriptions: withTextIds(
		kind(92_001, 'Transcription', [], {
			...{ conversation_id: '', language_code: text, sentences: [] as object[] },
		}),
	),
	call_data_records: kind(93_001, 'CallDataRecord', ['call_id', 'person_id', 'user_id'], {
		...{ ...texts('from', 'to'), direction: 'outbound', status: 'completed' },
		...{ call_type: 'call', duration: 0, is_recorded: true },
	}),
	data_control_requests: kind(94_001, 'DataControlRequest', [], {
		...{ dry_run: true, request_type: '', team_id: account.teamId, user_guid: '' },
	}),
	audit_reports: kind(84_001, 'AuditReport', [], {
		...texts('name', 'status', 'error', 'record_type', 'requestor_name', 'requestor_email'),
		...texts('since', 'until', 'requested_on', 'started_on', 'completed_on', 'user_guid'),
		record_ids: number,
	}),
	bulk_jobs: kind(82_001, 'BulkJob', [], {
		...texts('name', 'marked_ready_at', 'started_at'),
		/** When it was marked as ready, in milliseconds. */
		...{ type: '', ready_ms: number },
	}),
	job_data: kind(83_001, 'JobData', ['bulk_job_id'], {
		...{ record: {} as object, resource: null as object | null, status: 'pending' },
		...texts('error', 'started_at', 'finished_at'),
	}),
	phone_number_assignments: kind(991, 'PhoneNumberAssignment', ['user_id'], { number: '' }),
	external_configurations: kind(921, 'ExternalConfiguration', [], {
		...{ object_type: '', external_type: '', deleted: false },
	}),
	external_mappings: kind(79_501, 'ExternalMapping', [], {
		...{ object_type: '', object_id: 0, external_type: '', external_id: '', deleted: false },
	}),
	webhook_subscriptions: kind(60_001, 'Subscription', [], {
		/** The API key that made it; no other key sees it. */
		key: '',
		...{ user_guid: '', event_type: '', callback_url: '', callback_token: '', enabled: true },
	}),
};

/** The collection in addresses, where that is not the kind's name. */
const paths: Partial<Record<string, string>> = {
	calendar_events: 'calendar/events',
	call_instructions: 'action_details/call_instructions',
	calls: 'activities/calls',
	data_control_requests: 'data_control/requests',
	meetings_settings: 'meetings/settings',
	emails: 'activities/emails',
	external_configurations: 'external/configurations',
	external_mappings: 'external/mappings',
};

export function pathOf(name: string): string {
	return paths[name] ?? name;
}

export type Name = keyof typeof kinds;

/** A stored record of a kind. */
export type Row<K extends Name> = RowOf<(typeof kinds)[K]>;

/** Everything of one team: its records, by kind. */
export type State = TablesOf<typeof kinds>;

/** A team without records. */
export function emptyState(): State {
	return emptyTables(kinds, (name) => {
		const kind = kinds[name];
		const next = counter(kind.firstId);
		return 'ids' in kind ? () => uuidOf(next()) : next;
	});
}

export function uuidOf(number: number): string {
	return `5a1e5107-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
