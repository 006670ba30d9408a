/** Members and the teams they are in, which the API calls groups. */
import { json } from '../../http';
import { shortcutAccount, uuid } from '../account';
import type { Call, Operations } from '../call';
import { bodyOf, bounded, collection, dated } from '../call';
import type { Group, Member, Workspace } from '../model';
import { checkReferences } from '../references';
import { unprocessable } from '../refusal';
import { storySlim } from '../story-view';
import { byType } from '../stats';
import { appUrl, globalId } from '../view';

function memberView(workspace: Workspace, member: Member) {
	const { name, mention_name, email_address, ...fields } = member;
	const role = { is_owner: member.role === 'owner', deactivated: member.disabled };
	return {
		...fields,
		created_without_invite: false,
		entity_type: 'member',
		global_id: globalId('member', member.id),
		group_ids: workspace.groups
			.where(({ member_ids }) => member_ids.includes(member.id))
			.map(({ id }) => id),
		profile: {
			...role,
			display_icon: null,
			email_address,
			entity_type: 'profile',
			gravatar_hash: null,
			id: member.id,
			is_agent: false,
			mention_name,
			name,
			two_factor_auth_activated: true,
		},
		state: member.disabled ? 'disabled' : 'full',
	};
}

function groupView(workspace: Workspace, group: Group) {
	const stories = workspace.stories.where(({ group_id }) => group_id === group.id);
	const { backlog, started } = byType(workspace, stories);
	const startedEpics = workspace.epics.where(
		(epic) => epic.group_ids.includes(group.id) && epic.started_at !== null,
	);
	return {
		...group,
		// Of teams alone, times are written to the millisecond.
		created_at: new Date(group.created_at).toISOString(),
		updated_at: new Date(group.updated_at).toISOString(),
		app_url: appUrl('team', group.mention_name),
		card_aging_mode: null,
		card_aging_threshold_days: null,
		display_icon: null,
		entity_type: 'group',
		global_id: globalId('group', group.id),
		num_epics_started: startedEpics.length,
		num_stories: stories.length,
		num_stories_backlog: backlog.length,
		num_stories_started: started.length,
	};
}

const members = collection('member-public-id', (workspace) => workspace.members, memberView);
const groups = collection('group-public-id', (workspace) => workspace.groups, groupView);

/** The members or groups whose flag is as the query asks, or all of them. */
function flagged<T extends object>(call: Call, rows: T[], flag: keyof T & string): T[] {
	const wanted = call.query.get(flag);
	return wanted === null ? rows : rows.filter((row) => String(row[flag]) === wanted);
}

/** Refuses a mention name that another team has. */
function checkMention({ workspace }: Call, mention: string, own?: Group): void {
	const holders = workspace.groups.where(({ mention_name }) => mention_name === mention);
	if (holders.some((group) => group !== own)) {
		throw unprocessable(`The mention name "${mention}" is already taken.`);
	}
}

export const peopleOperations: Operations = {
	getCurrentMemberInfo({ workspace, caller }) {
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
			flagged(call, call.workspace.members.all(), 'disabled').map((member) =>
				memberView(call.workspace, member),
			),
		),
	getMember: members.get,

	listGroups: (call) =>
		json(
			200,
			flagged(call, call.workspace.groups.all(), 'archived').map((group) =>
				groupView(call.workspace, group),
			),
		),
	createGroup(call) {
		const draft = bodyOf<Pick<Group, 'name' | 'mention_name'> & Partial<Group>>(call);
		checkReferences(call.workspace, draft);
		checkMention(call, draft.mention_name);
		return groups.add(call, {
			id: uuid('group', call.workspace.nextId()),
			description: '',
			color: null,
			color_key: null,
			archived: false,
			default_workflow_id: draft.workflow_ids?.[0] ?? null,
			member_ids: [],
			workflow_ids: [],
			...dated(call),
			...draft,
		});
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
		const found = call.workspace.stories.where(({ group_id }) => group_id === id);
		return json(
			200,
			found.slice(offset, offset + limit).map((story) => storySlim(call.workspace, story)),
		);
	},
};
