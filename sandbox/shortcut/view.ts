/** What the views of several resources share. */
import { shortcutAccount } from './account';
import type { Label, State, Story, Workspace } from './model';

export function appUrl(kind: string, id: number | string): string {
	return `https://app.shortcut.com/${shortcutAccount.slug}/${kind}/${id}`;
}

/** Opaque to clients: the workspace and the record, as Shortcut's own are. */
export function globalId(kind: string, id: number | string): string {
	const text = `v2:${kind}:${shortcutAccount.workspaceId}:${id}`;
	return Buffer.from(text).toString('base64url');
}

/** Mentions are not parsed by the sandbox. */
export const NO_MENTIONS = { mention_ids: [], member_mention_ids: [], group_mention_ids: [] };

/** A workflow state and the workflow that it belongs to. */
export function stateOf(workspace: Workspace, id: number) {
	for (const workflow of workspace.workflows.all()) {
		const state = workflow.states.find((candidate) => candidate.id === id);
		if (state) return { workflow, state };
	}
	throw new Error(`No workflow has the state ${id}`);
}

/** How far a state of this type is: what `started` and `completed` say. */
export function progress({ type }: Pick<State, 'type'>) {
	return { started: type === 'started' || type === 'done', completed: type === 'done' };
}

/** The counts that labels, epics and iterations carry about their stories. */
export function storyStats(workspace: Workspace, stories: Story[]) {
	const ofType = (type: string) =>
		stories.filter((story) => stateOf(workspace, story.workflow_state_id).state.type === type);
	const points = (some: Story[]) => some.reduce((sum, story) => sum + (story.estimate ?? 0), 0);
	return {
		num_stories_total: stories.length,
		num_stories_backlog: ofType('backlog').length,
		num_stories_unstarted: ofType('unstarted').length,
		num_stories_started: ofType('started').length,
		num_stories_done: ofType('done').length,
		num_stories_unestimated: stories.filter((story) => story.estimate === null).length,
		num_points: points(stories),
		num_points_backlog: points(ofType('backlog')),
		num_points_unstarted: points(ofType('unstarted')),
		num_points_started: points(ofType('started')),
		num_points_done: points(ofType('done')),
		num_related_documents: 0,
	};
}

/** A label in its short form. */
export function labelSlim(label: Label) {
	return {
		...label,
		app_url: appUrl('label', label.id),
		entity_type: 'label',
		global_id: globalId('label', label.id),
	};
}

/** The labels that a story, an epic or an iteration carries. */
export function labelsOf(workspace: Workspace, { label_ids }: { label_ids: number[] }) {
	return workspace.labels.where((label) => label_ids.includes(label.id)).map(labelSlim);
}
