/** The caller, the team, its users and groups. */
import type { Operations } from '../emulator';
import { salesloftAccount } from './account';
import { answer, ref } from './answers';
import type { Call } from './call';
import type { Row } from './kinds';
import { facts, resource, shown } from './resource';
import { least } from '../least';

type User = Row<'users'>;

const showUser = shown('users', describe);

export const users: Operations<Call> = {
	get_me: (call) => answer(showUser(call.caller.user, call)),
	get_team: (call) => answer(team(call)),
	...resource('users', {
		reads: {
			role_id: (user) => user.role,
			search: (user) => [user.first_name, user.last_name, user.email],
			has_crm_user: (user) => user.crm_id !== null,
			// Whose people they are is not in the answer.
			manager_user_guid: () => null,
			name: fullName,
			group: (user, { state }) => state.groups.get(user.group_id)?.name ?? null,
		},
		filters: {
			// Without a word only users that the caller can act for; deactivated ones are not among them.
			visible_only: ({ query }, name) =>
				query.last(name) === 'false' ? undefined : (user) => user.active,
		},
		sortedBy: 'id',
		whole: true,
		show: describe,
	}),
	...resource('groups', {
		show: ({ id }, { state }) => ({
			accessible_groups: state.groups
				.where(({ parent_id }) => parent_id === id)
				.map((child) => ref('groups', child.id)),
		}),
	}),
};

function fullName({ first_name, last_name }: User): string {
	return `${first_name} ${last_name}`;
}

function describe(user: User) {
	const { role, crm_id, email } = user;
	const name = fullName(user);
	return {
		name,
		role: { id: role },
		team: ref('team', salesloftAccount.teamId),
		team_admin: role === 'Admin',
		crm_connected: crm_id !== null,
		sending_email_address: email,
		from_address: email,
		full_email_address: `"${name}" <${email}>`,
		email_client_email_address: email,
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
}

function team({ state }: Call) {
	const [{ created_at, updated_at }] = state.users.all();
	return {
		...least(facts, 'Team'),
		id: salesloftAccount.teamId,
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
	};
}
