/** The workspace itself: its people and teams (the API's groups), its set-up, and what tells of it. */
import { empty, json } from '../../http';
import { anyOf } from '../../list';
import { counter } from '../../table';
import { shortcutAccount, uuid } from '../account';
import { bounded, type Call, type Operations, type Told, unprocessable } from '../call';
import { type CustomFieldValue, holding, type Row, type State, type Workspace } from '../kinds';
import { resource } from '../resource';
import { counts } from '../stats';
import { answer, appUrl, globalId, idsOf, show, showAll, tellOf } from '../view';
import { called } from '../write';

const members = resource('members', {
	tell: (member, call) => ({
		group_ids: idsOf(holding(call.state.groups, 'member_ids', member.id)),
		profile: () => show('Profile', member, call),
		state: member.disabled ? 'disabled' : 'full',
	}),
	filters: { disabled: anyOf((member, value) => String(member.disabled) === value) },
});

tellOf('Profile', 'members', ({ role, disabled }) => ({
	...{ is_owner: role === 'owner', deactivated: disabled },
	...{ is_agent: false, two_factor_auth_activated: true },
}));

const groups = resource('groups', {
	tell({ id, created_at, updated_at, mention_name }, { state }) {
		const epics = holding(state.epics, 'group_ids', id);
		return {
			...counts(state, holding(state.stories, 'group_id', id)),
			// Of teams alone, times are written to the millisecond.
			created_at: new Date(created_at).toISOString(),
			updated_at: new Date(updated_at).toISOString(),
			app_url: appUrl('team', mention_name),
			num_epics_started: epics.filter(({ started_at }) => started_at !== null).length,
		};
	},
	filters: { archived: anyOf((group, value) => String(group.archived) === value) },
	unique: 'mention_name',
	own: ({ body }) => ({ default_workflow_id: body.workflow_ids?.[0] ?? null }),
	said: ({ body }, group) => ({ archived: body.archived ?? group.archived }),
});

const workflows = resource('workflows', {
	tell: (workflow, { state: { projects, stories } }) => ({
		auto_assign_owner: true,
		project_ids: idsOf(holding(projects, 'team_id', workflow.team_id)),
		states: workflow.states.map((state) => ({
			...stateTold(workflow, state, 'workflow-state'),
			num_stories: holding(stories, 'workflow_state_id', state.id).length,
			...{ num_story_templates: 0, verb: null },
		})),
	}),
});

function stateTold({ created_at, updated_at }: Row<'workflows'>, state: State, kind: string) {
	const usual = { description: '', entity_type: kind, global_id: globalId(kind, state.id) };
	return { ...state, ...usual, created_at, updated_at };
}

const customFields = resource('customFields', {
	tell: (field, { state }) => ({
		...{ field_type: 'enum', fixed_position: false },
		position: state.customFields.all().indexOf(field),
		values: field.values.map((value, position) => {
			return { ...value, entity_type: 'custom-field-enum-value', position };
		}),
	}),
	check({ body }, field) {
		const gone = body.values?.find(
			({ id }) => id && !field?.values.some((value) => value.id === id),
		);
		if (gone) throw unprocessable(`The custom field has no value ${gone.id}.`);
	},
	said({ state, body }, { values }) {
		const nextId = newValueIds(state);
		const present = (value: CustomFieldValue) => values.find(({ id }) => id === value.id);
		const fresh = () => ({ id: nextId(), color_key: null, enabled: true });
		const said = body.values?.map((value) => ({ ...(present(value) ?? fresh()), ...value }));
		return { values: said ?? values };
	},
	/** Values that the body leaves out are gone. */
	written: (call, { id, values }) => unchoose(call, id, values),
	removed: (call, { id }) => unchoose(call, id, []),
});

/** The IDs of new values, one after the other. */
function newValueIds({ customFields: fields }: Workspace): () => string {
	const all = fields.all().flatMap(({ values }) => idsOf(values));
	const taken = new Set(all);
	const nextId = counter(100);
	const free = (): string => {
		const id = uuid('values', nextId());
		return taken.has(id) ? free() : id;
	};
	return free;
}

