/** What the API wants to have with a story that is made from a template. */
import { objectOf, type Json } from '../engine/json';
import type { Job } from '../engine/vocabulary/job';
import { recordsOf, requireList } from '../engine/vocabulary/paging';
import { eachOnce } from './new-labels';
import { isSet, startingState } from './starting-state';
import { filledIn, nameCustomFields } from './story-values';

/** What is filled in is added to the template's custom fields and labels; a state comes from either of them. */
export async function prepareFromTemplate(job: Job): Promise<void> {
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
