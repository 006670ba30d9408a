/**
 * What a workspace tells of its changes: for each request one delivery, with an action for each record
 * that changed. What is told of a record, and of which records at all, the facts say.
 */
import { isObject, parsed } from '../check';
import type { SandboxResponse } from '../http';
import type { Change, Changes } from '../observe';
import { signers } from '../sign';
import { counter, type Keyed, type Table } from '../table';
import type { Deliveries } from '../tell';
import { uuid } from './account';
import type { Call } from './call';
import { difference } from './history';
import { kinds, leadsTo, type Row, tableOf, type Workspace } from './kinds';
import { stateOf } from './stats';
import { facts, idsOf, told } from './view';

/** The records that actions are about, by the `entity_type` of these. */
const KINDS = {
	story: 'stories',
	epic: 'epics',
	label: 'labels',
	project: 'projects',
	'story-comment': 'comments',
	'story-task': 'tasks',
	'story-link': 'storyLinks',
} as const;

type Kind = (typeof KINDS)[keyof typeof KINDS];
type Watched = Pick<Workspace, Kind>;
type Changed = Changes<Watched>;
type Fields = Record<string, unknown>;
type Action = Fields & { id: Keyed['id'] };

const known = { ...facts, entities: { ...facts.entities, ...facts.deliveries.entities } };
const fieldsOf = (entity: string) => Object.keys(known.entities[entity]?.fields ?? {});

/** As much of what can be told as the facts know. */
function shown(entity: string, all: Fields): Fields {
	return Object.fromEntries(
		fieldsOf(entity).map((field) => {
			const { [field]: value } = all;
			return [field, typeof value === 'function' ? (value as () => unknown)() : value];
		}),
	);
}

/** The same without what is empty. */
function filled(entity: string, all: Fields): Fields {
	const entries = Object.entries(shown(entity, all));
	const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
	return Object.fromEntries(entries.filter(([, value]) => value !== null && !isEmpty(value)));
}

/**
 * A fresh workspace's.
 * @param begun when it was made: no two workspaces use the same IDs, since who has heard of one before
 * takes it for a repetition
 */
export function deliveries(
	begun: number,
): Deliveries<Workspace, Call, Watched, Row<'integrations'>> {
	const count = counter(1);
	const first = Math.floor(begun / 1000)
		.toString(16)
		.padStart(8, '0');
	const nextId = () => uuid('deliveries', count()).replace(/^\w+/, first);
	return {
		watched: ({ stories, epics, labels, projects, comments, tasks, storyLinks }) => ({
			...{ stories, epics, labels, projects, comments, tasks, storyLinks },
		}),
		hooks: ({ integrations }) => integrations.all(),
		told(changes, call, answer) {
			const actions = actionsOf(changes, call);
			if (actions.length === 0) return [];
			const { id, name } = call.caller;
			const isBulk = call.operation.path.endsWith('/bulk');
			const about = aboutOf(call, answer);
			const primary = actions.find((action) => action.id === about) ?? actions[0];
			const references = referencesOf(actions, call);
			const body = {
				...{ id: nextId(), version: 'v1' },
				changed_at: new Date(call.ms).toISOString(),
				...(!isBulk && { primary_id: primary.id }),
				...{ member_id: id, actor_name: name },
				actions: [primary, ...actions.filter((action) => action !== primary)],
				...(references.length > 0 && { references }),
			};
			return [{ event: 'event', body }];
		},
		sent: ({ body }, { webhook_url: url, secret }) => ({
			...{ url, ...signers.shortcut(body, secret) },
		}),
		// Whether and when Shortcut tries again is not known.
		retries: { times: 0, pause: 0, patience: Infinity },
	};
}

/** What a request is about: the record that it answers with, or else the last one that its path names. */
function aboutOf({ params }: Call, { body }: SandboxResponse): unknown {
	const answered = parsed(body.toString());
	if (isObject(answered)) return answered.id;
	return Number(Object.values(params).at(-1));
}

function actionsOf(changes: Changed, call: Call): Action[] {
	const all: Record<Kind, Array<Change<Keyed>>> = {
		...changes,
		stories: withParts(changes, call),
		// Nothing is known of the comments of epics.
		comments: changes.comments.filter(({ before, after = before }) => after?.story_id !== null),
	};
	return Object.entries(KINDS).flatMap(([type, kind]) =>
		all[kind].flatMap((change) => actionOf(type, kind, change, { ...call, changes })),
	);
}

/** The changes of stories, and the stories that have the parts that changed. */
function withParts({ stories, tasks, comments, storyLinks }: Changed, { state }: Call) {
	const ids = [
		...[...tasks, ...comments].flatMap(({ before, after = before }) => after?.story_id ?? []),
		...storyLinks.flatMap(({ before, after }) =>
			[before, after].flatMap((link) => (link ? [link.subject_id, link.object_id] : [])),
		),
	];
	const changed = new Set(stories.flatMap(({ before, after }) => [before?.id, after?.id]));
	const more = [...new Set(ids)].filter((id) => !changed.has(id));
	const holders = more.flatMap((id) => state.stories.get(id) ?? []);
	return [...stories, ...holders.map((story) => ({ before: story, after: story }))];
}

type Changing = Call & { changes: Changed };

