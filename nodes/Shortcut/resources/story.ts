import {
	choice,
	choices,
	dateTime,
	day,
	flag,
	integer,
	integers,
	list,
	longText,
	many,
	one,
	text,
	texts,
} from '../../engine/field';
import type { Call } from '../../engine/call';
import { getPath } from '../../engine/json';
import { operation, resource, type Simplify } from '../../engine/operation';
import { pick } from '../../engine/output';
import { recordsOf, wholeList } from '../../engine/paging';
import { searchPages } from '../api';
import {
	archived,
	between,
	completedAt,
	createdAt,
	customFields,
	deadline,
	description,
	externalId,
	followers,
	includesDescription,
	labels,
	name,
	neighbour,
	newFollowers,
	newLabels,
	newOwners,
	owners,
	replaces,
	requester,
	startedAt,
	storyId,
	storyType,
	updatedAt,
	without,
} from '../fields';
import {
	epic,
	file,
	iteration,
	label,
	linkedFile,
	member,
	project,
	story,
	storyTemplate,
	team,
	workflowState,
} from '../records';

const state = one(workflowState, 'workflow_state_id', { label: 'State' });
const teamOf = one(team, 'group_id', { nullable: true });
const epicOf = one(epic, 'epic_id', { nullable: true });
const iterationOf = one(iteration, 'iteration_id', { nullable: true });
const parent = one(story, 'parent_story_id', {
	label: 'Parent Story',
	nullable: true,
	description: 'Makes this a sub-task of another story, where the workspace has sub-tasks',
});
const projectOf = one(project, 'project_id', {
	nullable: true,
	description: 'For workspaces that still use projects. A story has either a project or a state.',
});
const estimate = integer('estimate', {
	min: 0,
	nullable: true,
	description: 'In points, on the scale of the workspace',
});
const moveTo = choice('move_to', ['first', 'last'], {
	label: 'Position',
	description: 'Where to put it among the stories of its state',
});
const linkLooks = { button: 'Add Link', placeholder: 'e.g. https://example.com/ticket/42' };
const newExternalLinks = texts('external_links', linkLooks);
const externalLinks = texts('external_links', {
	...linkLooks,
	description: replaces('external links'),
});
const newFiles = many(file, 'file_ids');
const files = many(file, 'file_ids', { description: replaces('files') });
const newLinkedFiles = many(linkedFile, 'linked_file_ids');
const linkedFiles = many(linkedFile, 'linked_file_ids', { description: replaces('linked files') });

/** What the version control of a team has attached to a story: no picker can list it. */
const attached = (wire: string, nouns: string) =>
	integers(wire, { placeholder: 'e.g. 12, 34', description: replaces(nouns) });

const comments = list(
	'comments',
	'Comment',
	[
		one(member, 'author_id', { label: 'Author' }),
		createdAt,
		externalId(1024),
		integer('parent_id', { label: 'Parent Comment ID', default: '' }),
		updatedAt,
	],
	{ required: [longText('text', { max: 100_000 })] },
);

const tasks = list(
	'tasks',
	'Task',
	[
		flag('complete', { description: 'Whether it is done already' }),
		createdAt,
		externalId(128),
		newOwners,
		updatedAt,
	],
	{ required: [text('description', { min: 1, max: 2048 })] },
);

const storyLinks = list(
	'story_links',
	'Story Relationship',
	[
		one(story, 'object_id', {
			label: 'To Story',
			description: 'Leave empty to mean the story that is being created',
		}),
		one(story, 'subject_id', {
			label: 'From Story',
			description: 'Leave empty to mean the story that is being created',
		}),
	],
	{
		label: 'Story Relationships',
		required: [
			choice('verb', ['blocks', 'duplicates', { name: 'Relates To', value: 'relates to' }], {
				label: 'Relationship',
			}),
		],
	},
);