/** Takes the values of a field out of the stories, but for those that are left. */
function unchoose({ state: { stories } }: Told, field: string, left: CustomFieldValue[]): void {
	for (const story of stories.all()) {
		story.custom_fields = story.custom_fields.filter(
			({ field_id, value_id }) => field_id !== field || left.some(({ id }) => id === value_id),
		);
	}
}

const projects = resource('projects', {
	tell: ({ team_id, created_at }, { state }) => ({
		...{ days_to_thermometer: 14, iteration_length: 2, start_time: created_at },
		workflow_id: state.workflows.find((workflow) => workflow.team_id === team_id)?.id,
	}),
});

const templates = resource('templates', {
	tell: ({ updated_at, story_contents }, call) => ({
		// Never null, so one that was not used yet has to have some time.
		last_used_at: updated_at,
		story_contents: contentsTold(story_contents, call),
	}),
});

/** What a template holds comes back as a story would have it: its labels and files in full, and no null. */
function contentsTold(contents: Row<'templates'>['story_contents'], call: Call) {
	const { labels, file_ids: files, linked_file_ids: linked, ...rest } = contents;
	const isSaid = ([name, value]: [string, unknown]) => value !== null || name === 'estimate';
	const { state } = call;
	return {
		...Object.fromEntries(Object.entries(rest).filter(isSaid)),
		...(labels && {
			labels: labels.flatMap(({ name }) => {
				const label = called(state.labels, name);
				return label ? show('LabelSlim', label, call) : [];
			}),
		}),
		...(files && {
			files: showAll(
				'UploadedFile',
				state.files.where(({ id }) => files.includes(id)),
				call,
			),
		}),
		...(linked && {
			linked_files: showAll(
				'LinkedFile',
				state.linkedFiles.where(({ id }) => linked.includes(id)),
				call,
			),
		}),
	};
}

const integrations = resource('integrations', {
	noun: 'GenericIntegration',
	tell: ({ secret }) => ({ disabled: false, has_secret: secret !== null, type: 'generic' }),
});

export const workspaceOperations: Operations = {
	...{ ...members.operations, ...groups.operations, ...workflows.operations },
	...{ ...customFields.operations, ...projects.operations, ...templates.operations },
	...{ ...integrations.operations, ...resource('repositories').operations },
	getCurrentMemberInfo({ state, caller: { id, name, mention_name, role } }) {
		const [workflow] = state.workflows.all();
		return json(200, {
			...{ id, name, mention_name, role, is_owner: role === 'owner' },
			organization2: { id: shortcutAccount.organizationId },
			workspace2: {
				...{ id: shortcutAccount.workspaceId, name: 'Harborlight' },
				...{ url_slug: shortcutAccount.slug, created_at: workflow.created_at },
				default_workflow_id: workflow.id,
				...{ estimate_scale: [0, 1, 2, 3, 5, 8], utc_offset: '+01:00' },
			},
		});
	},
	listGroupStories(call) {
		const { id } = groups.one(call);
		const limit = bounded(call, 'limit', 1000, 1, 1000);
		const offset = bounded(call, 'offset', 0, 0, Infinity);
		const found = holding(call.state.stories, 'group_id', id);
		return answer(call, found.slice(offset, offset + limit));
	},
	getEpicWorkflow({ state: { epicStates, workflows: all } }) {
		const [workflow] = all.all();
		const { created_at, updated_at } = workflow;
		const [{ id }] = epicStates;
		return json(200, {
			...{ id: id - 1, created_at, updated_at, entity_type: 'epic-workflow' },
			default_epic_state_id: id,
			epic_states: epicStates.map((state) => stateTold(workflow, state, 'epic-state')),
		});
	},
	deleteProject(call) {
		const { id } = projects.one(call);
		const held = holding(call.state.stories, 'project_id', id);
		if (held.length > 0) throw unprocessable('The project still has stories.');
		return projects.operations.deleteProject(call);
	},
	listStories: projects.operations.listProjectStories,
	disableStoryTemplates: () => empty(204),
	enableStoryTemplates: () => empty(204),
	/** The contract says 204; the help centre shows a body with the id, and clients rely on it. */
	createGenericIntegration: (call) => json(201, show('Integration', integrations.make(call), call)),
};
