/** Epics, iterations and objectives as the API shows them. */
import type { Call } from './call';
import type { Category, Comment, Epic, Iteration, Objective, Story, Workspace } from './model';
import { epicStats, iterationStats } from './stats';
import { appUrl, epicStateOf, globalId, labelsOf, NO_MENTIONS, progress } from './view';

/** The older names of the three epic states, by type. */
export const STATE_NAMES: Record<string, string> = {
	unstarted: 'to do',
	started: 'in progress',
	done: 'done',
};

/** Of a tool that an epic can come from; the workspace has none. */
const NO_PRODUCTBOARD = {
	productboard_id: null,
	productboard_name: null,
	productboard_plugin_id: null,
	productboard_url: null,
};

/** An epic on its own, with its threads of comments. */
export function epicView(workspace: Workspace, epic: Epic) {
	return {
		...epicSlim(workspace, epic, true),
		comments: threads(epic, null),
	};
}

/** An epic in a list. */
export function epicSlim(workspace: Workspace, epic: Epic, includesDescription = false) {
	const { description, comments, ...fields } = epic;
	const state = epicStateOf(workspace, epic);
	const stories = workspace.stories.where(({ epic_id }) => epic_id === epic.id);
	return {
		...fields,
		...NO_MENTIONS,
		...progress(state),
		...(includesDescription && { description }),
		app_url: appUrl('epic', epic.id),
		// Null in all recordings.
		associated_groups: null,
		completed_at: epic.completed_at_override ?? epic.completed_at,
		entity_type: 'epic',
		global_id: globalId('epic', epic.id),
		group_id: epic.group_ids[0] ?? null,
		labels: labelsOf(workspace, epic),
		milestone_id: epic.objective_ids[0] ?? null,
		...NO_PRODUCTBOARD,
		project_ids: projectsOf(stories),
		started_at: epic.started_at_override ?? epic.started_at,
		state: STATE_NAMES[state.type],
		stats: epicStats(workspace, stories),
		stories_without_projects: stories.filter(({ project_id }) => project_id === null).length,
	};
}

/** An epic among the results of a search, for which the specification knows no null there. */
export function epicFound(workspace: Workspace, epic: Epic, full: boolean) {
	const view = full ? epicView(workspace, epic) : epicSlim(workspace, epic);
	return { ...view, associated_groups: [] };
}

function projectsOf(stories: Story[]): number[] {
	return [...new Set(stories.flatMap(({ project_id }) => project_id ?? []))];
}

/** The comments under one comment, or at the top, each with those under itself. */
export function threads(epic: Epic, parent: number | null): unknown[] {
	return epic.comments
		.filter(({ parent_id }) => parent_id === parent)
		.map((comment) => epicCommentView(epic, comment));
}

export function epicCommentView(epic: Epic, comment: Comment) {
	const { parent_id, reactions, ...fields } = comment;
	return {
		...fields,
		// Of a deleted one, the specification only says that neither of these is null.
		author_id: comment.author_id ?? epic.requested_by_id,
		text: comment.text ?? '',
		...NO_MENTIONS,
		app_url: `${appUrl('epic', epic.id)}#activity-${comment.id}`,
		comments: threads(epic, comment.id),
		entity_type: 'epic-comment',
	};
}

/** Where an iteration stands on the day of the call. */
export function iterationStatus({ now }: Pick<Call, 'now'>, iteration: Iteration): string {
	const today = now.slice(0, 10);
	if (today < iteration.start_date) return 'unstarted';
	return today > iteration.end_date ? 'done' : 'started';
}

export function iterationView(call: Call, iteration: Iteration, includesDescription = true) {
	const { description, ...fields } = iteration;
	const { workspace } = call;
	return {
		...fields,
		...NO_MENTIONS,
		...(includesDescription && { description }),
		app_url: appUrl('iteration', iteration.id),
		associated_groups: null,
		entity_type: 'iteration',
		global_id: globalId('iteration', iteration.id),
		labels: labelsOf(workspace, iteration),
		stats: iterationStats(
			workspace,
			workspace.stories.where(({ iteration_id }) => iteration_id === iteration.id),
		),
		status: iterationStatus(call, iteration),
	};
}

export const categoryView = (category: Category) => ({
	...category,
	entity_type: 'category',
	global_id: globalId('category', category.id),
	type: 'milestone',
});

export function objectiveView(workspace: Workspace, objective: Objective) {
	const { category_ids, ...fields } = objective;
	return {
		...fields,
		app_url: appUrl('objective', objective.id),
		categories: workspace.categories.where(({ id }) => category_ids.includes(id)).map(categoryView),
		completed: objective.state === 'done',
		completed_at: objective.completed_at_override,
		entity_type: 'objective',
		global_id: globalId('objective', objective.id),
		started: objective.state !== 'to do',
		started_at: objective.started_at_override,
		stats: { num_related_documents: 0 },
	};
}
