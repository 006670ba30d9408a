/** Stories one by one and many in one call. */
import { found } from '../../emulator';
import { empty, json } from '../../http';
import type { Keyed } from '../../table';
import { type Call, type Operations, type Told, unprocessable } from '../call';
import { recordCreate, recordUpdate } from '../history';
import { type Body, type FieldValue, holding, type Story, type Workspace } from '../kinds';
import { resource } from '../resource';
import { courseOf, courseTold, progress, stateOf } from '../stats';
import { answer, idsOf, show, showAll } from '../view';
import { comments, tasks, tasksOf } from './story-parts';

export const stories = resource('stories', {
	tell(story, call) {
		const { state: workspace } = call;
		const { id, started_at, completed_at, created_at } = story;
		const { workflow, state } = stateOf(workspace, story.workflow_state_id);
		const linked = linksOf(call, id);
		const comments = () => holding(workspace.comments, 'story_id', id);
		const blocks = linked.filter(({ verb }) => verb === 'blocks');
		const slug = story.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		return {
			...{ ...progress(state), ...courseTold(story), workflow_id: workflow.id },
			blocked: blocks.some(({ object_id }) => object_id === id),
			blocker: blocks.some(({ subject_id }) => subject_id === id),
			comments: () => showAll('StoryComment', comments(), call),
			comment_ids: () => idsOf(comments()),
			custom_fields: story.custom_fields.map((one) => ({ ...one, value: chosen(workspace, one) })),
			custom_field_value_ids: story.custom_fields.map(({ value_id }) => value_id),
			cycle_time: seconds(started_at, completed_at),
			formatted_vcs_branch_name: `sc-${id}/${slug.replace(/^-|-$/g, '')}`,
			lead_time: seconds(created_at, completed_at),
			num_tasks_completed: () => tasksOf(call, id).filter(({ complete }) => complete).length,
			// For the search; no answer has it.
			state: state.name,
			// A link is told from the side of one of its two stories.
			story_links: () =>
				linked.map((link) => ({
					...show('StoryLink', link, call),
					type: link.subject_id === id ? 'subject' : 'object',
				})),
			sub_task_story_ids: () => idsOf(holding(workspace.stories, 'parent_story_id', id)),
			tasks: () => showAll('Task', tasksOf(call, id), call),
			task_ids: () => idsOf(tasksOf(call, id)),
		};
	},
	/** Refuses a value that its field does not have, and a neighbour that is not there. */
	check({ state: workspace, body }) {
		for (const one of [...(body.custom_fields ?? []), ...(body.custom_fields_add ?? [])]) {
			if (chosen(workspace, one) !== undefined) continue;
			throw unprocessable(`The custom field ${one.field_id} has no value ${one.value_id}.`);
		}
		for (const id of [body.before_id, body.after_id]) {
			if (id === undefined || workspace.stories.has(id)) continue;
			throw unprocessable(`The story ${id} does not exist.`);
		}
	},
	own: ({ state, now }) => ({ position: end(state, 'last'), moved_at: now }),
	said(call, story) {
		const { iteration_id = story.iteration_id, workflow_state_id } = call.body;
		const left = iteration_id === story.iteration_id ? null : story.iteration_id;
		const id = workflow_state_id ?? (story.workflow_state_id || firstState(call));
		const course = () => courseOf(stateOf(call.state, id).state, call.now, story);
		return {
			...(left !== null && { previous_iteration_ids: [...story.previous_iteration_ids, left] }),
			...(id !== story.workflow_state_id && {
				...{ workflow_state_id: id, moved_at: call.now, ...course() },
			}),
		};
	},
	written(call, story) {
		const { body, state: workspace } = call;
		const { story_links = [], sub_tasks, comments: said = [], tasks: planned = [] } = body;
		const story_id = story.id;
		const positionOf = (id: Keyed['id']) => workspace.stories.get(id)?.position ?? 0;
		// One after the other, since it can be named as its own neighbour.
		if (body.move_to) story.position = end(workspace, body.move_to);
		if (body.before_id) story.position = positionOf(body.before_id) - 1;
		if (body.after_id) story.position = positionOf(body.after_id) + 1;
		for (const one of said) comments.make({ ...call, body: { ...one, story_id } });
		for (const one of planned) tasks.make({ ...call, body: { ...one, story_id } });
		if (sub_tasks) adopt(call, story, sub_tasks);
		for (const { subject_id = story.id, object_id = story.id, verb } of story_links) {
			workspace.storyLinks.make({ subject_id, object_id, verb }, call.now);
		}
	},
	removed(call, { id }) {
		for (const link of linksOf(call, id)) call.state.storyLinks.remove(link.id);
	},
});

