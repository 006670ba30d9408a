/**
 * How records are shown: as they are kept, with what every record tells and what is told of this kind,
 * as far as the facts know it, over the least that the facts allow for the rest (mentions, for
 * instance, which are not parsed by the sandbox). As what an operation shows them, the facts say, too.
 */
import { readFacts } from '../facts';
import { json, type SandboxResponse } from '../http';
import { shownAs } from '../kinds';
import { memo } from '../memo';
import type { Keyed } from '../table';
import { shortcutAccount } from './account';
import type { Call } from './call';
import { fieldsTo, holding, leadsTo, type Name, type Row, tableOf } from './kinds';
import { counts } from './stats';

export const facts = readFacts('shortcut');

/** What is told of a record beside its fields; what takes long to find is a function. */
export type Tell<Row> = (row: Row, call: Call) => object;

/** By what the facts call the kind. */
const tells: Record<string, { kind: Name; tell: Tell<never> } | undefined> = {};

/** Says what is told of a kind; its short form (`StorySlim`) tells the same, where the facts know it. */
export function tellOf<K extends Name>(entity: string, kind: K, tell: Tell<Row<K>> = () => ({})) {
	tells[entity] = { kind, tell };
}

/** What answers call a kind, where it is not the name that the facts have for it. */
const TYPES: Record<string, string> = {
	ThreadedComment: 'epic-comment',
	Task: 'story-task',
	UploadedFile: 'file',
};

/** How an entity is shown, and which lists of it hold, in their short form, records of its ids. */
const viewOf = memo((entity: string) => {
	const fields = Object.entries(facts.entities[entity].fields ?? {});
	const lists = fields.flatMap(([list, { items }]) => {
		const ids = `${list.replace(/ies$/, 'y').replace(/s$/, '')}_ids`;
		const kind = leadsTo(ids);
		if (!kind || typeof items !== 'string') return [];
		const slim = `${items}Slim`;
		return { list, ids, kind, items: slim in facts.entities ? slim : items };
	});
	return { lists, show: shownAs(facts, entity) };
});

/** What the facts know of an entity, of all that is told. */
const known = (entity: string, all: object) => viewOf(entity).show(all);

/** All that can be told of a record. */
export function told(entity: string, row: Keyed, call: Call): Record<string, unknown> {
	const name = entity.replace(/Slim$/, '');
	// `KeyResult` -> `key-result`
	const type = TYPES[name] ?? name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
	const { id } = row;
	const usual = { entity_type: type, app_url: appUrl(type, id), global_id: globalId(type, id) };
	const all: Record<string, unknown> = { ...row, ...usual };
	for (const { list, ids, kind, items } of viewOf(entity).lists) {
		const held = all[ids] as Array<Keyed['id']> | undefined;
		const found = () => tableOf(call.state, kind).where((one) => held?.includes(one.id) ?? false);
		if (held) all[list] = () => showAll(items, found(), call);
	}
	const { kind, tell } = tells[name] ?? {};
	// Of a story's sub-tasks, its own numbers do not tell.
	if (kind && kind !== 'stories') all.stats = () => statsOf(`${name}Stats`, kind, id, call);
	return Object.assign(all, (tell as Tell<Keyed> | undefined)?.(row, call));
}

/** What a record tells of the stories and epics that lead to it. */
function statsOf(entity: string, kind: Name, id: Keyed['id'], { state }: Call) {
	const leading = <K extends 'stories' | 'epics'>(holder: K): Array<Row<K>> =>
		fieldsTo(kind)
			.filter((link) => link.holder === holder)
			.flatMap(({ field }) => holding(tableOf(state, holder), field, id));
	const stories = leading('stories');
	const changes = stories.map(({ updated_at }) => updated_at).sort();
	const last_story_update = changes.pop() ?? null;
	return known(entity, { ...counts(state, stories, leading('epics')), last_story_update });
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
	const shown = Array.isArray(found) ? showAll(entity, found, call) : show(entity, found, call);
	return json(status, shown);
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
