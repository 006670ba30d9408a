/** How the workspace is set up: workflows, the epic workflow, custom fields, projects, repositories. */
import { json } from '../../http';
import type { Operations, Told } from '../call';
import type { CustomFieldValue, Row, State } from '../kinds';
import { unprocessable } from '../refusal';
import { holding, resource } from '../resource';
import { statsOf } from '../stats';
import { storySlim } from '../story-view';
import { globalId } from '../view';

const workflows = resource('workflows', {
	tell: (workflow, { state: { projects: all, stories } }) => ({
		auto_assign_owner: true,
		project_ids: holding(all, 'team_id', workflow.team_id).map(({ id }) => id),
		states: workflow.states.map((state) => ({
			...stateView(workflow, state, 'workflow-state'),
			num_stories: holding(stories, 'workflow_state_id', state.id).length,
			num_story_templates: 0,
			verb: null,
		})),
	}),
});

function stateView({ created_at, updated_at }: Row<'workflows'>, state: State, kind: string) {
	const told = { description: '', entity_type: kind, global_id: globalId(kind, state.id) };
	return { ...state, ...told, created_at, updated_at };
}

const customFields = resource('customFields', {
	tell: (field, { state }) => ({
		field_type: 'enum',
		fixed_position: false,
		position: state.customFields.all().indexOf(field),
		values: field.values.map((value, position) => ({
			...value,
			entity_type: 'custom-field-enum-value',
			position,
		})),
	}),
	check({ body }, field) {
		const gone = body.values?.find(({ id }) => !field?.values.some((value) => value.id === id));
		if (gone) throw unprocessable(`The custom field has no value ${gone.id}.`);
	},
	said: ({ body }, { values }) => ({
		values: (body.values ?? values).map((value) => ({
			...values.find(({ id }) => id === value.id),
			...value,
		})),
	}),
	/** Values that the body leaves out are gone. */
	written: (call, { id, values }) => unchoose(call, id, values),
	removed: (call, { id }) => unchoose(call, id, []),
});

/** Takes the values of a field out of the stories, but for those that are left. */
function unchoose({ state: { stories } }: Told, field: string, left: CustomFieldValue[]): void {
	for (const story of stories.all()) {
		story.custom_fields = story.custom_fields.filter(
			({ field_id, value_id }) => field_id !== field || left.some(({ id }) => id === value_id),
		);
	}
}

const projectStats = statsOf('Project');

const projects = resource('projects', {
	tell: ({ id, team_id, created_at }, { state }) => ({
		days_to_thermometer: 14,
		iteration_length: 2,
		start_time: created_at,
		stats: projectStats(state, holding(state.stories, 'project_id', id)),
		workflow_id: state.workflows.find((workflow) => workflow.team_id === team_id)?.id,
	}),
	heldIn: { stories: 'project_id' },
});

export const setupOperations: Operations = {
	...workflows.operations,
	...customFields.operations,
	...projects.operations,
	...resource('repositories', {}).operations,
	getEpicWorkflow({ state: { epicStates, workflows: all } }) {
		const [workflow] = all.all();
		const { created_at, updated_at } = workflow;
		const [first] = epicStates;
		return json(200, {
			...{ id: first.id - 1, created_at, updated_at, entity_type: 'epic-workflow' },
			default_epic_state_id: first.id,
			epic_states: epicStates.map((state) => stateView(workflow, state, 'epic-state')),
		});
	},
	deleteProject(call) {
		const { id } = projects.one(call);
		const held = holding(call.state.stories, 'project_id', id);
		if (held.length > 0) throw unprocessable('The project still has stories.');
		return projects.remove(call);
	},
	listStories: projects.holders('stories', storySlim),
};
