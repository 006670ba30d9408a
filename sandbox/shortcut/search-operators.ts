/** What the search language can ask of a record: its operators, and the values that each looks at. */
import type { Table } from '../table';
import type { Call } from './call';
import type { Epic, Iteration, Story } from './kinds';
import { holding } from './resource';

type Value = string | number | null | undefined;
type Fields = Story & Epic & Iteration;
type Known = 'id' | 'name' | 'description' | 'created_at' | 'updated_at';

/** A story, an epic, an iteration or an objective, with what is derived for it. */
export type Subject = Pick<Fields, Known> &
	Partial<Omit<Fields, Known>> & {
		/** The state by id and by name. */
		states: Value[];
		/** How far it is: unstarted, started or done. */
		stage: string;
		completed?: string | null;
	};

/** Ids as well as names; `is` and `has` list what holds. */
export const operators: Record<string, (row: Subject, call: Call) => Value[]> = {
	id: ({ id }) => [id],
	title: ({ name }) => [name],
	description: ({ description }) => [description],
	comment: ({ id }, { state }) => holding(state.comments, 'story_id', id).map(({ text }) => text),
	type: ({ story_type }) => [story_type],
	estimate: ({ estimate }) => [estimate],
	project: ({ project_id }, { state }) => called(state.projects, [project_id]),
	epic: ({ epic_id }, { state }) => called(state.epics, [epic_id]),
	objective({ objective_ids = [], epic_id }, { state }) {
		const ofEpic = state.epics.get(epic_id)?.objective_ids ?? [];
		return called(state.objectives, [...objective_ids, ...ofEpic]);
	},
	state: ({ states }) => states,
	label: ({ label_ids = [] }, { state }) => called(state.labels, label_ids),
	owner: ({ owner_ids = [] }, call) => mentions(call, owner_ids),
	requester: ({ requested_by_id }, call) => mentions(call, [requested_by_id]),
	team({ group_id, group_ids = [group_id] }, { state: { groups } }) {
		const found = groups.where(({ id }) => group_ids.includes(id));
		return found.flatMap(({ name, mention_name }) => [name, mention_name]);
	},
	is({ id, stage, archived, estimate, deadline, completed }, { state: { storyLinks }, now }) {
		const blocks = storyLinks.where(({ verb }) => verb === 'blocks');
		return which({
			[stage]: true,
			archived,
			unestimated: estimate === null,
			overdue: deadline && !completed && deadline < now,
			blocker: blocks.some(({ subject_id }) => subject_id === id),
			blocked: blocks.some(({ object_id }) => object_id === id),
		});
	},
	// Whatever has an id has it alone.
	has: ({ id, file_ids = [], linked_file_ids = [], ...row }, { state: { comments, tasks } }) =>
		which({
			comment: comments.find(({ story_id, epic_id }) => [story_id, epic_id].includes(id)),
			label: row.label_ids?.length,
			deadline: row.deadline,
			owner: row.owner_ids?.length,
			epic: row.epic_id,
			task: tasks.find(({ story_id }) => story_id === id),
			attachment: file_ids.length + linked_file_ids.length,
		}),
	created: ({ created_at }) => [created_at],
	updated: ({ updated_at }) => [updated_at],
	completed: ({ completed }) => [completed],
	due: ({ deadline, end_date = deadline }) => [end_date],
};

/** The value that was chosen of a custom field; the field is called as the search language does. */
export function chosenValue(
	{ custom_fields = [] }: Subject,
	{ state }: Call,
	field: string,
): Value[] {
	return custom_fields.flatMap(({ field_id, value_id }) => {
		const found = state.customFields.get(field_id);
		if (!found || operatorOf(found) !== field) return [];
		return found.values.find(({ id }) => id === value_id)?.value;
	});
}

/** What the search language calls a custom field. */
export const operatorOf = ({ name }: { name: string }) => name.toLowerCase().replace(/ /g, '-');

/** The names of what holds. */
function which(facts: Record<string, unknown>): string[] {
	return Object.keys(facts).filter((name) => facts[name]);
}

/** The ids of records and their names. */
function called<T extends { id: number; name: string }>(table: Table<T>, ids: Value[]): Value[] {
	return ids.flatMap((id) => [table.get(id)?.id, table.get(id)?.name]);
}

function mentions({ state: { members } }: Call, ids: Value[]): Value[] {
	return ids.map((id) => members.get(id)?.mention_name);
}
