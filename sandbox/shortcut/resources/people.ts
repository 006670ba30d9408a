/** Members and the teams they are in, which the API calls groups. */
import { json } from '../../http';
import { shortcutAccount } from '../account';
import type { Operations } from '../call';
import { bounded, listed } from '../call';
import type { Member } from '../kinds';
import { unprocessable } from '../refusal';
import { flag, holding, resource } from '../resource';
import { counts } from '../stats';
import { storySlim } from '../story-view';
import { appUrl, viewOf } from '../view';

const profileView = viewOf('Profile', ({ role, disabled }: Member) => ({
	is_owner: role === 'owner',
	deactivated: disabled,
	is_agent: false,
	two_factor_auth_activated: true,
}));

const members = resource('members', {
	tell: (member, call) => ({
		group_ids: holding(call.state.groups, 'member_ids', member.id).map(({ id }) => id),
		profile: profileView(member, call),
		state: member.disabled ? 'disabled' : 'full',
	}),
	filters: { disabled: flag('disabled') },
});

const groups = resource('groups', {
	tell: (group, { state }) => ({
		...counts(state, holding(state.stories, 'group_id', group.id)),
		// Of teams alone, times are written to the millisecond.
		created_at: new Date(group.created_at).toISOString(),
		updated_at: new Date(group.updated_at).toISOString(),
		app_url: appUrl('team', group.mention_name),
		num_epics_started: holding(state.epics, 'group_ids', group.id).filter(
			({ started_at }) => started_at !== null,
		).length,
	}),
	filters: { archived: flag('archived') },
	check({ state, body: { mention_name } }, group) {
		const holder = state.groups.find((one) => one.mention_name === mention_name);
		if (holder && holder !== group) {
			throw unprocessable(`The mention name "${mention_name}" is already taken.`);
		}
	},
	own: ({ body }) => ({ default_workflow_id: body.workflow_ids?.[0] ?? null }),
	said: ({ body }, group) => ({ archived: body.archived ?? group.archived }),
});

export const peopleOperations: Operations = {
	...members.operations,
	...groups.operations,
	getCurrentMemberInfo({ state: workspace, caller: { id, name, mention_name, role } }) {
		const [workflow] = workspace.workflows.all();
		return json(200, {
			...{ id, name, mention_name, role, is_owner: role === 'owner' },
			organization2: { id: shortcutAccount.organizationId },
			workspace2: {
				id: shortcutAccount.workspaceId,
				name: 'Harborlight',
				url_slug: shortcutAccount.slug,
				created_at: workflow.created_at,
				default_workflow_id: workflow.id,
				estimate_scale: [0, 1, 2, 3, 5, 8],
				utc_offset: '+01:00',
			},
		});
	},
	listGroupStories(call) {
		const { id } = groups.one(call);
		const limit = bounded(call, 'limit', 1000, [1, 1000]);
		const offset = bounded(call, 'offset', 0, [0, Infinity]);
		const found = holding(call.state.stories, 'group_id', id).slice(offset, offset + limit);
		return listed(call, found, storySlim);
	},
};