const newSubTasks = list(
	'sub_tasks',
	'Sub-Task',
	[
		text('name', { max: 512, description: 'For a new story; leave empty to link an existing one' }),
		newOwners,
		state,
		one(story, 'story_id', { label: 'Existing Story' }),
	],
	{
		label: 'Sub-Tasks',
		check: (made) =>
			'story_id' in made === 'name' in made
				? 'needs either a name for a new story or an existing story, not both'
				: undefined,
	},
);

const subTasks = list('sub_tasks', 'Sub-Task', [], {
	label: 'Sub-Tasks',
	description: 'Replaces all sub-tasks that it has now',
	required: [one(story, 'story_id', { label: 'Story' })],
});

/** Of state and project exactly one must be sent; without either, the state is where new stories start. */
async function startingState(call: Call): Promise<void> {
	const { body } = call.values;
	if (body.workflow_state_id !== undefined || isSet(body.project_id)) return;
	const workflowId = await startingWorkflow(call, body.group_id);
	const workflow = await call.record('GET /api/v3/workflows/{workflow-public-id}', {
		path: { 'workflow-public-id': String(workflowId) },
	});
	body.workflow_state_id = workflow.default_state_id;
}

/** The team's own workflow, or that of the workspace. */
async function startingWorkflow(call: Call, teamId: unknown): Promise<unknown> {
	if (isSet(teamId)) {
		const { default_workflow_id, workflow_ids } = await call.record(
			'GET /api/v3/groups/{group-public-id}',
			{ path: { 'group-public-id': String(teamId) } },
		);
		const own = default_workflow_id ?? (Array.isArray(workflow_ids) ? workflow_ids[0] : undefined);
		if (isSet(own)) return own;
	}
	const member = await call.record('GET /api/v3/member');
	return getPath(member, 'workspace2.default_workflow_id');
}

const isSet = (value: unknown) => value !== undefined && value !== null;

/** The API replaces all custom fields at once: those that are not named here are sent as they are. */
async function keepOtherCustomFields(call: Call): Promise<void> {
	const { body, path } = call.values;
	if (body.custom_fields === undefined) return;
	const changed = recordsOf(body.custom_fields);
	const current = await call.record('GET /api/v3/stories/{story-public-id}', { path });
	const kept = recordsOf(current.custom_fields)
		.filter(({ field_id }) => !changed.some((one) => one.field_id === field_id))
		.map(({ field_id, value_id }) => ({ field_id, value_id }));
	body.custom_fields = [...kept, ...filledIn(changed)];
}

/** What is left empty in the form is a custom field that the story does not have. */
const filledIn = (fields: unknown) => recordsOf(fields).filter(({ value_id }) => isSet(value_id));

async function prepareNew(call: Call): Promise<void> {
	const { body } = call.values;
	if (body.custom_fields !== undefined) body.custom_fields = filledIn(body.custom_fields);
	await startingState(call);
}

const brief = pick(
	'id',
	'name',
	'app_url',
	'story_type',
	'workflow_state_id',
	'epic_id',
	'iteration_id',
	'group_id',
	'owner_ids',
	'labels',
	'estimate',
	'deadline',
	'started',
	'completed',
	'archived',
	'created_at',
	'updated_at',
);

const simplify: Simplify = (story) => {
	const simple = brief(story);
	if (simple.labels === undefined) return simple;
	return { ...simple, labels: recordsOf(simple.labels).map(({ name }) => name) };
};

