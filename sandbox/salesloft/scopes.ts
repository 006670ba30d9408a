/** What an API key may do. */
import type { ContractOperation } from '../contract';

/**
 * The scope family of each collection. Which operation needs which scope is published nowhere;
 * this is the plain reading of the scopes' names.
 */
const families: Record<string, string[]> = {
	accounts: [
		'account_stages',
		'account_team_member_roles',
		'account_tiers',
		'account_types',
		'account_upserts',
		'accounts',
	],
	calls: ['activities/calls', 'call_data_records', 'call_dispositions', 'call_sentiments'],
	conversations: ['conversations', 'transcriptions'],
	data_control: ['data_control'],
	activities: ['activity_histories'],
	emails: [
		'activities/emails',
		'email_template_attachments',
		'email_templates',
		'mime_email_payloads',
		'pending_emails',
		'team_template_attachments',
		'team_templates',
	],
	cadences: [
		'action_details',
		'actions',
		'cadence_exports',
		'cadence_imports',
		'cadence_memberships',
		'cadence_stats',
		'cadences',
		'steps',
	],
	crm: [
		'crm_account_team_members',
		'crm_activities',
		'crm_activity_fields',
		'crm_team_members_with_roles',
		'crm_users',
	],
	opportunities: ['opportunities', 'opportunity_people', 'opportunity_stages'],
	team: ['custom_fields', 'custom_roles', 'profiles', 'tags', 'team', 'users'],
	external_emails: ['external_emails'],
	external_id: ['external/mappings'],
	external_id_configuration: ['external/configurations'],
	groups: ['groups'],
	meetings: ['calendar', 'calendar_availabilities', 'meetings'],
	notes: ['notes'],
	people: ['people', 'person_stages', 'person_upserts', 'saved_list_views', 'successes'],
	tasks: ['tasks'],
};

const privileged = [
	'crm_id_account:write',
	'crm_id_person:write',
	'data_control:read',
	'data_control:write',
	'email_contents:read',
	'external_emails:write',
];

/** Which scopes each kind of key was given. */
export const given = {
	all: () => true,
	ordinary: (scope: string) => !privileged.includes(scope),
	readOnly: (scope: string) => scope.endsWith(':read') && !privileged.includes(scope),
};

/** The scope that an operation needs, if any. */
export function scopeOf({ method, path }: ContractOperation): string | undefined {
	const [, , first, second] = path.split('/');
	const family = Object.keys(families).find((name) =>
		families[name].some((one) => one === first || one === `${first}/${second}`),
	);
	const verb = { GET: 'read', DELETE: 'delete' }[method] ?? 'write';
	return family && `${family}:${verb}`;
}
