/**
 * The caller, the team, its users and groups, and what it sets up: stages, tiers, tags, custom fields,
 * call outcomes, and webhook subscriptions.
 */
import type { Operations } from '../emulator';
import { json } from '../http';
import { least } from '../least';
import { salesloftAccount } from './account';
import { answer } from './answers';
import type { Call } from './call';
import { onlyWhen } from './filters';
import type { Row } from './kinds';
import { ref, refs, unknownId, type Tells } from './links';
import { facts, resource, shown, writer } from './resource';

type User = Row<'users'>;

const { teamId } = salesloftAccount;
const byName = { sortedBy: 'name', direction: 'ASC' } as const;

const ofUser: Tells<User> = {
	name: fullName,
	role: ({ role }) => ({ id: role }),
	team: () => ref('team', teamId),
	team_admin: ({ role }) => role === 'Admin',
	crm_connected: ({ crm_id }) => crm_id !== null,
	sending_email_address: ({ email }) => email,
	from_address: ({ email }) => email,
	full_email_address: (user) => `"${fullName(user)}" <${user.email}>`,
	email_client_email_address: ({ email }) => email,
	email_client_configured: true,
	email_signature_type: 'plain',
	click_to_call_enabled: true,
	job_role: 'sdr',
	time_zone: 'America/New_York',
	phone_client: null,
	slack_username: null,
	// Nobody knows what these say.
	seat_package: undefined,
	locale_utc_offset: undefined,
};

const showUser = shown('users', ofUser);

const users = writer('users', {
	check: ({ state, body: { role_id } }) => ({
		role_id:
			role_id !== undefined &&
			!['Admin', 'User'].includes(String(role_id)) &&
			!state.custom_roles.has(String(role_id)) &&
			'could not be found',
	}),
	kept: ({ body: { role_id } }) => (role_id === undefined ? {} : { role: String(role_id) }),
});

const ofSubscription = { tenant_id: teamId };
const showSubscription = shown('webhook_subscriptions', ofSubscription);
const subscriptions = writer('webhook_subscriptions', {
	made: ({ caller: { key, user } }) => ({ key, user_guid: user.guid }),
	filled: ['callback_token'],
	check: (_, { callback_url: url }) => ({
		callback_url: !/^https?:\/\/[^/]/.test(url) && 'is not a URL',
	}),
});