export const storyResource = resource(
	'Story',
	{
		create: operation('POST /api/v3/stories', {
			required: [name(512)],
			optional: [
				archived,
				comments,
				completedAt(),
				createdAt,
				customFields,
				deadline,
				description(100_000),
				epicOf,
				estimate,
				externalId(1024),
				newExternalLinks,
				newFiles,
				newFollowers,
				iterationOf,
				newLabels,
				newLinkedFiles,
				moveTo,
				newOwners,
				parent,
				projectOf,
				requester,
				integer('source_task_id', {
					label: 'Source Task ID',
					default: '',
					nullable: true,
					description: 'The task of another story that this story was made from',
				}),
				startedAt(),
				state,
				storyLinks,
				one(storyTemplate, 'story_template_id', {
					label: 'Story Template',
					nullable: true,
					description: 'Notes where the story came from; takes over no content of the template',
				}),
				storyType,
				newSubTasks,
				tasks,
				teamOf,
				updatedAt,
			],
			check: ({ body }) =>
				isSet(body.workflow_state_id) && isSet(body.project_id)
					? "A story has either a state or a project. Remove 'State' or 'Project'."
					: undefined,
			prepare: prepareNew,
			description: 'Create a story; without a state it starts where new stories of its team start',
		}),
		delete: operation('DELETE /api/v3/stories/{story-public-id}', {
			required: [storyId],
			output: 'deleted',
		}),
		get: operation('GET /api/v3/stories/{story-public-id}', { required: [storyId] }),
		getAll: operation('POST /api/v3/stories/search', {
			reads: true,
			paging: wholeList,
			description: 'Retrieve a list of stories that fit exact filters',
			filters: [
				flag('archived', { description: 'Whether the stories are archived' }),
				...between('completed_at', 'Completed', dateTime),
				...between('created_at', 'Created', dateTime),
				...between('deadline', 'Due', day),
				many(epic, 'epic_ids'),
				without('epic_id', 'Epic'),
				estimate,
				externalId(1024),
				includesDescription('stories'),
				many(iteration, 'iteration_ids'),
				without('iteration_id', 'Iteration'),
				many(label, 'label_ids'),
				text('label_name', { min: 1, placeholder: 'e.g. backend' }),
				many(member, 'owner_ids', { label: 'Owner' }),
				without('owner_id', 'Owner'),
				many(project, 'project_ids'),
				without('project_id', 'Project'),
				requester,
				state,
				choices('workflow_state_types', ['backlog', 'unstarted', 'started', 'done'], {
					label: 'State Types',
				}),
				many(team, 'group_ids', { name: 'teamIds', label: 'Team' }),
				without('group_id', 'Team'),
				storyType,
				...between('updated_at', 'Updated', dateTime),
			],
		}),
		search: operation('GET /api/v3/search/stories', {
			required: [
				text('query', {
					min: 1,
					placeholder: 'e.g. is:started owner:jane label:"needs review"',
					description:
						'As in the search bar of Shortcut. <a href="https://help.shortcut.com/hc/en-us/articles/360000046646-Search-Operators">Search operators</a>.',
				}),
			],
			paging: searchPages,
			description: "Retrieve the stories that match a search with Shortcut's search operators",
			options: [
				choice(
					'detail',
					[
						{
							name: 'Full',
							value: 'full',
							description: 'With descriptions, comments, tasks, branches and pull requests',
						},
						{ name: 'Slim', value: 'slim', description: 'Without large texts; faster' },
					],
					{ default: 'full', description: 'How much of each story to return' },
				),
			],
		}),
		update: operation('PUT /api/v3/stories/{story-public-id}', {
			required: [storyId],
			optional: [
				archived,
				neighbour('after_id', story),
				neighbour('before_id', story),
				attached('branch_ids', 'branches'),
				attached('commit_ids', 'commits'),
				completedAt({ nullable: true }),
				customFields,
				deadline,
				description(100_000),
				epicOf,
				estimate,
				externalLinks,
				files,
				followers,
				iterationOf,
				labels,
				linkedFiles,
				moveTo,
				name(512),
				owners,
				parent,
				projectOf,
				attached('pull_request_ids', 'pull requests'),
				requester,
				startedAt({ nullable: true }),
				state,
				storyType,
				subTasks,
				teamOf,
			],
			prepare: keepOtherCustomFields,
		}),
	},
	{ simplify },
);
