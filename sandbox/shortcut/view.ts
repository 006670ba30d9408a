/** What the views of several resources share. */
import { readFacts } from '../facts';
import { shownAs } from '../kinds';
import type { Keyed } from '../table';
import { shortcutAccount } from './account';
import type { Call } from './call';
import type { Epic, Row, State, Workspace } from './kinds';

export function appUrl(kind: string, id: number | string): string {
	return `https://app.shortcut.com/${shortcutAccount.slug}/${kind}/${id}`;
}

/** Opaque to clients: the workspace and the record, as Shortcut's own are. */
export function globalId(kind: string, id: number | string): string {
	const text = `v2:${kind}:${shortcutAccount.workspaceId}:${id}`;
	return Buffer.from(text).toString('base64url');
}

export const facts = readFacts('shortcut');

/** What answers call a kind, where it is not the name that the facts have for it. */
const TYPES: Record<string, string> = {
	ThreadedComment: 'epic-comment',
	Task: 'story-task',
	UploadedFile: 'file',
};

/** `KeyResult` -> `key-result`; a slim record is of the same type as a full one. */
function typeOf(entity: string): string {
	const words = entity.replace(/Slim$/, '').replace(/\B[A-Z]/g, (letter) => `-${letter}`);
	return TYPES[entity] ?? words.toLowerCase();
}

/**
 * How records of a kind are shown: as they are kept, with what the facts know of every record and what
 * is told of this one, over the least that the facts allow for the rest (mentions, for instance, which
 * are not parsed by the sandbox).
 */
export function viewOf<Row extends Keyed, Context = Call>(
	entity: string,
	tell: (row: Row, context: Context) => object = () => ({}),
) {
	const show = shownAs(facts, entity);
	const type = typeOf(entity);
	return (row: Row, context: Context) => {
		const { id } = row;
		const usual = { entity_type: type, app_url: appUrl(type, id), global_id: globalId(type, id) };
		return show({ ...row, ...usual, ...tell(row, context) });
	};
}

/** The description of a record in a list, where the request asks for it. */
export function described({ query, body }: Call, { description }: { description: string }) {
	const asked = query.get('includes_description') === 'true' || body.includes_description;
	return { description: asked ? description : undefined };
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

const showLabel = viewOf<Row<'labels'>, void>('LabelSlim');

/** A label in its short form. */
export const labelSlim = (label: Row<'labels'>) => showLabel(label);

/** The labels that a story, an epic or an iteration carries. */
export function labelsOf({ labels }: Workspace, { label_ids }: { label_ids: number[] }) {
	return labels.where(({ id }) => label_ids.includes(id)).map(labelSlim);
}