export const team: Operations<Call> = {
	get_me: (call) => answer(showUser(call.caller.user, call)),
	// Nothing is known of this answer.
	get_profiles: () => answer({}),
	get_team: ({ state }) => {
		const [{ created_at, updated_at }] = state.users.all();
		return answer({
			...least(facts, 'Team'),
			id: teamId,
			name: 'Quartet Sales',
			plan: 'enterprise',
			license_limit: 25,
			allow_automated_email_steps: true,
			click_tracking_default: true,
			email_daily_limit: 1000,
			group_privacy_setting: 'all_public',
			team_visibility_default: 'public',
			created_at,
			updated_at,
		});
	},
	...resource('users', {
		reads: {
			role: 'role.id',
			role_id: 'role.id',
			search: ({ first_name, last_name, email }) => [first_name, last_name, email],
			has_crm_user: 'crm_id',
			group: 'group.name',
			visible_only: 'active',
			// Nobody knows what these say: a filter by them finds none.
			seat_package: () => null,
		},
		// Without a word only users that the caller can act for; deactivated ones are not among them.
		filters: { visible_only: onlyWhen((sent) => sent !== 'false') },
		sortedBy: 'id',
		whole: true,
		tells: ofUser,
		update: users.update,
	}),
	...resource('groups', {
		...writer('groups', {
			filled: ['name'],
			check: ({ state }, { parent_id }) => ({ parent_id: unknownId(state, 'groups', parent_id) }),
		}),
		removable: 'once',
		removed: ({ state }, { id }) => {
			for (const user of state.users.where(({ group_id }) => group_id === id)) user.group_id = null;
		},
		tells: {
			accessible_groups: ({ id }, { state }) => {
				const children = state.groups.where(({ parent_id }) => parent_id === id);
				return refs(
					'groups',
					children.map((child) => child.id),
				);
			},
		},
	}),
	...resource('person_stages', {
		...writer('person_stages', {
			made: ({ state }) => ({ order: state.person_stages.all().length + 1 }),
			filled: ['name'],
		}),
		removed: ({ state }, { id }) => {
			for (const person of state.people.where((one) => one.person_stage_id === id)) {
				person.person_stage_id = null;
			}
		},
		removable: 'again',
	}),
	...resource('account_stages', {}),
	...resource('account_tiers', {}),
	...resource('account_types', {}),
	...resource('account_team_member_roles', {}),
	...resource('crm_account_team_members', {}),
	...resource('crm_team_members_with_roles', {}),
	...resource('custom_roles', { sortedBy: 'id' }),
	...resource('opportunity_stages', {
		...writer('opportunity_stages', {
			made: ({ state }) => ({ order: state.opportunity_stages.all().length + 1 }),
			filled: ['name'],
		}),
		removable: 'once',
	}),
	...resource('successes', {
		tells: {
			latest_action: null,
			latest_cadence: ({ cadence_id }) => ref('cadences', cadence_id),
			latest_call: ({ call_id }) => ref('activities/calls', call_id),
			latest_email: ({ email_id }) => ref('activities/emails', email_id),
			latest_step: ({ step_id }) => ref('steps', step_id),
			counts: ({ call_id, email_id }) => ({
				total_calls: Number(call_id !== null),
				total_emails: Number(email_id !== null),
				total_other_touches: 0,
			}),
		},
	}),
	...resource('tags', { reads: { search: 'name' }, sortedBy: 'name' }),
	...resource('call_dispositions', { ...byName, tells: { crm_value: ({ name }) => name } }),
	...resource('call_sentiments', byName),
	...resource('custom_fields', {
		...writer('custom_fields', {
			filled: ['name'],
			// Names are unique per kind of record: values are keyed by them.
			check: (_, { name, field_type }, taken) => ({
				name: taken((other) => other.field_type === field_type && other.name === name),
			}),
			changed: (call, { name }, before) => before && moveValues(call, before, name),
		}),
		removable: 'once',
		removed: (call, field) => moveValues(call, field),
	}),
	...resource('saved_list_views', {
		...byName,
		direction: 'DESC',
		// That it adds to the own views those of others is the plain reading of its name; here all are own.
		reads: { include_shared: () => true },
		filters: { include_shared: onlyWhen(() => false) },
		tells: { view_params: ({ view_params }) => JSON.parse(view_params) as object },
		...writer('saved_list_views', {
			filled: ['name'],
			check: (_, { view_params }) => ({ view_params: !isObject(view_params) && 'is not JSON' }),
		}),
		removable: 'again',
	}),
	// Subscriptions are of one event each.
	...resource('webhook_subscriptions', {
		// Those of other applications and keys are not there.
		sees: ({ caller }, { key }) => key === caller.key,
		sortedBy: 'id',
		direction: 'ASC',
		tells: ofSubscription,
		update: subscriptions.update,
		removable: 'again',
	}),
	// Connectors disagree about this answer; the one captured from the live API has no `data`.
	create_webhook_subscriptions: (call) =>
		json(200, showSubscription(subscriptions.create(call), call)),
};

function isObject(text: string): boolean {
	try {
		return typeof JSON.parse(text) === 'object';
	} catch {
		return false;
	}
}

function fullName({ first_name, last_name }: User): string {
	return `${first_name} ${last_name}`;
}

/** Records keep their values under a field's new name, and lose them with the field. */
function moveValues(
	{ state }: Call,
	{ field_type, name }: Omit<Row<'custom_fields'>, 'id'>,
	newName?: string,
): void {
	const records = field_type === 'person' ? state.people.all() : state.accounts.all();
	for (const { custom_fields: values } of records) {
		const value = values[name];
		delete values[name];
		if (newName !== undefined && value !== undefined) values[newName] = value;
	}
}
