/** What a story template holds: the story that is made from it, as far as it is said. */
import { arrayOf, isSet, objectOf, type Json } from '../../../engine/json';
import { inEach } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import type { ReadFirst } from '../../../engine/vocabulary/operation';
import { pick } from '../../../engine/vocabulary/output';
import { recordsOf } from '../../../engine/vocabulary/paging';
import type { Route } from '../../../engine/vocabulary/route';
import { eachOnce, withTypedLabels } from '../../labels';
import { filledIn, withIds, withPresent } from '../story/custom-fields';

/** Puts the IDs of custom fields and of their values in the place of their names. */
export async function prepareContents(job: Job): Promise<void> {
	const { story_contents: given, ...template } = job.values.body;
	if (given === undefined) return;
	const contents = objectOf(given);
	const { custom_fields: fields } = contents;
	if (fields !== undefined) contents.custom_fields = await withIds(job, recordsOf(fields));
	job.values.body = { ...template, story_contents: contents };
}

/** The body of a new template. */
export function newContents({ story_contents: given, ...template }: Json): Json {
	const { custom_fields: fields, ...contents } = withTypedLabels(objectOf(given));
	const set = fields !== undefined && { custom_fields: filledIn(recordsOf(fields)) };
	return { ...template, story_contents: { ...contents, ...set } };
}

/**
 * Whether the API keeps what is left out of the contents is not documented: all that the template
 * holds is sent again.
 */
export const keepContents = (route: Route): ReadFirst => ({
	route,
	if: ({ body }) => body.story_contents !== undefined,
	merge: ({ body }, { story_contents: present }) => {
		const { custom_fields, new_labels, ...given } = objectOf(body.story_contents);
		const kept = writable(objectOf(present));
		const labels = new_labels !== undefined && {
			labels: eachOnce(given.labels ?? kept.labels, new_labels),
		};
		const contents = {
			...kept,
			...given,
			...labels,
			...withPresent(custom_fields, kept.custom_fields),
		};
		return { ...body, story_contents: contents };
	},
});

const asIs = pick(
	'deadline',
	'description',
	'epic_id',
	'estimate',
	'external_links',
	'follower_ids',
	'group_id',
	'iteration_id',
	'name',
	'owner_ids',
	'project_id',
	'story_type',
	'workflow_state_id',
);
const ofTask = pick('complete', 'description', 'external_id', 'owner_ids');
const ofSubTask = pick('name', 'owner_ids', 'workflow_state_id');
const ofField = pick('field_id', 'value_id');

/** The contents that an answer has, as a request may have them. */
function writable(contents: Json): Json {
	const { custom_fields, files, labels, linked_files, sub_tasks, tasks } = contents;
	const lists = {
		custom_fields: recordsOf(custom_fields).map(ofField),
		file_ids: arrayOf(inEach('id', files)),
		labels: eachOnce(labels, []),
		linked_file_ids: arrayOf(inEach('id', linked_files)),
		sub_tasks: recordsOf(sub_tasks).map((one) => filled(ofSubTask(one))),
		tasks: recordsOf(tasks).map((one) => filled(ofTask(one))),
	};
	const held = Object.entries(lists).filter(([, list]) => list.length > 0);
	return { ...filled(asIs(contents)), ...Object.fromEntries(held) };
}

const filled = (one: Json): Json =>
	Object.fromEntries(Object.entries(one).filter(([, value]) => isSet(value)));
