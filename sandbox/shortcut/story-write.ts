/** How stories come to be and change; what a body asks for is checked before anything is kept. */
import type { Call } from './call';
import { dated, iso } from './call';
import type { LabelDraft } from './tags';
import { labelIds } from './tags';
import { add, part } from './kinds';
import type { Comment, FieldValue, Story, Task, Workspace } from './kinds';
import { checkReferences } from './references';
import { unprocessable } from './refusal';
import { progress, stateOf } from './view';

export type TaskDraft = Partial<Task> & { description: string };
export type CommentDraft = Partial<Comment> & { text: string };

/** What create and update have in common, besides the plain fields. */
interface Special {
	labels?: LabelDraft[];
	before_id?: number;
	after_id?: number;
	move_to?: 'first' | 'last';
	sub_tasks?: Array<{ story_id?: number } & Partial<StoryDraft>>;
}

export type StoryChanges = Partial<Story> & Special;

export interface StoryDraft extends Omit<StoryChanges, 'tasks' | 'comments'> {
	name: string;
	tasks?: TaskDraft[];
	comments?: CommentDraft[];
	story_links?: Array<{ subject_id?: number; object_id?: number; verb: string }>;
}

/** Written as they are sent. */
const PLAIN = [
	'archived',
	'description',
	'epic_id',
	'estimate',
	'external_id',
	'external_links',
	'file_ids',
	'follower_ids',
	'group_id',
	'linked_file_ids',
	'name',
	'owner_ids',
	'parent_story_id',
	'project_id',
	'requested_by_id',
	'story_template_id',
	'story_type',
] as const satisfies ReadonlyArray<keyof Story>;

/** Times, kept in UTC. */
const TIMES = ['deadline', 'started_at_override', 'completed_at_override'] as const;

/** Refuses what the contract cannot see: dangling ids, and a state and a project both or neither. */
export function checkDraft({ state: workspace }: Call, draft: StoryDraft): void {
	const state = draft.workflow_state_id !== undefined;
	const project = (draft.project_id ?? null) !== null;
	if (state === project) {
		throw unprocessable('Exactly one of workflow_state_id and project_id must be given.');
	}
	checkChanges(workspace, draft);
	for (const task of draft.tasks ?? []) checkReferences(workspace, task);
	for (const comment of draft.comments ?? []) checkReferences(workspace, comment);
	for (const link of draft.story_links ?? []) checkReferences(workspace, link);
}

/** Refuses ids that name nothing. */
export function checkChanges(workspace: Workspace, changes: StoryChanges | StoryDraft): void {
	checkReferences(workspace, changes);
	for (const subTask of changes.sub_tasks ?? []) checkReferences(workspace, subTask);
	for (const { field_id, value_id } of changes.custom_fields ?? []) {
		const field = workspace.customFields.get(field_id);
		if (!field?.values.some(({ id }) => id === value_id)) {
			throw unprocessable(`The custom field ${field_id} has no value ${value_id}.`);
		}
	}
	for (const id of [changes.before_id, changes.after_id]) {
		if (id !== undefined && !workspace.stories.has(id)) {
			throw unprocessable(`The story ${id} does not exist.`);
		}
	}
}

/** Makes a story of a draft that passed the check. */
export function addStory(call: Call, draft: StoryDraft): Story {
	const { state: workspace, caller, now } = call;
	const requester = draft.requested_by_id ?? caller.id;
	const story = add(call, 'stories', {
		name: draft.name,
		workflow_state_id: draft.workflow_state_id ?? defaultState(workspace, draft.project_id),
		requested_by_id: requester,
		follower_ids: [requester],
		position: place(workspace, 'last'),
		moved_at: now,
		...dated(call, draft),
	});
	enterState(call, story, story.workflow_state_id);
	story.comments = (draft.comments ?? []).map((comment) => newComment(call, comment));
	story.tasks = (draft.tasks ?? []).map((task) => newTask(call, task));
	applyChanges(call, story, draft);
	for (const { subject_id = story.id, object_id = story.id, verb } of draft.story_links ?? []) {
		add(call, 'storyLinks', { subject_id, object_id, verb });
	}
	return story;
}

