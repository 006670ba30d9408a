/** What epics, iterations, labels and projects tell of their stories; each in names of its own. */
import type { Label, Story, Workspace } from './kinds';
import { epicStateOf, stateOf } from './view';

const TYPES = ['backlog', 'unstarted', 'started', 'done'];

const points = (stories: Story[]) =>
	stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
const unestimated = (stories: Story[]) =>
	stories.filter(({ estimate }) => estimate === null).length;

/** The stories in states of each type. */
export function byType(workspace: Workspace, stories: Story[]): Record<string, Story[]> {
	return Object.fromEntries(
		TYPES.map((type) => [
			type,
			stories.filter((story) => stateOf(workspace, story.workflow_state_id).state.type === type),
		]),
	);
}

/** Of an iteration: without a total. */
export function iterationStats(workspace: Workspace, stories: Story[]) {
	const { backlog, unstarted, started, done } = byType(workspace, stories);
	return {
		num_stories_backlog: backlog.length,
		num_stories_unstarted: unstarted.length,
		num_stories_started: started.length,
		num_stories_done: done.length,
		num_stories_unestimated: unestimated(stories),
		num_points: points(stories),
		num_points_backlog: points(backlog),
		num_points_unstarted: points(unstarted),
		num_points_started: points(started),
		num_points_done: points(done),
		num_related_documents: 0,
	};
}

export function epicStats(workspace: Workspace, stories: Story[]) {
	const changes = stories.map(({ updated_at }) => updated_at).sort();
	return {
		...iterationStats(workspace, stories),
		num_stories_total: stories.length,
		last_story_update: changes.pop() ?? null,
	};
}

export function labelStats(workspace: Workspace, label: Label) {
	const ofLabel = ({ label_ids }: { label_ids: number[] }) => label_ids.includes(label.id);
	const stories = workspace.stories.where(ofLabel);
	const { backlog, unstarted, started, done } = byType(workspace, stories);
	const epics = workspace.epics.where(ofLabel);
	const epicsOf = (type: string) =>
		epics.filter((epic) => epicStateOf(workspace, epic).type === type).length;
	return {
		num_stories_total: stories.length,
		num_stories_backlog: backlog.length,
		num_stories_unstarted: unstarted.length,
		num_stories_in_progress: started.length,
		num_stories_completed: done.length,
		num_stories_unestimated: unestimated(stories),
		num_points_total: points(stories),
		num_points_backlog: points(backlog),
		num_points_unstarted: points(unstarted),
		num_points_in_progress: points(started),
		num_points_completed: points(done),
		num_epics: epics.length,
		num_epics_total: epics.length,
		num_epics_unstarted: epicsOf('unstarted'),
		num_epics_in_progress: epicsOf('started'),
		num_epics_completed: epicsOf('done'),
		num_related_documents: 0,
	};
}

export function projectStats(stories: Story[]) {
	return { num_points: points(stories), num_stories: stories.length, num_related_documents: 0 };
}
