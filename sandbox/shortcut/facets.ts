/** What the search language can ask of a record; all text in lower case. */
import type { Table } from '../table';
import type { Call } from './call';
import type { Epic, Iteration, Row, Story } from './kinds';
import { statusOf } from './resources/iterations';
import { epicStateOf, progress, stateOf } from './view';

export interface Facets {
	/** What plain words are looked up in. */
	text: string;
	/** The values of each operator: ids as well as names. `is` and `has` list what holds. */
	values: Record<string, string[]>;
	dates: Record<string, string | null | undefined>;
}

type Value = string | number | null | undefined;

/** What is searched: some of the fields that stories, epics, iterations and objectives have. */
type Subject = Pick<Story, 'id' | 'name' | 'description' | 'created_at' | 'updated_at'> &
	Partial<Omit<Story & Epic & Iteration, 'comments'> & { comments: unknown[] }>;

/** What only this kind of record tells, or tells in its way. */
interface Own {
	state: Value[];
	/** How far it is: unstarted, started or done, as `is:` has it. */
	stage: string;
	completed?: string | null;
	due?: string | null;
	values?: Record<string, Value[]>;
}

function facets({ state: workspace, now }: Call, row: Subject, own: Own): Facets {
	const { labels, members, groups, objectives, epics, projects, storyLinks } = workspace;
	const { label_ids = [], owner_ids = [], objective_ids = [], group_ids = [row.group_id] } = row;
	const { requested_by_id, tasks, comments, deadline } = row;
	const files = [...(row.file_ids ?? []), ...(row.linked_file_ids ?? [])];
	const ofEpic = epics.get(row.epic_id)?.objective_ids ?? [];
	const mentions = (ids: Value[]) => ids.map((id) => members.get(id)?.mention_name);
	const blocks = (field: 'subject_id' | 'object_id') =>
		storyLinks.find((link) => link.verb === 'blocks' && link[field] === row.id) !== undefined;
	const values: Record<string, Value[]> = {
		...own.values,
		id: [row.id],
		title: [row.name],
		description: [row.description],
		type: [row.story_type],
		estimate: [row.estimate],
		project: called(projects, [row.project_id]),
		epic: called(epics, [row.epic_id]),
		objective: called(objectives, [...objective_ids, ...ofEpic]),
		state: own.state,
		label: called(labels, label_ids),
		owner: mentions(owner_ids),
		requester: mentions([requested_by_id]),
		team: group_ids.flatMap((id) => {
			const group = groups.get(id);
			return [group?.name, group?.mention_name];
		}),
		is: [
			own.stage,
			...which({
				archived: row.archived,
				unestimated: row.estimate === null,
				overdue: deadline && !own.completed && deadline < now,
				blocker: blocks('subject_id'),
				blocked: blocks('object_id'),
			}),
		],
		has: which({
			comment: comments?.length,
			label: label_ids.length,
			deadline,
			owner: owner_ids.length,
			epic: row.epic_id,
			task: tasks?.length,
			attachment: files.length,
		}),
	};
	const { created_at: created, updated_at: updated } = row;
	return {
		text: `${row.name}\n${row.description}`.toLowerCase(),
		values: Object.fromEntries(
			Object.entries(values).map(([operator, list]) => [operator, list.flatMap(spoken)]),
		),
		dates: { created, updated, completed: own.completed, due: own.due ?? deadline },
	};
}

const spoken = (value: Value) => (value == null ? [] : [String(value).toLowerCase()]);

/** The names of what holds. */
function which(facts: Record<string, unknown>): string[] {
	return Object.keys(facts).filter((name) => facts[name]);
}

/** The ids of records and their names. */
function called<T extends { id: number; name: string }>(table: Table<T>, ids: Value[]): Value[] {
	return ids.flatMap((id) => [table.get(id)?.id, table.get(id)?.name]);
}

function stage({ started, completed }: { started: boolean; completed: boolean }): string {
	if (completed) return 'done';
	return started ? 'started' : 'unstarted';
}

/** What the search language calls a custom field. */
export const operatorOf = ({ name }: { name: string }) => name.toLowerCase().replace(/ /g, '-');

export function storyFacets(call: Call, story: Story): Facets {
	const { state } = stateOf(call.state, story.workflow_state_id);
	const chosen = story.custom_fields.flatMap(({ field_id, value_id }) => {
		const field = call.state.customFields.get(field_id);
		const value = field?.values.find(({ id }) => id === value_id)?.value;
		return field ? [[operatorOf(field), [value]] as const] : [];
	});
	return facets(call, story, {
		state: [state.id, state.name],
		stage: stage(progress(state)),
		completed: story.completed_at_override ?? story.completed_at,
		values: { ...Object.fromEntries(chosen), comment: story.comments.map(({ text }) => text) },
	});
}

export function epicFacets(call: Call, epic: Epic): Facets {
	const state = epicStateOf(call.state, epic);
	return facets(call, epic, {
		state: [state.id, state.name],
		stage: stage(progress(state)),
		completed: epic.completed_at_override ?? epic.completed_at,
	});
}

export function iterationFacets(call: Call, iteration: Iteration): Facets {
	const status = statusOf(call, iteration);
	return facets(call, iteration, { state: [status], stage: status, due: iteration.end_date });
}

export function objectiveFacets(call: Call, objective: Row<'objectives'>): Facets {
	const { state } = objective;
	const at = { started: state === 'in progress', completed: state === 'done' };
	return facets(call, objective, { state: [state], stage: stage(at) });
}
