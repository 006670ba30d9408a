/** How bodies become fields of records. */
import type { Keyed, Table } from '../table';
import { iso, type Told, unprocessable } from './call';
import { type Called, type FieldValue, leadsTo, type Workspace } from './kinds';
import { facts } from './view';

/** What has no table of its own, or stays named when it is gone, as the template of a story. */
const OTHERS: Record<string, (workspace: Workspace, id: Keyed['id']) => boolean> = {
	epic_state_id: ({ epicStates }, id) => epicStates.some((state) => state.id === id),
	story_template_id: ({ templates }, id) => templates.has(id),
	team_id: ({ workflows }, id) => workflows.all().some(({ team_id }) => team_id === id),
	workflow_state_id: ({ workflows }, id) =>
		workflows.all().some(({ states }) => states.some((state) => state.id === id)),
};

function isThere(workspace: Workspace, field: string, id: Keyed['id']): boolean {
	const kind = leadsTo(field);
	return kind ? workspace[kind].has(id) : (OTHERS[field]?.(workspace, id) ?? true);
}

/**
 * Refuses ids that name nothing, in a body and in the drafts inside it.
 * The provider does not document how it answers them; the sandbox takes 422.
 */
export function checkReferences(workspace: Workspace, body: object): void {
	for (const [field, content] of Object.entries(body) as Array<[string, unknown]>) {
		const isList = Array.isArray(content);
		for (const item of (isList ? content : [content]) as unknown[]) {
			if (typeof item === 'object') {
				if (isList && item !== null) checkReferences(workspace, item);
			} else if (!isThere(workspace, field.replace(/_(add|remove)$/, ''), item as Keyed['id'])) {
				throw unprocessable(`The ${field} ${String(item)} does not exist.`);
			}
		}
	}
}

/** Times, kept in UTC; the days of iterations are none. */
const TIMES = /_at(_override)?$|^deadline$|^planned_start_date$/;

/** Labels and categories come by their names. */
const NAMED = {
	...{ labels: 'label_ids', labels_add: 'label_ids_add', labels_remove: 'label_ids_remove' },
	categories: 'category_ids',
};

/**
 * Takes over what a body says, as far as the record or the facts have such fields: lists replace what
 * was there unless they add to it or take from it, and null clears.
 */
export function write(call: Told, entity: string, row: object, body: object): void {
	const said: Record<string, unknown> = { updated_at: call.now, ...body };
	for (const [field, ids] of Object.entries(NAMED)) {
		const drafts = said[field] as Called[] | undefined;
		if (drafts) said[ids] = named(call, field, drafts);
	}
	const held: Record<string, unknown> = { ...row };
	for (const field of Object.keys({ ...facts.entities[entity].fields, ...row })) {
		const {
			[field]: value = held[field],
			[`${field}_add`]: more,
			[`${field}_remove`]: less,
		} = said;
		const written = TIMES.test(field) && typeof value === 'string' ? iso(value) : value;
		const isAdjusted = Array.isArray(written) && (more !== undefined || less !== undefined);
		if (value === undefined) continue;
		Object.assign(row, { [field]: isAdjusted ? adjusted(written, more, less) : written });
	}
}

/** A list with what is added to it and without what is taken from it. */
function adjusted(list: unknown[], more: unknown = [], less: unknown = []): unknown[] {
	const held = new Map(list.map((item) => [keyOf(item), item]));
	for (const item of more as unknown[]) {
		if (held.get(keyOf(item)) !== item) held.delete(keyOf(item));
		held.set(keyOf(item), item);
	}
	for (const item of less as unknown[]) held.delete(keyOf(item));
	return [...held.values()];
}

/** Values of custom fields are the same where their field is. */
const keyOf = (item: unknown) => (item as Partial<FieldValue>).field_id ?? item;

/** The ids of what is named: what exists, and new records for the rest, unless they are to go. */
function named(call: Told, field: string, drafts: Called[]): number[] {
	const kind = field === 'categories' ? field : 'labels';
	const table: Table<Called & { id: number }> = call.state[kind];
	const isNew = field !== 'labels_remove';
	return drafts.flatMap((draft) => {
		return (
			called(table, draft.name)?.id ?? (isNew ? call.state[kind].make(draft, call.now).id : [])
		);
	});
}

/** The record of a name; upper and lower case are the same. */
export function called<T extends Called & Keyed>(table: Table<T>, name: string): T | undefined {
	return table.find((row) => row.name.toLowerCase() === name.toLowerCase());
}

/** Refuses what another record of the table has in a field that tells them apart. */
export function checkUnique(rows: object[], field: string, value = '', own?: object): void {
	const holder = rows.find(
		(row) => lower((row as Record<string, unknown>)[field]) === lower(value),
	);
	if (!holder || holder === own) return;
	throw unprocessable(`The ${field.replace('_', ' ')} "${value}" is already taken.`);
}

const lower = (text: unknown) => String(text).toLowerCase();
