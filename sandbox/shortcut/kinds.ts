/**
 * What a workspace holds, as tables of fields: each with what it is before anything was said about it.
 * A kind names those that the sandbox itself reads, and that begin otherwise than as empty as the facts
 * allow; what else a body says, a record keeps where the facts know the field.
 * What the API derives (labels in full, statistics, web addresses) is added by the views.
 */
import { emptyTables, number, type RowOf, type TablesOf, text, texts } from '../kinds';
import { counter, type Keyed, type Table } from '../table';
import { shortcutAccount as account, hasUuids, uuid } from './account';

function kind<Fields extends object>(entity: string, fields: Fields) {
	return { entity, fields };
}

/** A kind whose ids are UUIDs. */
function uuidKind<Fields extends object>(entity: string, fields: Fields) {
	return { entity, fields, ids: 'texts' as const };
}

/** When a record was made and last changed, as ISO times. */
const dated = { created_at: '', updated_at: '' };

const named = { name: '', ...dated };
const described = { description: '', ...named };
const owned = { requested_by_id: '', follower_ids: [] as string[] };

const strings = [] as string[];
const numbers = [] as number[];

/** When work began and ended, and what someone said about that. */
const course = texts('started_at', 'started_at_override', 'completed_at', 'completed_at_override');

export type FieldValue = Record<'field_id' | 'value_id', string>;

/** Its type is backlog, unstarted, started or done. */
export type State = Record<'id' | 'position', number> & Record<'name' | 'type' | 'color', string>;

export type CustomFieldValue = Record<'id' | 'value', string>;

type ResultValue = { numeric_value?: string; boolean_value?: boolean };

export const kinds = {
	stories: kind('Story', {
		...{ ...described, ...owned, ...course, story_type: 'feature', workflow_state_id: 0 },
		...{ project_id: number, epic_id: number, iteration_id: number, estimate: number },
		...{ previous_iteration_ids: numbers, parent_story_id: number, group_id: text },
		...{ deadline: text, owner_ids: strings, external_links: strings, label_ids: numbers },
		...{ file_ids: numbers, linked_file_ids: numbers, custom_fields: [] as FieldValue[] },
		...{ archived: false, position: 0, moved_at: '', story_template_id: text },
	}),
	/** Of a story, or of an epic. */
	comments: kind('StoryComment', {
		...{ text, author_id: text, parent_id: number, deleted: false },
		...{ story_id: number, epic_id: number, ...dated },
		reactions: [] as Array<{ emoji: string; permission_ids: string[] }>,
	}),
	tasks: kind('Task', {
		...{ complete: false, completed_at: text, owner_ids: strings },
		...{ story_id: 0, position: 0, ...dated },
	}),
	storyLinks: kind('StoryLink', { subject_id: 0, object_id: 0, verb: '', ...dated }),
	epics: kind('Epic', {
		...{ ...described, ...owned, ...course, epic_state_id: 0, position: 0 },
		...{ group_ids: strings, objective_ids: numbers, label_ids: numbers },
	}),
	/** Of an epic, or of an objective. */
	healths: uuidKind('Health', {
		...{ epic_id: number, objective_id: number, status: '', text: '', author_id: '', ...dated },
	}),
	/** Their start and end are `YYYY-MM-DD`. */
	iterations: kind('Iteration', {
		...{ ...described, start_date: '', end_date: '', label_ids: numbers },
	}),
	objectives: kind('Objective', {
		...{ ...described, state: 'to do', position: 0, category_ids: numbers },
		...texts('started_at_override', 'completed_at_override'),
	}),
	keyResults: uuidKind('KeyResult', {
		...{ initial_observed_value: {} as ResultValue, current_observed_value: {} as ResultValue },
		...{ current_target_value: {} as ResultValue, ...dated },
	}),
	labels: kind('Label', named),
	categories: kind('Category', named),
	members: uuidKind('Member', { ...named, mention_name: '', role: '', disabled: false }),
	groups: uuidKind('Group', {
		...{ ...named, mention_name: '', archived: false, default_workflow_id: number },
		...{ member_ids: strings, workflow_ids: numbers },
	}),
	workflows: kind('Workflow', {
		...{ ...named, team_id: 0, default_state_id: 0, states: [] as State[] },
	}),
	customFields: uuidKind('CustomField', {
		...{ ...named, enabled: true, values: [] as CustomFieldValue[] },
	}),
	projects: kind('Project', { ...described, team_id: 0 }),
	/** Their bytes are kept as text, in Base64. */
	files: kind('UploadedFile', { filename: '', uploader_id: '', bytes: '', ...dated }),
	linkedFiles: kind('LinkedFile', { uploader_id: '', ...dated }),
	documents: uuidKind('Doc', {
		...{ title: '', content: '', content_format: 'html', archived: false, author_id: '' },
		...{ epic_ids: numbers, ...dated },
	}),
	templates: uuidKind('EntityTemplate', {
		...{ ...named, author_id: '' },
		story_contents: {} as Record<string, unknown> & {
			labels?: Array<{ name: string }>;
			file_ids?: number[];
			linked_file_ids?: number[];
		},
	}),
	repositories: kind('Repository', dated),
	integrations: kind('Integration', { webhook_url: '', secret: text, creator_id: '', ...dated }),
};

