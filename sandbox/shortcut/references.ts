/** Which body fields name other records. */
import type { Workspace } from './kinds';
import { unprocessable } from './refusal';

type Has = { has(id: string | number): boolean };

const REFERENCES: Record<string, (workspace: Workspace) => Has> = {
	author_id: (workspace) => workspace.members,
	default_workflow_id: (workspace) => workspace.workflows,
	epic_id: (workspace) => workspace.epics,
	epic_state_id: ({ epicStates }) => ({ has: (id) => epicStates.some((state) => state.id === id) }),
	file_ids: (workspace) => workspace.files,
	follower_ids: (workspace) => workspace.members,
	group_id: (workspace) => workspace.groups,
	group_ids: (workspace) => workspace.groups,
	iteration_id: (workspace) => workspace.iterations,
	linked_file_ids: (workspace) => workspace.linkedFiles,
	member_ids: (workspace) => workspace.members,
	object_id: (workspace) => workspace.stories,
	objective_ids: (workspace) => workspace.objectives,
	owner_ids: (workspace) => workspace.members,
	parent_story_id: (workspace) => workspace.stories,
	project_id: (workspace) => workspace.projects,
	requested_by_id: (workspace) => workspace.members,
	story_id: (workspace) => workspace.stories,
	story_template_id: (workspace) => workspace.templates,
	subject_id: (workspace) => workspace.stories,
	team_id: ({ workflows }) => ({ has: (id) => workflows.all().some((one) => one.team_id === id) }),
	uploader_id: (workspace) => workspace.members,
	workflow_ids: (workspace) => workspace.workflows,
	workflow_state_id: ({ workflows }) => ({
		has: (id) => workflows.all().some(({ states }) => states.some((state) => state.id === id)),
	}),
};

/**
 * Refuses ids that name nothing.
 * The provider does not document how it answers them inside a body; the sandbox takes 422.
 */
export function checkReferences(workspace: Workspace, body: object): void {
	for (const [field, content] of Object.entries(body) as Array<[string, unknown]>) {
		const table = REFERENCES[field.replace(/_(add|remove)$/, '')]?.(workspace);
		if (!table || content === null) continue;
		for (const id of [content].flat() as Array<string | number>) {
			if (!table.has(id)) throw unprocessable(`The ${field} ${id} does not exist.`);
		}
	}
}
