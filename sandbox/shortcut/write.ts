/** How bodies become fields of records. */
import type { Keyed, Table } from '../table';
import type { Told } from './call';
import { iso } from './call';
import { add } from './kinds';
import type { Body, Called, FieldValue, Name, Workspace } from './kinds';
import { unprocessable } from './refusal';

/** The fields of bodies that hold ids of other records. */
const REFERENCES: Partial<Record<Name, string[]>> = {
	epics: ['epic_id'],
	files: ['file_ids'],
	groups: ['group_id', 'group_ids'],
	iterations: ['iteration_id'],
	linkedFiles: ['linked_file_ids'],
	members: [
		...['author_id', 'follower_ids', 'member_ids', 'owner_ids', 'requested_by_id', 'uploader_id'],
	],
	objectives: ['objective_ids'],
	projects: ['project_id'],
	stories: ['object_id', 'parent_story_id', 'story_id', 'subject_id'],
	templates: ['story_template_id'],
	workflows: ['default_workflow_id', 'workflow_ids'],
};

const NAMED = new Map(
	Object.entries(REFERENCES).flatMap(([name, fields]) =>
		fields.map((field) => [field, name as Name] as const),
	),
);

/** Whether there is a record of an id; some have no table of their own. */
function isThere(workspace: Workspace, field: string, id: Keyed['id']): boolean {
	const { workflows, epicStates } = workspace;
	const name = NAMED.get(field);
	if (name) return workspace[name].has(id);
	switch (field) {
		case 'epic_state_id':
			return epicStates.some((state) => state.id === id);
		case 'team_id':
			return workflows.find(({ team_id }) => team_id === id) !== undefined;
		case 'workflow_state_id':
			return workflows.find(({ states }) => states.some((one) => one.id === id)) !== undefined;
		default:
			return true;
	}
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

/** Times, kept in UTC. */
const TIMES = new Set([
	...['created_at', 'updated_at', 'started_at_override', 'completed_at_override'],
	...['deadline', 'planned_start_date'],
]);

/**
 * Takes over what a body says, as far as the record has such fields: lists replace what was there
 * unless they add to it or take from it, null clears, and labels and categories come by their names.
 */
export function write(
	call: Told,
	row: object,
	body: Pick<Body, 'labels' | 'labels_add' | 'labels_remove' | 'categories'>,
): void {
	const { labels, categories, labels_add, labels_remove, ...rest } = body;
	const said: Record<string, unknown> = {
		updated_at: call.now,
		...(labels && { label_ids: idsOf(call, 'labels', labels) }),
		...(categories && { category_ids: idsOf(call, 'categories', categories) }),
		...(labels_add && { label_ids_add: idsOf(call, 'labels', labels_add) }),
		label_ids_remove: labels_remove?.flatMap(
			({ name }) => called(call.state.labels, name)?.id ?? [],
		),
		...rest,
	};
	for (const [field, held] of Object.entries(row) as Array<[string, unknown]>) {
		const { [field]: value = held, [`${field}_add`]: add, [`${field}_remove`]: remove } = said;
		const written = TIMES.has(field) && typeof value === 'string' ? iso(value) : value;
		const isList = Array.isArray(written);
		Object.assign(row, { [field]: isList ? adjusted(written, add, remove) : written });
	}
}

/** A list with what is added to it and without what is taken from it. */
function adjusted(list: unknown[], added: unknown, removed: unknown): unknown[] {
	if (!Array.isArray(added) && !Array.isArray(removed)) return list;
	const [more, less] = [added ?? [], removed ?? []] as [unknown[], unknown[]];
	const kept = list.filter((item) => more.includes(item) || !holds(more, item));
	return [...new Set([...kept, ...more])].filter((item) => !holds(less, item));
}

/** Values of custom fields are the same where their field is. */
function holds(list: unknown[], item: unknown): boolean {
	const keyOf = (one: unknown) => (one as Partial<FieldValue>).field_id ?? one;
	return list.some((one) => keyOf(one) === keyOf(item));
}

/** The ids of what is named: what exists, and new records for the rest. */
export function idsOf(call: Told, kind: 'labels' | 'categories', drafts: Called[]): number[] {
	const table: Table<Called & { id: number }> = call.state[kind];
	return drafts.map((draft) => (called(table, draft.name) ?? add(call, kind, draft)).id);
}

/** The record of a name; upper and lower case are the same. */
export function called<T extends Called & Keyed>(table: Table<T>, name: string): T | undefined {
	return table.find((row) => row.name.toLowerCase() === name.toLowerCase());
}

/** Refuses a name that another record of the table has. */
export function checkName<T extends Called & Keyed>(table: Table<T>, name = '', own?: T): void {
	const holder = called(table, name);
	if (holder && holder !== own) throw unprocessable(`The name "${name}" is already taken.`);
}
