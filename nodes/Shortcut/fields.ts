/** Parameters that several operations of Shortcut share. */
import {
	choice,
	code,
	color as colorField,
	customFields as customFieldsForm,
	dateTime,
	day,
	flag,
	flagFor,
	longText,
	reference,
	references,
	path,
	text,
	webAddress as anyAddress,
	type Field,
	type FieldOptions,
} from '../engine/vocabulary/field';
import { uuid, type RecordKind } from '../engine/vocabulary/record';
import { STORY_TYPES } from './api';
import {
	epic,
	epicState,
	iteration,
	label,
	labelName,
	member,
	objective,
	project,
	story,
	storyComment,
	storyFields,
	storyTask,
	team,
	workflow,
} from './records';

export const epicId = path(epic, 'epic-public-id');
export const iterationId = path(iteration, 'iteration-public-id');
export const labelId = path(label, 'label-public-id');
export const memberId = path(member, 'member-public-id');
export const objectiveId = path(objective, 'objective-public-id');
export const projectId = path(project, 'project-public-id');
export const storyId = path(story, 'story-public-id');
export const storyCommentId = path(storyComment, 'comment-public-id', { label: 'Comment' });
export const storyTaskId = path(storyTask, 'task-public-id', { label: 'Task' });
export const teamId = path(team, 'group-public-id');
export const workflowId = path(workflow, 'workflow-public-id');

export const name = (max: number, example: string) =>
	text('name', { min: 1, max, placeholder: `e.g. ${example}` });
export const storyName = name(512, 'Show the total before checkout');

/** What people read as Markdown in Shortcut's own pages. */
export const description = (max: number) =>
	longText('description', { max, description: 'Formatted with Markdown' });

/** Where nothing is said of Markdown. */
export const plainDescription = (max?: number) => longText('description', { max });

export const archived = flag('archived', {
	description: 'Whether it is archived: kept, but out of sight',
});

/** A filter of the API: off is a choice, too. */
export const archivedFilter = (nouns: string, options: FieldOptions = {}) =>
	flag('archived', {
		...options,
		description: `Whether to return only ${nouns} that are archived, or only those that are not`,
	});

export const deadline = day('deadline', {
	as: 'midnight',
	nullable: true,
	description: 'The day by which it should be done',
});

export const createdAt = dateTime('created_at', {
	description: 'When it was created, if that is not now; for imports from another tool',
});

export const updatedAt = dateTime('updated_at', {
	description: 'When it was last changed, if that is not now; for imports from another tool',
});

export const startedAt = (options: FieldOptions = {}) =>
	dateTime('started_at_override', {
		label: 'Started At',
		description: 'When work started, in place of what Shortcut noted itself',
		...options,
	});

export const completedAt = (options: FieldOptions = {}) =>
	dateTime('completed_at_override', {
		label: 'Completed At',
		description: 'When work was completed, in place of what Shortcut noted itself',
		...options,
	});

export const externalId = (max: number, min = 0) =>
	code('external_id', {
		max,
		min,
		placeholder: 'e.g. T-4711',
		description: 'Its ID in another tool, such as the one that it was imported from',
	});

/** Lists replace what the record holds now. */
export const replaces = (noun: string) => `Replaces all ${noun} that it has now`;

export const owners = references(member, 'owner_ids', {
	label: 'Owner',
	description: replaces('owners'),
});
export const newOwners = references(member, 'owner_ids', { label: 'Owner' });

export const followers = references(member, 'follower_ids', {
	label: 'Follower',
	description: replaces('followers'),
});
export const newFollowers = references(member, 'follower_ids', { label: 'Follower' });

/** A label as the API takes it. */
export const asLabel = (name: unknown) => ({ name });

/**
 * What a new record usually has one of. A list to pick several from would be read as soon as the panel
 * opens, and makes it slow; it stands in the collection.
 */
export const firstOwner = reference(member, 'owner_id', {
	in: 'local',
	label: 'Owner',
	description: "More owners go under 'Additional Fields'",
});
export const firstLabel = reference(labelName, 'label', {
	in: 'local',
	name: 'label',
	description: "One that does not exist yet is made. More labels go under 'Additional Fields'.",
});

