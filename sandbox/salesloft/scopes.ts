/** What an API key may do. */
import type { ContractOperation } from '../contract';

/**
 * The scope family of each collection. Which operation needs which scope is published nowhere;
 * this is the plain reading of the scopes' names.
 */
const families: Record<string, string> = {
	account_stages: 'accounts',
	account_tiers: 'accounts',
	account_upserts: 'accounts',
	accounts: 'accounts',
	'activities/calls': 'calls',
	'activities/emails': 'emails',
	cadence_memberships: 'cadences',
	cadences: 'cadences',
	call_dispositions: 'calls',
	call_sentiments: 'calls',
	custom_fields: 'team',
	email_templates: 'emails',
	groups: 'groups',
	notes: 'notes',
	people: 'people',
	person_stages: 'people',
	person_upserts: 'people',
	steps: 'cadences',
	tags: 'team',
	tasks: 'tasks',
	team: 'team',
	users: 'team',
};

const privileged = ['crm_id_account:write', 'crm_id_person:write', 'email_contents:read'];

const ordinary = scopesOf('read', 'write', 'delete');

/** What each kind of key was given. */
export const scopes = {
	all: [...ordinary, ...privileged],
	ordinary,
	readOnly: scopesOf('read'),
};

/** The scope that an operation needs, if any. */
export function scopeOf({ method, path }: ContractOperation): string | undefined {
	const [, , first, second] = path.split('/');
	const family = families[`${first}/${second}`] ?? families[first];
	const verb = { GET: 'read', DELETE: 'delete' }[method] ?? 'write';
	return family && `${family}:${verb}`;
}

function scopesOf(...verbs: string[]): string[] {
	return [...new Set(Object.values(families))].flatMap((family) =>
		verbs.map((verb) => `${family}:${verb}`),
	);
}
