/** Epics, iterations and objectives as the API shows them. */
import type { Call } from './call';
import type { Category, Comment, Epic, Iteration, Objective, Story, Workspace } from './kinds';
import { epicStats, iterationStats } from './stats';
import { appUrl, epicStateOf, labelsOf, progress, viewOf } from './view';

/** The older names of the three epic states, by type. */
export const STATE_NAMES: Record<string, string> = {
	unstarted: 'to do',
	started: 'in progress',
	done: 'done',
};

/** An epic on its own, with its threads of comments. */
export const epicView = viewOf('Epic', 'epic', (epic: Epic, workspace) => ({
	...shared(workspace, epic),
	comments: threads(epic, null),
}));

const showSlim = viewOf('EpicSlim', 'epic', (epic: Epic, workspace) => shared(workspace, epic));

/** An epic in a list. */
export function epicSlim(workspace: Workspace, epic: Epic, includesDescription = false) {
	const { description, ...slim } = showSlim(workspace, epic);
	return includesDescription ? { ...slim, description } : slim;
}

function shared(workspace: Workspace, epic: Epic) {
	const state = epicStateOf(workspace, epic);
	const stories = workspace.stories.where(({ epic_id }) => epic_id === epic.id);
	return {
		...progress(state),
		completed_at: epic.completed_at_override ?? epic.completed_at,
		group_id: epic.group_ids[0] ?? null,
		labels: labelsOf(workspace, epic),
		milestone_id: epic.objective_ids[0] ?? null,
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

const showComment = viewOf('ThreadedComment', 'epic-comment', (comment: Comment, epic: Epic) => ({
	// Of a deleted one, the specification only says that neither of these is null.
	author_id: comment.author_id ?? epic.requested_by_id,
	text: comment.text ?? '',
	app_url: `${appUrl('epic', epic.id)}#activity-${comment.id}`,
	comments: threads(epic, comment.id),
}));

export function epicCommentView(epic: Epic, comment: Comment): unknown {
	return showComment(epic, comment);
}

/** Where an iteration stands on the day of the call. */
export function iterationStatus({ now }: Pick<Call, 'now'>, iteration: Iteration): string {
	const today = now.slice(0, 10);
	if (today < iteration.start_date) return 'unstarted';
	return today > iteration.end_date ? 'done' : 'started';
}

const showIteration = viewOf('Iteration', 'iteration', (iteration: Iteration, call: Call) => ({
	labels: labelsOf(call.state, iteration),
	stats: iterationStats(
		call.state,
		call.state.stories.where(({ iteration_id }) => iteration_id === iteration.id),
	),
	status: iterationStatus(call, iteration),
}));

export function iterationView(call: Call, iteration: Iteration, includesDescription = true) {
	const { description, ...slim } = showIteration(call, iteration);
	return includesDescription ? { ...slim, description } : slim;
}

export const categoryView = viewOf<Category>('Category', 'category', () => ({
	type: 'milestone',
}));

export const objectiveView = viewOf(
	'Objective',
	'objective',
	(objective: Objective, workspace) => ({
		categories: workspace.categories
			.where(({ id }) => objective.category_ids.includes(id))
			.map((category) => categoryView(workspace, category)),
		completed: objective.state === 'done',
		completed_at: objective.completed_at_override,
		started: objective.state !== 'to do',
		started_at: objective.started_at_override,
	}),
);
