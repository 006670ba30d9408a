/** What the search language can ask of a record; all text in lower case. */
import { iterationStatus } from './epic-view';
import type { Call } from './call';
import type { CustomField, Epic, Iteration, Objective, Story, Workspace } from './kinds';
import type { Table } from '../table';
import { epicStateOf, progress, stateOf } from './view';

export interface Facets {
	/** What plain words are looked up in. */
	text: string;
	/** The values of each operator: ids as well as names. `is` and `has` list what holds. */
	values: Record<string, string[]>;
	dates: Record<string, string | null>;
}

type Values = Record<string, Array<string | number | null | false | undefined>>;

function facets(text: string[], values: Values, dates: Facets['dates']): Facets {
	const spoken = Object.entries(values).map(([operator, list]) => {
		const given = list.filter((value) => value !== null && value !== undefined && value !== false);
		return [operator, given.map((value) => String(value).toLowerCase())] as const;
	});
	return { text: text.join('\n').toLowerCase(), values: Object.fromEntries(spoken), dates };
}

/** The id of a record and its name. */
function named<T extends { id: number | string; name: string }>(
	table: Table<T>,
	...ids: Array<number | string | null>
): Array<string | number> {
	return ids.flatMap((id) => {
		const row = table.get(id ?? '');
		return row ? [row.id, row.name] : [];
	});
}

function mentions({ members }: Workspace, ...ids: string[]): string[] {
	return ids.flatMap((id) => members.get(id)?.mention_name ?? []);
}

function teams({ groups }: Workspace, ...ids: Array<string | null>): string[] {
	return ids.flatMap((id) => {
		const group = groups.get(id ?? '');
		return group ? [group.name, group.mention_name] : [];
	});
}

/** unstarted, started or done, as `is:` has it. */
function stage({ started, completed }: { started: boolean; completed: boolean }): string {
	if (completed) return 'done';
	return started ? 'started' : 'unstarted';
}

/** What the search language calls a custom field. */
export const operatorOf = ({ name }: CustomField) => name.toLowerCase().replace(/ /g, '-');

export function storyFacets({ state: workspace, now }: Call, story: Story): Facets {
	const { state } = stateOf(workspace, story.workflow_state_id);
	const blocks = workspace.storyLinks.where(({ verb }) => verb === 'blocks');
	const completed = story.completed_at_override ?? story.completed_at;
	const comments = story.comments.map(({ text }) => text ?? '');
	const chosen = story.custom_fields.flatMap(({ field_id, value_id }) => {
		const field = workspace.customFields.get(field_id);
		const value = field?.values.find(({ id }) => id === value_id)?.value;
		return field ? [[operatorOf(field), [value]] as const] : [];
	});
	return facets(
		[story.name, story.description],
		{
			...Object.fromEntries(chosen),
			id: [story.id],
			title: [story.name],
			description: [story.description],
			comment: comments,
			type: [story.story_type],
			estimate: [story.estimate],
			project: named(workspace.projects, story.project_id),
			epic: named(workspace.epics, story.epic_id),
			objective: named(
				workspace.objectives,
				...(workspace.epics.get(story.epic_id ?? '')?.objective_ids ?? []),
			),
			state: [state.id, state.name],
			label: named(workspace.labels, ...story.label_ids),
			owner: mentions(workspace, ...story.owner_ids),
			requester: mentions(workspace, story.requested_by_id),
			team: teams(workspace, story.group_id),
			is: [
				stage(progress(state)),
				story.archived && 'archived',
				story.estimate === null && 'unestimated',
				story.deadline !== null && !completed && story.deadline < now && 'overdue',
				blocks.some(({ subject_id }) => subject_id === story.id) && 'blocker',
				blocks.some(({ object_id }) => object_id === story.id) && 'blocked',
			],
			has: [
				comments.length > 0 && 'comment',
				story.label_ids.length > 0 && 'label',
				story.deadline !== null && 'deadline',
				story.owner_ids.length > 0 && 'owner',
				story.epic_id !== null && 'epic',
				story.tasks.length > 0 && 'task',
				story.file_ids.length + story.linked_file_ids.length > 0 && 'attachment',
			],
		},
		{
			created: story.created_at,
			updated: story.updated_at,
			completed,
			due: story.deadline,
		},
	);
}

export function epicFacets({ state: workspace, now }: Call, epic: Epic): Facets {
	const state = epicStateOf(workspace, epic);
	const completed = epic.completed_at_override ?? epic.completed_at;
	return facets(
		[epic.name, epic.description],
		{
			id: [epic.id],
			title: [epic.name],
			description: [epic.description],
			objective: named(workspace.objectives, ...epic.objective_ids),
			state: [state.id, state.name],
			label: named(workspace.labels, ...epic.label_ids),
			owner: mentions(workspace, ...epic.owner_ids),
			requester: mentions(workspace, epic.requested_by_id),
			team: teams(workspace, ...epic.group_ids),
			is: [
				stage(progress(state)),
				epic.archived && 'archived',
				epic.deadline !== null && !completed && epic.deadline < now && 'overdue',
			],
			has: [
				epic.comments.length > 0 && 'comment',
				epic.label_ids.length > 0 && 'label',
				epic.deadline !== null && 'deadline',
				epic.owner_ids.length > 0 && 'owner',
			],
		},
		{ created: epic.created_at, updated: epic.updated_at, completed, due: epic.deadline },
	);
}

export function iterationFacets(call: Call, iteration: Iteration): Facets {
	const { state: workspace } = call;
	const status = iterationStatus(call, iteration);
	return facets(
		[iteration.name, iteration.description],
		{
			id: [iteration.id],
			title: [iteration.name],
			description: [iteration.description],
			state: [status],
			label: named(workspace.labels, ...iteration.label_ids),
			team: teams(workspace, ...iteration.group_ids),
			is: [status],
			has: [iteration.label_ids.length > 0 && 'label'],
		},
		{ created: iteration.created_at, updated: iteration.updated_at, due: iteration.end_date },
	);
}

export function objectiveFacets(_: Call, objective: Objective): Facets {
	const { state } = objective;
	const at = { started: state === 'in progress', completed: state === 'done' };
	return facets(
		[objective.name, objective.description],
		{
			id: [objective.id],
			title: [objective.name],
			description: [objective.description],
			state: [state],
			is: [stage(at), objective.archived && 'archived'],
		},
		{ created: objective.created_at, updated: objective.updated_at },
	);
}
