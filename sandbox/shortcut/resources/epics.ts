/** Epics and their health. */
import { empty } from '../../http';
import { cut } from '../../list';
import type { Call, Operations } from '../call';
import { answer, bounded, listed } from '../call';
import type { Epic } from '../kinds';
import { holding, resource } from '../resource';
import { statsOf } from '../stats';
import { storySlim } from '../story-view';
import { threads } from './story-parts';
import { described, epicStateOf, labelsOf, progress, viewOf } from '../view';

/** The older names of the three epic states, by type. */
const STATE_NAMES: Record<string, string> = {
	unstarted: 'to do',
	started: 'in progress',
	done: 'done',
};

const epicStats = statsOf('Epic');

export const epics = resource('epics', {
	tell: (epic, call) => ({ ...shared(epic, call), comments: threads(call, epic.id) }),
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

const healths = resource('healths', {
	place: (call) => ({ epic_id: epics.one(call).id }),
	own: ({ caller }) => ({ author_id: caller.id }),
});
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
		const none = { epic_id: epics.one(call).id, status: 'No Health' };
		const health = healthsOf(call).at(-1) ?? healths.make({ ...call, body: none });
		return answer(call, healths.show(health, call));
	},
	createEpicHealth: healths.operations.createHealth,
	listEpicHealths: (call) => listed(call, healthsOf(call), healths.show),
	updateHealth: healths.operations.updateHealth,
};
