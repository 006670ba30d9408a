/** What a body means for a story, beside the fields that are written as they are sent. */
import type { Told } from './call';
import type { Body, Story, Workspace } from './kinds';
import { unprocessable } from './refusal';
import { progress, stateOf } from './view';

/** Refuses a draft with a state and a project both or neither. */
export function checkDraft(body: Body): void {
	const state = body.workflow_state_id !== undefined;
	const project = (body.project_id ?? null) !== null;
	if (state === project) {
		throw unprocessable('Exactly one of workflow_state_id and project_id must be given.');
	}
}

/** Refuses a value that its field does not have, and a neighbour that is not there. */
export function checkStory({ state: workspace, body }: Told): void {
	const chosen = [...(body.custom_fields ?? []), ...(body.custom_fields_add ?? [])];
	for (const { field_id, value_id } of chosen) {
		const field = workspace.customFields.get(field_id);
		if (!field?.values.some(({ id }) => id === value_id)) {
			throw unprocessable(`The custom field ${field_id} has no value ${value_id}.`);
		}
	}
	for (const id of [body.before_id, body.after_id]) {
		if (id !== undefined && !workspace.stories.has(id)) {
			throw unprocessable(`The story ${id} does not exist.`);
		}
	}
}

/** A story before its body is read: at the end, and followed by who asked for it. */
export function newStory({ state: workspace, caller, body, now }: Told): Partial<Story> {
	const requested_by_id = body.requested_by_id ?? caller.id;
	const position = end(workspace, 'last');
	return { requested_by_id, follower_ids: [requested_by_id], position, moved_at: now };
}

/** The words of a body that are more than a field, or another one. */
export function storySaid(call: Told, story: Story): Partial<Story> {
	const { body } = call;
	const { iteration_id = story.iteration_id } = body;
	const left = iteration_id === story.iteration_id ? null : story.iteration_id;
	const state = body.workflow_state_id ?? (story.workflow_state_id || firstState(call));
	return {
		...(left !== null && { previous_iteration_ids: [...story.previous_iteration_ids, left] }),
		...(state !== story.workflow_state_id && entered(call, story, state)),
	};
}

/** A project's stories start in the default state of its team's workflow. */
function firstState({ state: { projects, workflows }, body }: Told): number {
	const team = projects.get(body.project_id)?.team_id;
	return workflows.where(({ team_id }) => team_id === team)[0].default_state_id;
}

function entered({ state: workspace, now }: Told, story: Story, id: number) {
	const { started, completed } = progress(stateOf(workspace, id).state);
	return {
		workflow_state_id: id,
		moved_at: now,
		started_at: started ? (story.started_at ?? now) : null,
		completed_at: completed ? (story.completed_at ?? now) : null,
	};
}

/** Puts a story where a body wants it; one after the other, since it can be named as its own neighbour. */
export function place({ state: workspace, body }: Told, story: Story): void {
	if (body.move_to) story.position = end(workspace, body.move_to);
	if (body.before_id) story.position = beside(workspace, body.before_id, -1);
	if (body.after_id) story.position = beside(workspace, body.after_id, 1);
}

const STEP = 1024;

function end(workspace: Workspace, which: 'first' | 'last'): number {
	const positions = workspace.stories.all().map(({ position }) => position);
	return which === 'first' ? Math.min(0, ...positions) - STEP : Math.max(0, ...positions) + STEP;
}

function beside(workspace: Workspace, id: number | string, offset: number): number {
	return (workspace.stories.get(id)?.position ?? 0) + offset;
}
