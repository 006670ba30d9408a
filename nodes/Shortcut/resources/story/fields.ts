/** The parameters that only stories have. */
import {
	choice,
	flag,
	groups,
	integer,
	integers,
	longText,
	reference,
	references,
	text,
	webAddresses,
	type Field,
	type FieldOptions,
} from '../../../engine/vocabulary/field';
import type { Values } from '../../../engine/vocabulary/values';
import {
	author,
	createdAt,
	externalId,
	newOwners,
	replaces,
	updatedAt,
	webAddress,
} from '../../fields';
import {
	epic,
	file,
	iteration,
	linkedFile,
	project,
	story,
	team,
	workflowState,
} from '../../records';

/** The ID of the story that the path names, as bodies have it. */
export const storyIn = ({ path }: Values) => Number(path['story-public-id']);

export const state = reference(workflowState, 'workflow_state_id', {
	label: 'State',
	description: 'Where several workflows have a state of that name, add the workflow: Done (Design)',
});
export const teamOf = reference(team, 'group_id', { nullable: true });
export const epicOf = reference(epic, 'epic_id', { nullable: true });
export const iterationOf = reference(iteration, 'iteration_id', { nullable: true });
export const parent = reference(story, 'parent_story_id', {
	label: 'Parent Story',
	nullable: true,
	description: 'Makes this a sub-task of another story, where the workspace has sub-tasks',
});
export const projectOf = reference(project, 'project_id', {
	nullable: true,
	description: 'For workspaces that still use projects. A story has either a project or a state.',
});
const points = { min: 0, description: 'In points, on the scale of the workspace' };
export const estimate = integer('estimate', { ...points, nullable: true });
/** A search takes no null: without a value it is not narrowed. */
export const estimateFilter = integer('estimate', points);
export const moveTo = choice('move_to', ['first', 'last'], {
	label: 'Position',
	description: 'Where to put it among the stories of its state',
});
const LINK_EXAMPLE = 'e.g. https://example.com/ticket/42';
/** Links to what a story is about in other tools. */
export const links = (wire: string, options: FieldOptions = {}) =>
	webAddresses(wire, { button: 'Add Link', placeholder: LINK_EXAMPLE, ...options });
export const newExternalLinks = links('external_links');
export const externalLinks = links('external_links', { description: replaces('external links') });
/** The link of one story in another tool, which nothing but the same link is. */
export const externalLink = (options: FieldOptions = {}) =>
	webAddress('external_link', {
		label: 'External Link',
		placeholder: LINK_EXAMPLE,
		description: 'The whole link as the story has it, with upper and lower case',
		...options,
	});
export const newFiles = references(file, 'file_ids');
export const files = references(file, 'file_ids', { description: replaces('files') });
export const newLinkedFiles = references(linkedFile, 'linked_file_ids');
export const linkedFiles = references(linkedFile, 'linked_file_ids', {
	description: replaces('linked files'),
});

/** What the version control of a team has attached to a story: no picker can list it. */
export const attached = (wire: string, nouns: string) =>
	integers(wire, { placeholder: 'e.g. 12, 34', description: replaces(nouns) });

export const sourceTask = integer('source_task_id', {
	label: 'Source Task ID',
	default: '',
	nullable: true,
	description: 'The task of another story that this story was made from',
});

export const comments = groups(
	'comments',
	'Comment',
	[
		author('wrote'),
		createdAt,
		externalId(1024),
		integer('parent_id', {
			label: 'Parent Comment ID',
			default: '',
			description: 'The comment that this one answers',
		}),
		updatedAt,
	],
	{ required: [longText('text', { max: 100_000 })] },
);

/** @param dates what an import says of a task beside the rest */
export const tasksWith = (...dates: Field[]) =>
	groups(
		'tasks',
		'Task',
		[
			flag('complete', { description: 'Whether it is done already' }),
			externalId(128),
			newOwners,
			...dates,
		],
		{ required: [text('description', { min: 1, max: 2048 })] },
	);
export const tasks = tasksWith(createdAt, updatedAt);

const relationship = choice(
	'verb',
	['blocks', 'duplicates', { name: 'Relates To', value: 'relates to' }],
	{ label: 'Relationship', description: "How 'From Story' stands to 'To Story'" },
);

export const storyLinks = groups(
	'story_links',
	'Story Link',
	[
		reference(story, 'object_id', {
			label: 'To Story',
			description: 'Leave empty to mean the story that is being created',
		}),
		reference(story, 'subject_id', {
			label: 'From Story',
			description: 'Leave empty to mean the story that is being created',
		}),
	],
	{
		label: 'Story Links',
		required: [relationship],
		notes: [relationship],
	},
);

export const newSubTasks = groups(
	'sub_tasks',
	'Sub-Task',
	[
		text('name', { max: 512, description: 'For a new story; leave empty to link an existing one' }),
		newOwners,
		state,
		reference(story, 'story_id', {
			label: 'Existing Story',
			description: 'A story that becomes a sub-task, in place of a new one',
		}),
	],
	{
		label: 'Sub-Tasks',
		check: (made) =>
			'story_id' in made === 'name' in made
				? 'needs either a name for a new story or an existing story, not both'
				: undefined,
	},
);

export const subTasks = groups('sub_tasks', 'Sub-Task', [], {
	label: 'Sub-Tasks',
	description: 'Replaces all sub-tasks that it has now',
	required: [reference(story, 'story_id', { label: 'Story' })],
});