const labelsAnd = (description: string) =>
	references(labelName, 'labels', { name: 'labels', label: 'Label', each: asLabel, description });
export const labelsOfNew = labelsAnd("Names that do not exist yet go under 'New Labels'");
export const labels = labelsAnd(
	`${replaces('labels')}. Names that do not exist yet go under 'New Labels'`,
);

export const newTeams = references(team, 'group_ids', { name: 'teamIds', label: 'Team' });
export const teams = references(team, 'group_ids', {
	name: 'teamIds',
	label: 'Team',
	description: replaces('teams'),
});

export const newObjectives = references(objective, 'objective_ids');
export const objectives = references(objective, 'objective_ids', {
	description: replaces('objectives'),
});

export const epicStateId = reference(epicState, 'epic_state_id', { label: 'State' });
export const requester = reference(member, 'requested_by_id', {
	label: 'Requester',
	description: 'Who asked for it',
});

export const author = (verb: string) =>
	reference(member, 'author_id', {
		label: 'Author',
		description: `Who ${verb} it, if that is not the owner of the token`,
	});

export const commentText = longText('text', {
	min: 1,
	max: 100_000,
	description: 'Formatted with Markdown; @name mentions a member',
});

export const uploader = reference(member, 'uploader_id', {
	label: 'Uploader',
	description: 'Who uploaded it, if that is not the owner of the token',
});

/** A UUID of what no picker can list. */
export const uuidField = (wire: string, options: FieldOptions) =>
	code(wire, {
		...options,
		pattern: { regex: new RegExp(`^${uuid.pattern}$`), says: uuid.says },
		placeholder: `e.g. ${uuid.example}`,
	});

/** A link; other than in names, upper and lower case are two things in it. */
export const webAddress = (wire: string, options: FieldOptions = {}) =>
	anyAddress(wire, { label: 'URL', placeholder: 'e.g. https://example.com/mock-up', ...options });

export const storyType = choice('story_type', STORY_TYPES, {
	label: 'Type',
	default: 'feature',
});

export const color = (options: FieldOptions = {}) => colorField('color', options);

/** An order within a list, by naming a neighbour. */
export const neighbour = (wire: 'before_id' | 'after_id', kind: RecordKind) =>
	reference(kind, wire, {
		label: wire === 'before_id' ? 'Place Before' : 'Place After',
		description: `The ${kind.name.toLowerCase()} that should come right ${wire === 'before_id' ? 'behind' : 'ahead of'} it`,
	});

export const includesDescription = (nouns: string) =>
	flag('includes_description', {
		label: 'Include Description',
		description: `Whether to return the full description of the ${nouns} too`,
	});

/** A filter for records that lack something: sent as `null`, absent when it is off. */
export const without = (wire: string, noun: string) =>
	flagFor(null, wire, {
		name: `without${noun}`,
		label: `Without ${noun}`,
		description: `Whether to return only stories that have no ${noun.toLowerCase()}`,
	});

/** Two ends of a time: `created_at_start` and `created_at_end`. */
export function between(wire: string, noun: string, made: typeof dateTime | typeof day): Field[] {
	const options = made === day ? { as: 'midnight' as const } : {};
	return [
		made(`${wire}_start`, { ...options, label: `${noun} After` }),
		made(`${wire}_end`, { ...options, label: `${noun} Before` }),
	];
}

export const customFields = customFieldsForm(storyFields, 'custom_fields', (values) =>
	Object.entries(values).map(([field_id, value_id]) => ({ field_id, value_id })),
);

export const searchQuery = (example: string) =>
	text('query', {
		min: 1,
		placeholder: `e.g. ${example}`,
		description:
			'As in the search bar of Shortcut. <a href="https://help.shortcut.com/hc/en-us/articles/360000046646-Search-Operators">Search operators</a>.',
	});

/** @param full what is told of a record in full */
export const searchDetail = (noun: string, full: string) =>
	choice(
		'detail',
		[
			{ name: 'Full', value: 'full', description: full },
			{ name: 'Slim', value: 'slim', description: 'Without large texts; faster' },
		],
		{ default: 'full', description: `How much of each ${noun} to return` },
	);
