/** The caller, the team, its users and groups. */
import { answer, ref } from './answers';
import { named } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, orNull, search } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import type { Group, State, User } from './records';

export const users: Routes = {
	get_me: ({ caller, state }) => answer(showUser(caller.user, state)),
	get_team: ({ state }) => answer(showTeam(state)),
	list_users: list<User>({
		rows: ({ state }) => state.users.all(),
		filters: {
			ids: anyOf((user) => user.id),
			guid: anyOf((user) => user.guid),
			group_id: orNull((user) => user.group_id),
			role_id: anyOf((user) => user.role),
			search: search((user) => [user.first_name, user.last_name, user.email]),
			active: flag((user) => user.active),
			has_crm_user: flag((user) => user.crm_id !== null),
			work_country: anyOf((user) => user.work_country),
			visible_only: visibleOnly,
			// Whose people they are is not in the answer.
			manager_user_guid: anyOf(() => null),
		},
		sorts: {
			id: (user) => user.id,
			email: (user) => user.email,
			name: fullName,
			group: (user, { state }) => state.groups.get(user.group_id)?.name ?? null,
			role: (user) => user.role,
		},
		paged: 'when page is sent',
		show: (user, { state }) => showUser(user, state),
	}),
	get_users_by_id: (call) => answer(showUser(named(call, call.state.users), call.state)),
	list_groups: list<Group>({
		rows: ({ state }) => state.groups.all(),
		filters: { ids: anyOf((group) => group.id) },
		sorts: { updated_at: (group) => group.updated_at, created_at: (group) => group.created_at },
		paged: 'never',
		show: showGroup,
	}),
	get_groups_by_id: (call) => answer(showGroup(named(call, call.state.groups), call)),
};

/** Without a word only users that the caller can act for; deactivated ones are not among them. */
function visibleOnly({ query }: Call, name: string): ReturnType<Filter<User>> {
	return query.value(name) === 'false' ? undefined : (user) => user.active;
}

function fullName({ first_name, last_name }: User): string {
	return `${first_name} ${last_name}`;
}

function showUser(user: User, state: State) {
	const { role, group_id, crm_id, ...own } = user;
	const name = fullName(user);
	return {
		...own,
		name,
		role: { id: role },
		group: ref('groups', group_id),
		team: ref('team', state.teamId),
		team_admin: role === 'Admin',
		crm_connected: crm_id !== null,
		sending_email_address: own.email,
		from_address: own.email,
		full_email_address: `"${name}" <${own.email}>`,
		email_client_email_address: own.email,
		email_client_configured: true,
		email_signature: '',
		email_signature_type: 'plain',
		email_signature_click_tracking_disabled: false,
		bcc_email_address: null,
		click_to_call_enabled: true,
		local_dial_enabled: false,
		phone_client: null,
		phone_number_assignment: null,
		job_role: 'sdr',
		slack_username: null,
		twitter_handle: null,
		time_zone: 'America/New_York',
		external_feature_flags: {},
		_private_fields: {},
	};
}

function showTeam({ teamId, teamCreatedAt }: State) {
	return {
		id: teamId,
		name: 'Quartet Sales',
		plan: 'enterprise',
		plan_features: {},
		license_limit: 25,
		deactivated: false,
		allow_automated_email_steps: true,
		call_recording_disabled: false,
		click_tracking_default: true,
		custom_tracking_domain: null,
		dispositions_required: false,
		sentiments_required: false,
		email_daily_limit: 1000,
		group_privacy_setting: 'all_public',
		local_dial_enabled: false,
		record_by_default: false,
		team_visibility_default: 'public',
		created_at: teamCreatedAt,
		updated_at: teamCreatedAt,
		_private_fields: {},
	};
}

function showGroup({ id, name, parent_id }: Group, { state }: Call) {
	const children = state.groups.filter((group) => group.parent_id === id);
	return {
		id,
		name,
		parent_id,
		accessible_groups: children.map((child) => ref('groups', child.id)),
	};
}
