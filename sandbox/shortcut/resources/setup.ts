/** How the workspace is set up: workflows, the epic workflow, custom fields, projects, repositories. */
import { json } from '../../http';
import type { Operations } from '../call';
import { bodyOf, collection, dated } from '../call';
import type { CustomField, Project, Repository, State, Workflow, Workspace } from '../model';
import { checkReferences } from '../references';
import { unprocessable } from '../refusal';
import { projectStats } from '../stats';
import { appUrl, globalId } from '../view';
import { slimList } from './stories';

function workflowView(workspace: Workspace, workflow: Workflow) {
	return {
		...workflow,
		auto_assign_owner: true,
		entity_type: 'workflow',
		project_ids: workspace.projects
			.where(({ team_id }) => team_id === workflow.team_id)
			.map(({ id }) => id),
		states: workflow.states.map((state) => ({
			...stateView(workflow, state, 'workflow-state'),
			num_stories: workspace.stories.where((story) => story.workflow_state_id === state.id).length,
			num_story_templates: 0,
			verb: null,
		})),
	};
}

function stateView({ created_at, updated_at }: Workflow, state: State, kind: string) {
	return {
		...state,
		created_at,
		description: '',
		entity_type: kind,
		global_id: globalId(kind, state.id),
		updated_at,
	};
}

function customFieldView(workspace: Workspace, field: CustomField) {
	return {
		...field,
		entity_type: 'custom-field',
		field_type: 'enum',
		fixed_position: false,
		position: workspace.customFields.all().indexOf(field),
		values: field.values.map((value, position) => ({
			...value,
			entity_type: 'custom-field-enum-value',
			position,
		})),
	};
}

function projectView(workspace: Workspace, project: Project) {
	const stories = workspace.stories.where(({ project_id }) => project_id === project.id);
	const [workflow] = workspace.workflows.where(({ team_id }) => team_id === project.team_id);
	return {
		...project,
		app_url: appUrl('project', project.id),
		days_to_thermometer: 14,
		entity_type: 'project',
		global_id: globalId('project', project.id),
		iteration_length: 2,
		show_thermometer: false,
		start_time: project.created_at,
		stats: projectStats(stories),
		workflow_id: workflow.id,
	};
}

const repositoryView = (repository: Repository) => ({ ...repository, entity_type: 'repository' });

const workflows = collection('workflow-public-id', (w) => w.workflows, workflowView);
const customFields = collection('custom-field-public-id', (w) => w.customFields, customFieldView);
const projects = collection('project-public-id', (w) => w.projects, projectView);
const repositories = collection(
	'repo-public-id',
	(w) => w.repositories,
	(_, repository) => repositoryView(repository),
);

export const setupOperations: Operations = {
	listWorkflows: workflows.list,
	getWorkflow: workflows.get,
	getEpicWorkflow({ workspace: { epicStates, workflows: all } }) {
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
			for (const story of call.workspace.stories.all()) {
				story.custom_fields = story.custom_fields.filter(
					(chosen) => chosen.field_id !== id || left.has(chosen.value_id),
				);
			}
		}
		return customFields.update(call, changes);
	},
	deleteCustomField(call) {
		const { id } = customFields.one(call);
		for (const story of call.workspace.stories.all()) {
			story.custom_fields = story.custom_fields.filter(({ field_id }) => field_id !== id);
		}
		return customFields.delete(call);
	},

	listProjects: projects.list,
	createProject(call) {
		const draft = bodyOf<Pick<Project, 'name' | 'team_id'> & Partial<Project>>(call);
		checkReferences(call.workspace, draft);
		return projects.add(call, {
			id: call.workspace.nextId(),
			description: '',
			abbreviation: null,
			color: null,
			archived: false,
			external_id: null,
			follower_ids: [],
			...draft,
			...dated(call, draft),
		});
	},
	getProject: projects.get,
	updateProject: (call) => projects.update(call),
	deleteProject(call) {
		const { id } = projects.one(call);
		const held = call.workspace.stories.where(({ project_id }) => project_id === id);
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