export type Name = keyof typeof kinds;
export type Row<K extends Name> = RowOf<(typeof kinds)[K]>;

export type Comment = Row<'comments'>;
export type Story = Row<'stories'>;
export type Epic = Row<'epics'>;
export type Iteration = Row<'iterations'>;
export type Member = Row<'members'>;

/** What stands for a record by its name. */
export interface Called {
	name: string;
}

/** Every field that some record has. */
type Fields = {
	[K in Name]: (row: Row<K>) => void;
}[Name] extends (row: infer All) => void
	? All
	: never;

/**
 * What bodies hold: fields of records, and what stands for some of them. The contract has checked
 * which of them an operation takes; a name means the same in all.
 */
export interface Body extends Partial<Omit<Fields, 'id' | 'epic_id'>> {
	epic_id?: number | null;
	custom_fields_add?: FieldValue[];
	/** The older name of an epic's only objective. */
	milestone_id?: number | null;
	before_id?: number | string;
	after_id?: number | string;
	move_to?: 'first' | 'last';
	comments?: Body[];
	tasks?: Body[];
	sub_tasks?: Body[];
	story_links?: Array<Partial<Row<'storyLinks'>>>;
	story_ids?: number[];
	stories?: Body[];
	emoji?: string;
	observed_value?: ResultValue;
	target_value?: ResultValue;
	includes_description?: boolean;
}

export interface Workspace extends TablesOf<typeof kinds> {
	epicStates: State[];
	/** Each change, as a story's history tells it. */
	history: Array<Record<string, unknown> & { actions: Array<{ id: number }> }>;
}

/** Where the ids in a field lead: `epic_id` and `epic_ids`, of records and in bodies. */
const LINKS: Array<[kind: Name, ...fields: string[]]> = [
	['categories', 'category'],
	['epics', 'epic'],
	['files', 'file'],
	['groups', 'group'],
	['iterations', 'iteration'],
	['labels', 'label'],
	['linkedFiles', 'linked_file'],
	['members', 'author', 'follower', 'member', 'owner', 'requested_by', 'uploader'],
	['objectives', 'objective'],
	['projects', 'project'],
	['stories', 'object', 'parent_story', 'story', 'subject'],
	['workflows', 'default_workflow', 'workflow'],
];

export function leadsTo(field: string): Name | undefined {
	const name = field.replace(/_ids?$/, '');
	return name === field ? undefined : LINKS.find(([, ...names]) => names.includes(name))?.[0];
}

/** All fields that lead to records. */
const links = (Object.keys(kinds) as Name[]).flatMap((holder) =>
	Object.keys(kinds[holder].fields).map((field) => ({ holder, field, kind: leadsTo(field) })),
);

export const fieldsTo = (kind: Name) => links.filter((link) => link.kind === kind);

type Id = Keyed['id'] | null;

/** Whether a record holds an id in a field, or in the list that the field is. */
export function holds(row: object, field: string, id: Id): boolean {
	const held = (row as Record<string, unknown>)[field];
	return Array.isArray(held) ? held.includes(id) : held === id;
}

/** The records that do. */
export const holding = <Row extends Keyed>(table: Table<Row>, field: string, id: Id): Row[] =>
	table.where((row) => holds(row, field, id));

/** A workspace without records. */
export function emptyWorkspace(epicStates: State[]): Workspace {
	const nextId = counter(account.firstStory);
	// So that a webhook changes no other numbers.
	const nextWebhook = counter(account.firstWebhook);
	const tables = emptyTables(kinds, (name) => {
		if (name === 'integrations') return nextWebhook;
		return hasUuids(name) ? () => uuid(name, nextId()) : nextId;
	});
	return { ...tables, epicStates, history: [] };
}

/** The records of one kind. */
export function tableOf<K extends Name>(state: TablesOf<typeof kinds>, name: K): Table<Row<K>> {
	return state[name];
}
