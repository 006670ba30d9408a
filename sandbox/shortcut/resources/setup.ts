/** How the workspace is set up: workflows, the epic workflow, custom fields, projects, repositories. */
import { json } from '../../http';
import type { Operations } from '../call';
import { bodyOf, collection, dated } from '../call';
import { add } from '../kinds';
import type { CustomField, Project, Repository, State, Workflow } from '../kinds';
import { checkReferences } from '../references';
import { unprocessable } from '../refusal';
import { projectStats } from '../stats';
import { globalId, viewOf } from '../view';
import { slimList } from './stories';

const workflows = collection(
	(workspace) => workspace.workflows,
	viewOf('Workflow', 'workflow', (workflow: Workflow, { projects: all, stories }) => ({
		auto_assign_owner: true,
		project_ids: all.where(({ team_id }) => team_id === workflow.team_id).map(({ id }) => id),
		states: workflow.states.map((state) => ({
			...stateView(workflow, state, 'workflow-state'),
			num_stories: stories.where((story) => story.workflow_state_id === state.id).length,
			num_story_templates: 0,
			verb: null,
		})),
	})),
);

function stateView({ created_at, updated_at }: Workflow, state: State, kind: string) {
	const told = { description: '', entity_type: kind, global_id: globalId(kind, state.id) };
	return { ...state, ...told, created_at, updated_at };
}

const customFields = collection(
	(workspace) => workspace.customFields,
	viewOf('CustomField', 'custom-field', (field: CustomField, workspace) => ({
		field_type: 'enum',
		fixed_position: false,
		position: workspace.customFields.all().indexOf(field),
		values: field.values.map((value, position) => ({
			...value,
			entity_type: 'custom-field-enum-value',
			position,
		})),
	})),
);

const projects = collection(
	(workspace) => workspace.projects,
	viewOf('Project', 'project', (project: Project, workspace) => ({
		days_to_thermometer: 14,
		iteration_length: 2,
		start_time: project.created_at,
		stats: projectStats(workspace.stories.where(({ project_id }) => project_id === project.id)),
		workflow_id: workspace.workflows.find(({ team_id }) => team_id === project.team_id)?.id,
	})),
);

const repositories = collection(
	(workspace) => workspace.repositories,
	viewOf<Repository>('Repository', 'repository'),
);

export const setupOperations: Operations = {
	listWorkflows: workflows.list,
	getWorkflow: workflows.get,
	getEpicWorkflow({ state: { epicStates, workflows: all } }) {
		const [workflow] = all.all();
		const [first] = epicStates;
		return json(200, {
			id: first.id - 1,
			created_at: workflow.created_at,
			default_epic_state_id: first.id,
			entity_type: 'epic-workflow',
			epic_states: epicStates.map((state) => stateView(workflow, state, 'epic-state')),
			updated_at: workflow.updated_at,
		});
	},

	listCustomFields: customFields.list,
	getCustomField: customFields.get,
	/** Values that the body leaves out are gone, and with them their use in stories. */
	updateCustomField(call) {
		const { id, values } = customFields.one(call);
		const { before_id, after_id, ...changes } = bodyOf<
			Partial<CustomField> & { before_id?: string; after_id?: string }
		>(call);
		if (changes.values) {
			changes.values = changes.values.map((change) => {
				const kept = values.find((value) => value.id === change.id);
				if (!kept) throw unprocessable(`The custom field has no value ${change.id}.`);
				return { ...kept, ...change };
			});
			const left = new Set(changes.values.map((value) => value.id));
			for (const story of call.state.stories.all()) {
				story.custom_fields = story.custom_fields.filter(
					(chosen) => chosen.field_id !== id || left.has(chosen.value_id),
				);
			}
		}
		return customFields.update(call, changes);
	},
	deleteCustomField(call) {
		const { id } = customFields.one(call);
		for (const story of call.state.stories.all()) {
			story.custom_fields = story.custom_fields.filter(({ field_id }) => field_id !== id);
		}
		return customFields.delete(call);
	},

	listProjects: projects.list,
	createProject(call) {
		const draft = bodyOf<Pick<Project, 'name' | 'team_id'> & Partial<Project>>(call);
		checkReferences(call.state, draft);
		return projects.show(call, add(call, 'projects', { ...draft, ...dated(call, draft) }));
	},
	getProject: projects.get,
	updateProject: (call) => projects.update(call),
	deleteProject(call) {
		const { id } = projects.one(call);
		const held = call.state.stories.where(({ project_id }) => project_id === id);
		if (held.length > 0) throw unprocessable('The project still has stories.');
		return projects.delete(call);
	},
	listStories(call) {
		const { id } = projects.one(call);
		return slimList(call, ({ project_id }) => project_id === id);
	},

	listRepositories: repositories.list,
	getRepository: repositories.get,
};
