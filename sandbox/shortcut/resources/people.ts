/** Members and the teams they are in, which the API calls groups. */
import { json } from '../../http';
import { shortcutAccount } from '../account';
import type { Call, Operations } from '../call';
import { bodyOf, bounded, collection } from '../call';
import { add } from '../kinds';
import type { Group, Member } from '../kinds';
import { checkReferences } from '../references';
import { unprocessable } from '../refusal';
import { storySlim } from '../story-view';
import { byType } from '../stats';
import { appUrl, viewOf } from '../view';

const memberView = viewOf('Member', 'member', (member: Member, workspace) => ({
	group_ids: workspace.groups
		.where(({ member_ids }) => member_ids.includes(member.id))
		.map(({ id }) => id),
	profile: profileView(workspace, member),
	state: member.disabled ? 'disabled' : 'full',
}));

const profileView = viewOf('Profile', 'profile', ({ role, disabled }: Member) => ({
	is_owner: role === 'owner',
	deactivated: disabled,
	is_agent: false,
	two_factor_auth_activated: true,
}));

const groupView = viewOf('Group', 'group', (group: Group, workspace) => {
	const stories = workspace.stories.where(({ group_id }) => group_id === group.id);
	const { backlog, started } = byType(workspace, stories);
	const startedEpics = workspace.epics.where(
		(epic) => epic.group_ids.includes(group.id) && epic.started_at !== null,
	);
	return {
		// Of teams alone, times are written to the millisecond.
		created_at: new Date(group.created_at).toISOString(),
		updated_at: new Date(group.updated_at).toISOString(),
		app_url: appUrl('team', group.mention_name),
		num_epics_started: startedEpics.length,
		num_stories: stories.length,
		num_stories_backlog: backlog.length,
		num_stories_started: started.length,
	};
});

const members = collection((workspace) => workspace.members, memberView);
const groups = collection((workspace) => workspace.groups, groupView);

/** The members or groups whose flag is as the query asks, or all of them. */
function flagged<T extends object>(call: Call, rows: T[], flag: keyof T & string): T[] {
	const wanted = call.query.get(flag);
	return wanted === null ? rows : rows.filter((row) => String(row[flag]) === wanted);
}

/** Refuses a mention name that another team has. */
function checkMention({ state: workspace }: Call, mention: string, own?: Group): void {
	const holders = workspace.groups.where(({ mention_name }) => mention_name === mention);
	if (holders.some((group) => group !== own)) {
		throw unprocessable(`The mention name "${mention}" is already taken.`);
	}
}

export const peopleOperations: Operations = {
	getCurrentMemberInfo({ state: workspace, caller }) {
		const [workflow] = workspace.workflows.all();
		return json(200, {
			id: caller.id,
			name: caller.name,
			mention_name: caller.mention_name,
			role: caller.role,
			is_owner: caller.role === 'owner',
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
	listMembers: (call) =>
		json(
			200,
			flagged(call, call.state.members.all(), 'disabled').map((member) =>
				memberView(call.state, member),
			),
		),
	getMember: members.get,

	listGroups: (call) =>
		json(
			200,
			flagged(call, call.state.groups.all(), 'archived').map((group) =>
				groupView(call.state, group),
			),
		),
	createGroup(call) {
		const draft = bodyOf<Pick<Group, 'name' | 'mention_name'> & Partial<Group>>(call);
		checkReferences(call.state, draft);
		checkMention(call, draft.mention_name);
		const default_workflow_id = draft.workflow_ids?.[0] ?? null;
		return groups.show(call, add(call, 'groups', { default_workflow_id, ...draft }));
	},
	getGroup: groups.get,
	updateGroup(call) {
		const group = groups.one(call);
		const { archived, ...changes } = bodyOf<Partial<Group>>(call);
		checkMention(call, changes.mention_name ?? group.mention_name, group);
		return groups.update(call, { ...changes, archived: archived ?? group.archived });
	},
	listGroupStories(call) {
		const { id } = groups.one(call);
		const limit = bounded(call, 'limit', 1000, [1, 1000]);
		const offset = bounded(call, 'offset', 0, [0, Infinity]);
		const found = call.state.stories.where(({ group_id }) => group_id === id);
		return json(
			200,
			found.slice(offset, offset + limit).map((story) => storySlim(call.state, story)),
		);
	},
};
