/** Epics and their health. */
import { empty } from '../../http';
import { cut } from '../../list';
import type { Call, Operations } from '../call';
import { answer, bounded, listed } from '../call';
import type { Body, Comment, Epic } from '../kinds';
import { holding, resource } from '../resource';
import { statsOf } from '../stats';
import { storySlim } from '../story-view';
import { appUrl, described, epicStateOf, labelsOf, progress, viewOf } from '../view';

/** The older names of the three epic states, by type. */
const STATE_NAMES: Record<string, string> = {
	unstarted: 'to do',
	started: 'in progress',
	done: 'done',
};

const epicStats = statsOf('Epic');

export const epics = resource('epics', {
	tell: (epic, call) => ({ ...shared(epic, call), comments: threads(epic) }),
	listed: (epic, call) => epicSlim(epic, call),
	own({ state: { epics: all, epicStates }, caller, body }) {
		const requested_by_id = body.requested_by_id ?? caller.id;
		const asked = { requested_by_id, follower_ids: [requested_by_id] };
		return { ...asked, epic_state_id: epicStates[0].id, position: all.all().length + 1 };
	},
	/** The deprecated fields still work. */
	said({ state: { epicStates }, body: { group_id, milestone_id, state } }) {
		const named = epicStates.find(({ type }) => STATE_NAMES[type] === state);
		return {
			...(group_id !== undefined && { group_ids: listOf(group_id) }),
			...(milestone_id !== undefined && { objective_ids: listOf(milestone_id) }),
			...(named && { epic_state_id: named.id }),
		};
	},
	written({ state, now }, epic) {
		const { started, completed } = progress(epicStateOf(state, epic));
		epic.started_at = started ? (epic.started_at ?? now) : null;
		epic.completed_at = completed ? (epic.completed_at ?? now) : null;
	},
	heldIn: { stories: 'epic_id', documents: 'epic_ids' },
});

const listOf = <T>(value: T | null): T[] => (value === null ? [] : [value]);

export const epicSlim = viewOf('EpicSlim', (epic: Epic, call) => ({
	...shared(epic, call),
	...described(call, epic),
}));

function shared(epic: Epic, { state: workspace }: Call) {
	const state = epicStateOf(workspace, epic);
	const stories = holding(workspace.stories, 'epic_id', epic.id);
	const projects = stories.flatMap(({ project_id }) => project_id ?? []);
	return {
		...progress(state),
		completed_at: epic.completed_at_override ?? epic.completed_at,
		group_id: epic.group_ids[0] ?? null,
		labels: labelsOf(workspace, epic),
		milestone_id: epic.objective_ids[0] ?? null,
		project_ids: [...new Set(projects)],
		started_at: epic.started_at_override ?? epic.started_at,
		state: STATE_NAMES[state.type],
		stats: epicStats(workspace, stories),
		stories_without_projects: stories.length - projects.length,
	};
}

/** The comments under one comment, or at the top, each with those under itself. */
export function threads(epic: Epic, parent: number | null = null): unknown[] {
	const under = epic.comments.filter(({ parent_id }) => parent_id === parent);
	return under.map((comment) => epicCommentView(comment, epic));
}

export const epicCommentView = viewOf('ThreadedComment', (comment: Comment, epic: Epic) => ({
	// Of a deleted one, the specification only says that neither of these is null.
	author_id: comment.author_id ?? epic.requested_by_id,
	text: comment.text ?? '',
	app_url: `${appUrl('epic', epic.id)}#activity-${comment.id}`,
	comments: threads(epic, comment.id),
}));

const healths = resource('healths', { own: ({ caller }) => ({ author_id: caller.id }) });
const addHealth = (call: Call, body: Body) =>
	healths.make({ ...call, body: { ...body, epic_id: epics.one(call).id } });
const healthsOf = (call: Call) => holding(call.state.healths, 'epic_id', epics.one(call).id);

export const epicOperations: Operations = {
	...epics.operations,
	listEpicsPaginated(call) {
		const number = bounded(call, 'page', 1, [1, Infinity]);
		const size = bounded(call, 'page_size', 10, [1, 250]);
		const all = call.state.epics.all();
		const { rows, next } = cut(all, { number, size });
		const data = rows.map((epic) => epicSlim(epic, call));
		return answer(call, { data, next, total: all.length });
	},
	listEpicStories: epics.holders('stories', storySlim),
	unlinkProductboardFromEpic(call) {
		epics.one(call);
		return empty(204);
	},

	/** The newest statement; an epic that was never assessed has none worth the name. */
	getEpicHealth(call) {
		const health = healthsOf(call).at(-1) ?? addHealth(call, { status: 'No Health' });
		return answer(call, healths.show(health, call));
	},
	createEpicHealth: (call) => answer(call, healths.show(addHealth(call, call.body), call)),
	listEpicHealths: (call) => listed(call, healthsOf(call), healths.show),
	updateHealth: healths.operations.updateHealth,
};
