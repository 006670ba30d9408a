/**
 * How records are shown: as they are kept, with what every record tells and what is told of this kind,
 * as far as the facts know it, over the least that the facts allow for the rest (mentions, for
 * instance, which are not parsed by the sandbox). As what an operation shows them, the facts say, too.
 */
import { readFacts } from '../facts';
import { json, type SandboxResponse } from '../http';
import { shownAs } from '../kinds';
import type { Keyed } from '../table';
import { shortcutAccount } from './account';
import type { Call } from './call';

export const facts = readFacts('shortcut');

/** What is told of a record beside its fields; what takes long to find is a function. */
export type Tell<Row> = (row: Row, call: Call) => object;

/** By what the facts call the kind. */
const tells: Record<string, Tell<never> | undefined> = {};

/** Says what is told of a kind; its short form (`StorySlim`) tells the same, where the facts know it. */
export function tellOf<Row extends Keyed>(entity: string, tell?: Tell<Row>): void {
	tells[entity] = tell;
}

/** What answers call a kind, where it is not the name that the facts have for it. */
const TYPES: Record<string, string> = {
	ThreadedComment: 'epic-comment',
	Task: 'story-task',
	UploadedFile: 'file',
};

/** All that can be told of a record. */
export function told(entity: string, row: Keyed, call: Call): Record<string, unknown> {
	const name = entity.replace(/Slim$/, '');
	// `KeyResult` -> `key-result`
	const type = TYPES[name] ?? name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
	const { id } = row;
	const usual = { entity_type: type, app_url: appUrl(type, id), global_id: globalId(type, id) };
	const tell = tells[name] as Tell<Keyed> | undefined;
	return { ...row, ...usual, ...tell?.(row, call) };
}

const views = new Map<string, ReturnType<typeof shownAs>>();

/** What the facts know of an entity, of all that is told. */
export function known(entity: string, all: object): Record<string, unknown> {
	const view = views.get(entity) ?? shownAs(facts, entity);
	views.set(entity, view);
	return view(all);
}

/** A record as an answer shows it. */
export function show(entity: string, row: Keyed, call: Call): Record<string, unknown> {
	const { includes_description: asked = call.query.get('includes_description') } = call.body;
	const shown = known(entity, told(entity, row, call));
	const condition = facts.entities[entity].fields?.description?.onlyWith;
	if (condition && String(asked) !== 'true') delete shown.description;
	return shown;
}

export const showAll = (entity: string, rows: Keyed[], call: Call) =>
	rows.map((row) => show(entity, row, call));

/** Answers with a record or a list of them. */
export function answer(call: Call, found: Keyed | Keyed[]): SandboxResponse {
	const { id, status = 200 } = call.operation;
	const entity = [facts.operations[id].body].flat().join();
	return json(
		status,
		Array.isArray(found) ? showAll(entity, found, call) : show(entity, found, call),
	);
}

export function appUrl(kind: string, id: number | string): string {
	return `https://app.shortcut.com/${shortcutAccount.slug}/${kind}/${id}`;
}

/** Opaque to clients: the workspace and the record, as Shortcut's own are. */
export function globalId(kind: string, id: number | string): string {
	const text = `v2:${kind}:${shortcutAccount.workspaceId}:${id}`;
	return Buffer.from(text).toString('base64url');
}

export const idsOf = <Id>(rows: Array<{ id: Id }>): Id[] => rows.map(({ id }) => id);

/** The labels that a story, an epic or an iteration carries. */
export const labelsOf = ({ label_ids: ids }: { label_ids: number[] }, call: Call) =>
	showAll(
		'LabelSlim',
		call.state.labels.where(({ id }) => ids.includes(id)),
		call,
	);
