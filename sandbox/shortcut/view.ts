/** What the views of several resources share. */
import { shortcutAccount } from './account';
import type { Epic, Label, State, Workspace } from './model';

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

/** The state that an epic is in. */
export function epicStateOf({ epicStates }: Workspace, epic: Epic) {
	const state = epicStates.find(({ id }) => id === epic.epic_state_id);
	if (!state) throw new Error(`The epic workflow has no state ${epic.epic_state_id}`);
	return state;
}

/** How far a state of this type is: what `started` and `completed` say. */
export function progress({ type }: Pick<State, 'type'>) {
	return { started: type === 'started' || type === 'done', completed: type === 'done' };
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