const linksOf = ({ state }: Told, story: number) =>
	state.storyLinks.where(({ subject_id, object_id }) => [subject_id, object_id].includes(story));

/** What a value of a custom field is called. */
function chosen({ customFields }: Workspace, { field_id, value_id }: FieldValue) {
	return customFields.get(field_id)?.values.find(({ id }) => id === value_id)?.value;
}

/** From one moment to a later one; absent until both have come. */
function seconds(from: string | null, to: string | null): number | undefined {
	if (from === null || to === null) return undefined;
	return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

/** A project's stories start in the default state of its team's workflow. */
function firstState({ state: { projects, workflows }, body }: Told): number {
	const team = projects.get(body.project_id)?.team_id;
	return workflows.where(({ team_id }) => team_id === team)[0].default_state_id;
}

const STEP = 1024;

function end(workspace: Workspace, which: 'first' | 'last'): number {
	const positions = workspace.stories.all().map(({ position }) => position);
	return which === 'first' ? Math.min(0, ...positions) - STEP : Math.max(0, ...positions) + STEP;
}

/** The sub-tasks given are the final ones: others are let go, drafts become stories. */
function adopt(call: Told, parent: Story, subTasks: Body[]): void {
	const { stories: all } = call.state;
	for (const child of holding(all, 'parent_story_id', parent.id)) child.parent_story_id = null;
	for (const { story_id, ...draft } of subTasks) {
		const body = { workflow_state_id: parent.workflow_state_id, ...draft };
		const child = all.get(story_id) ?? stories.make({ ...call, body });
		child.parent_story_id = parent.id;
	}
}

/** Refuses a draft with a state and a project both or neither. */
function checkDraft(body: Body): void {
	const state = body.workflow_state_id !== undefined;
	const project = (body.project_id ?? null) !== null;
	if (state !== project) return;
	throw unprocessable('Exactly one of workflow_state_id and project_id must be given.');
}

/** Makes a story of the body or of a draft in it, and a line in its history. */
function create(call: Call, body: Body = call.body): Story {
	checkDraft(body);
	const story = stories.make({ ...call, body });
	recordCreate(call, story);
	return story;
}

function update(call: Call, story: Story): void {
	recordUpdate(call, story, () => stories.change(call, story));
}

const meant = (call: Call) =>
	(call.body.story_ids ?? []).map((id) => found(call, call.state.stories, id));

export const storyOperations: Operations = {
	...stories.operations,
	createStory: (call) => answer(call, create(call)),
	updateStory(call) {
		const story = stories.one(call);
		stories.check(call, story);
		update(call, story);
		return answer(call, story);
	},
	createMultipleStories(call) {
		const { stories: drafts = [] } = call.body;
		for (const body of drafts) {
			checkDraft(body);
			stories.check({ ...call, body });
		}
		const made = drafts.map((draft) => create(call, draft));
		return answer(call, made);
	},
	updateMultipleStories(call) {
		const all = meant(call);
		stories.check(call);
		for (const story of all) update(call, story);
		return answer(call, all);
	},
	deleteMultipleStories(call) {
		for (const story of meant(call)) {
			call.state.stories.remove(story.id);
			stories.removed(call, story);
		}
		return empty(204);
	},
	createStoryFromTemplate(call) {
		const { templates } = call.state;
		const { name, story_contents } = found(call, templates, call.body.story_template_id ?? '');
		const { workflow_state_id: state, ...contents } = story_contents as Body;
		// Where the story begins, the body says, or else the template.
		const isPlaced = (call.body.workflow_state_id ?? call.body.project_id ?? null) !== null;
		const place = isPlaced ? { project_id: null } : state && { workflow_state_id: state };
		return answer(call, create(call, { name, ...contents, ...place, ...call.body }));
	},
	storyHistory(call) {
		const { id } = stories.one(call);
		return json(
			200,
			call.state.history.filter(({ actions }) => actions.some((one) => one.id === id)),
		);
	},
	listStorySubTasks: stories.operations.listStoryStories,
	listStoryComment: stories.operations.listStoryComments,
	getExternalLinkStories(call) {
		const link = call.query.get('external_link') ?? '';
		return answer(call, holding(call.state.stories, 'external_links', link));
	},
};