function actionOf(type: string, kind: Kind, change: Change<Keyed>, call: Changing): Action[] {
	const { before, after } = change;
	const row = after ?? before;
	if (!row) return [];
	const isGone = !after || ('deleted' in after && after.deleted === true);
	const action = !before ? 'create' : isGone ? 'delete' : 'update';
	const entity = `Action.${type}.${action}`;
	if (!(entity in known.entities)) return [];
	const all: Fields = { ...told(kinds[kind].entity, row, call), action };
	if (action === 'update' && before && after) {
		const changes = changesOf(type, kind, before, after, call);
		if (changes === undefined) return [];
		all.changes = Object.keys(changes).length > 0 ? changes : null;
	}
	return [{ ...filled(entity, all), id: row.id }];
}

/**
 * What is new in a record: `{}` where that is nothing of which the facts know, and undefined where
 * nothing of it would be told. The facts list all that is told of a story and its parts; of epics, labels
 * and projects a few recordings are known.
 */
function changesOf(type: string, kind: Kind, before: Keyed, after: Keyed, call: Changing) {
	const isWhole = type.startsWith('story');
	const of = (row: Keyed, isBefore: boolean) => {
		const parts = kind === 'stories' ? partsOf(row.id, call, isBefore) : {};
		return shown(`Changes.${type}`, { ...told(kinds[kind].entity, row, call), ...parts });
	};
	const changes = difference(of(before, true), of(after, false));
	if (Object.keys(changes).length > 0) return changes;
	return isWhole || textOf(before) === textOf(after) ? undefined : {};
}

const textOf = (row: Keyed) => JSON.stringify({ ...row, updated_at: '' });

/** What a story tells of its parts, after a request or before it. */
function partsOf(id: Keyed['id'], { state, changes }: Changing, isBefore: boolean) {
	const rows = <Part extends Keyed>(table: Table<Part>, changed: Array<Change<Part>>): Part[] => {
		// What did not change tells nothing new.
		if (changed.length === 0) return [];
		if (!isBefore) return table.all();
		const now = new Set(changed.map(({ after }) => after));
		return [...table.where((row) => !now.has(row)), ...changed.flatMap((one) => one.before ?? [])];
	};
	const links = rows(state.storyLinks, changes.storyLinks);
	const [subject, object] = (['subject_id', 'object_id'] as const).map((side) =>
		links.filter((link) => link[side] === id),
	);
	const planned = rows(state.tasks, changes.tasks);
	const said = rows(state.comments, changes.comments);
	return {
		task_ids: idsOf(planned.filter(({ story_id }) => story_id === id)),
		comment_ids: idsOf(said.filter(({ story_id }) => story_id === id)),
		...{ subject_story_link_ids: idsOf(subject), object_story_link_ids: idsOf(object) },
		blocker: subject.some(({ verb }) => verb === 'blocks'),
		blocked: object.some(({ verb }) => verb === 'blocks'),
	};
}

/** What ids in a field lead to that has no table. */
const OTHERS: Record<string, (id: never, call: Call) => Fields | undefined> = {
	workflow_state_id: (id: number, { state }) => ({
		...{ ...stateOf(state, id).state, entity_type: 'workflow-state' },
	}),
	epic_state_id: (id: number, { state: { epicStates } }) => ({
		...{ ...epicStates.find((state) => state.id === id), entity_type: 'epic-state' },
	}),
	custom_field_value_ids(id: string, call) {
		const field = call.state.customFields.find(({ values }) => idsOf(values).includes(id));
		if (!field) return undefined;
		const { enabled: field_enabled } = told('CustomField', field, call);
		const value = field.values.find((one) => one.id === id);
		const { value: string_value, enabled: enum_value_enabled } = { enabled: null, ...value };
		return {
			...{ id, entity_type: 'custom-field-enum-value', string_value, enum_value_enabled },
			...{ field_id: field.id, field_name: field.name, field_type: 'enum', field_enabled },
		};
	},
};

/** The records that the actions name by their ids, and are not about. */
function referencesOf(actions: Action[], call: Call): Fields[] {
	const own = new Set(actions.map(({ id }) => id));
	const found = new Map<unknown, Fields>();
	for (const { changes, ...action } of actions) {
		const named = [...Object.entries(action), ...Object.entries(changes ?? {})];
		for (const [field, value] of named) {
			for (const id of idsIn(value)) {
				const record = own.has(id) ? undefined : referred(field, id, call);
				const entity = `Reference.${String(record?.entity_type)}`;
				if (record && entity in known.entities) found.set(id, filled(entity, record));
			}
		}
	}
	return [...found.values()];
}

/** The ids in a field, or in a change of it. */
function idsIn(value: unknown): Array<Keyed['id']> {
	const all = isObject(value) ? Object.values(value).flat() : [value].flat();
	return all.filter((id): id is Keyed['id'] => typeof id === 'number' || typeof id === 'string');
}

function referred(field: string, id: Keyed['id'], call: Call): Fields | undefined {
	if (field in OTHERS) return OTHERS[field](id as never, call);
	const kind = leadsTo(field);
	const row = kind && tableOf(call.state, kind).get(id);
	return row && kind && told(kinds[kind].entity, row, call);
}
