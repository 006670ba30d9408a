/** A story that is made from a template: what is filled in is added to that, or takes its place. */
import { isSet, objectOf, type Json } from '../../../engine/json';
import { notCleared, reference, references, type Field } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { create } from '../../../engine/vocabulary/operation';
import { recordsOf, requireList } from '../../../engine/vocabulary/paging';
import type { RecordKind } from '../../../engine/vocabulary/record';
import { plural, titleCase } from '../../../engine/vocabulary/words';
import {
	archived,
	asLabel,
	completedAt,
	createdAt,
	customFields,
	deadline,
	description,
	externalId,
	requester,
	startedAt,
	storyName,
	storyType,
	updatedAt,
} from '../../fields';
import { eachOnce, typedLabels } from '../../labels';
import { customField, file, labelName, linkedFile, member, storyTemplate } from '../../records';
import { filledIn, nameCustomFields } from './custom-fields';
import {
	comments,
	epicOf,
	estimate,
	iterationOf,
	links,
	moveTo,
	newSubTasks,
	parent,
	projectOf,
	sourceTask,
	state,
	storyLinks,
	tasks,
	teamOf,
} from './fields';
import { stateOrProject } from './new-story';
import { startingState } from './starting-state';

const inPlaceOf = (nouns: string) => `In place of all ${nouns} of the template`;

/** A list of the template: replaced as a whole, or added to and taken from. */
function adjusted(
	kind: RecordKind,
	wire: string,
	label: string,
	each?: (id: unknown) => unknown,
): Field[] {
	const change = (which: 'add' | 'remove') =>
		notCleared(
			references(kind, `${wire}_${which}`, { label: `${titleCase(which)} ${label}`, each }),
		);
	const description = inPlaceOf(plural(label).toLowerCase());
	return [references(kind, wire, { label, each, description }), change('add'), change('remove')];
}

export const createFromTemplate = create('POST /api/v3/stories/from-template', {
	required: [reference(storyTemplate, 'story_template_id')],
	beside: [storyName, description(100_000), teamOf, state, ...customFields],
	optional: [
		archived,
		comments,
		completedAt(),
		createdAt,
		notCleared(
			references(customField, 'custom_fields_remove', {
				label: 'Remove Field',
				description: 'Custom fields of the template that the story should not have',
				each: (field_id) => ({ field_id }),
			}),
		),
		deadline,
		epicOf,
		estimate,
		externalId(1024),
		links('external_links', { description: inPlaceOf('external links') }),
		links('external_links_add', { label: 'Add External Links' }),
		links('external_links_remove', { label: 'Remove External Links' }),
		...adjusted(file, 'file_ids', 'File'),
		...adjusted(member, 'follower_ids', 'Follower'),
		iterationOf,
		...adjusted(labelName, 'labels', 'Label', asLabel),
		...adjusted(linkedFile, 'linked_file_ids', 'Linked File'),
		moveTo,
		...adjusted(member, 'owner_ids', 'Owner'),
		parent,
		projectOf,
		requester,
		sourceTask,
		startedAt(),
		storyLinks,
		storyType,
		newSubTasks,
		tasks,
		typedLabels,
		updatedAt,
	],
	check: stateOrProject,
	prepare: prepareFromTemplate,
	name: 'Create From Template',
	action: 'Create a story from a template',
	description: 'Create a story from a template; what is filled in here takes precedence',
});

/** What is filled in is added to the template's custom fields and labels; a state comes from either of them. */
async function prepareFromTemplate(job: Job): Promise<void> {
	await nameCustomFields(job);
	job.values.body = added(job.values.body);
	const { body } = job.values;
	const contents = await contentsOf(job, body.story_template_id);
	if (isSet(contents.workflow_state_id) || isSet(contents.project_id)) return;
	await startingState(job, body.group_id ?? contents.group_id);
}

/** A custom field that was left empty is one that the story does not get. */
function added({ new_labels: typed, custom_fields: fields, ...body }: Json): Json {
	const given = recordsOf(fields);
	const filled = filledIn(given);
	const emptied = given
		.filter((one) => !filled.includes(one))
		.map(({ field_id }) => ({ field_id }));
	const removed = [...recordsOf(body.custom_fields_remove), ...emptied];
	return {
		...body,
		...(typed !== undefined && { labels_add: eachOnce(body.labels_add, typed) }),
		...(filled.length > 0 && { custom_fields_add: filled }),
		...(removed.length > 0 && { custom_fields_remove: removed }),
	};
}

/** The list of templates is the one in which names are looked up, so a run reads it once. */
async function contentsOf(job: Job, id: unknown): Promise<Json> {
	const templates = requireList(await job.known('GET /api/v3/entity-templates'));
	return objectOf(templates.find((one) => one.id === id)?.story_contents);
}