/** Writes the fields that a body names; lists replace what was there, null clears. */
export function applyChanges(call: Call, story: Story, changes: StoryChanges | StoryDraft): void {
	const { state: workspace, now } = call;
	for (const field of PLAIN) {
		if (field in changes) Object.assign(story, { [field]: changes[field] });
	}
	for (const field of TIMES) {
		const time = changes[field];
		if (time !== undefined) story[field] = time === null ? null : iso(time);
	}
	if (changes.labels) story.label_ids = labelIds(call, changes.labels);
	if (changes.custom_fields) story.custom_fields = changes.custom_fields.map(fieldValue);
	if (changes.iteration_id !== undefined) enterIteration(story, changes.iteration_id);
	const state = changes.workflow_state_id;
	if (state !== undefined && state !== story.workflow_state_id) enterState(call, story, state);
	if (changes.move_to) story.position = place(workspace, changes.move_to);
	if (changes.before_id) story.position = beside(workspace, changes.before_id, -1);
	if (changes.after_id) story.position = beside(workspace, changes.after_id, 1);
	if (changes.sub_tasks) adopt(call, story, changes.sub_tasks);
	if (!('updated_at' in changes)) story.updated_at = now;
}

/** Removes a story and what only it held together. */
export function removeStory({ state: workspace }: Call, story: Story): void {
	workspace.stories.remove(story.id);
	const links = workspace.storyLinks.where(
		({ subject_id, object_id }) => subject_id === story.id || object_id === story.id,
	);
	for (const { id } of links) workspace.storyLinks.remove(id);
	for (const child of workspace.stories.where((one) => one.parent_story_id === story.id)) {
		child.parent_story_id = null;
	}
}

export function newComment(call: Call, draft: CommentDraft): Comment {
	const { text, author_id = call.caller.id, parent_id = null, external_id = null } = draft;
	const said = { text, author_id, parent_id, external_id, reactions: [] };
	return { id: call.state.nextId(), ...part.comment, ...said, ...dated(call, draft) };
}

/** A deleted comment stays in its place, without what it said and who said it. */
export function deleteComment({ now }: Call, comment: Comment): void {
	Object.assign(comment, { deleted: true, text: null, author_id: null, updated_at: now });
}

export function newTask(call: Call, draft: TaskDraft): Task {
	const { description, complete = false, owner_ids = [], external_id = null } = draft;
	const completed_at = complete ? call.now : null;
	const planned = { description, complete, completed_at, owner_ids, external_id };
	return { id: call.state.nextId(), ...planned, ...dated(call, draft) };
}

/** A chosen value without the `value` text, which the API ignores on writing. */
export function fieldValue({ field_id, value_id }: FieldValue): FieldValue {
	return { field_id, value_id };
}

function enterState({ state: workspace, now }: Call, story: Story, id: number): void {
	const { started, completed } = progress(stateOf(workspace, id).state);
	story.workflow_state_id = id;
	story.moved_at = now;
	story.started_at = started ? (story.started_at ?? now) : null;
	story.completed_at = completed ? (story.completed_at ?? now) : null;
}

function enterIteration(story: Story, id: number | null): void {
	if (story.iteration_id !== null && story.iteration_id !== id) {
		story.previous_iteration_ids.push(story.iteration_id);
	}
	story.iteration_id = id;
}

/** A project's stories start in the default state of its team's workflow. */
function defaultState(workspace: Workspace, projectId: number | null | undefined): number {
	const team = workspace.projects.get(projectId ?? '')?.team_id;
	const [workflow] = workspace.workflows.where(({ team_id }) => team_id === team);
	return workflow.default_state_id;
}

/** The sub-tasks given are the final ones: others are let go, drafts become stories. */
function adopt(call: Call, parent: Story, subTasks: NonNullable<Special['sub_tasks']>): void {
	const { stories } = call.state;
	for (const child of stories.where((one) => one.parent_story_id === parent.id)) {
		child.parent_story_id = null;
	}
	for (const { story_id, name = '', owner_ids = [], workflow_state_id } of subTasks) {
		const state = workflow_state_id ?? parent.workflow_state_id;
		const child =
			stories.get(story_id ?? '') ?? addStory(call, { name, owner_ids, workflow_state_id: state });
		child.parent_story_id = parent.id;
	}
}

const STEP = 1024;

function place(workspace: Workspace, end: 'first' | 'last'): number {
	const positions = workspace.stories.all().map(({ position }) => position);
	return end === 'first' ? Math.min(0, ...positions) - STEP : Math.max(0, ...positions) + STEP;
}

function beside(workspace: Workspace, id: number, offset: number): number {
	return (workspace.stories.get(id)?.position ?? 0) + offset;
}
