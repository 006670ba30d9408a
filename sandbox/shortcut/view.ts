/** What the views of several resources share. */
import { readFacts } from '../facts';
import { shownAs } from '../kinds';
import type { Keyed } from '../table';
import { shortcutAccount } from './account';
import type { Epic, Label, State, Workspace } from './kinds';

export function appUrl(kind: string, id: number | string): string {
	return `https://app.shortcut.com/${shortcutAccount.slug}/${kind}/${id}`;
}

/** Opaque to clients: the workspace and the record, as Shortcut's own are. */
export function globalId(kind: string, id: number | string): string {
	const text = `v2:${kind}:${shortcutAccount.workspaceId}:${id}`;
	return Buffer.from(text).toString('base64url');
}

const facts = readFacts('shortcut');

/**
 * How records of a kind are shown: as they are kept, with what the facts know of every record and what
 * is told of this one, over the least that the facts allow for the rest (mentions, for instance, which
 * are not parsed by the sandbox).
 */
export function viewOf<Row extends Keyed, Context = Workspace>(
	entity: string,
	type: string,
	tell: (row: Row, context: Context) => object = () => ({}),
) {
	const show = shownAs(facts, entity);
	return (context: Context, row: Row) => {
		const { id } = row;
		const usual = { entity_type: type, app_url: appUrl(type, id), global_id: globalId(type, id) };
		return show({ ...row, ...usual, ...tell(row, context) });
	};
}

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

const showLabel = viewOf<Label, void>('LabelSlim', 'label');

/** A label in its short form. */
export const labelSlim = (label: Label) => showLabel(undefined, label);

/** The labels that a story, an epic or an iteration carries. */
export function labelsOf(workspace: Workspace, { label_ids }: { label_ids: number[] }) {
	return workspace.labels.where((label) => label_ids.includes(label.id)).map(labelSlim);
}
