/** What a new story is made of, whether it is made alone or together with others. */
import { arrayOf, isSet, type Json } from '../../../engine/json';
import { inEach } from '../../../engine/vocabulary/answered';
import { reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import type { Values } from '../../../engine/vocabulary/values';
import {
	archived,
	completedAt,
	createdAt,
	customFields,
	deadline,
	description,
	externalId,
	firstLabel,
	firstOwner,
	labelsOfNew,
	newFollowers,
	newOwners,
	requester,
	startedAt,
	storyName,
	storyType,
	updatedAt,
} from '../../fields';
import { eachOnce, typedLabels, withTypedLabels } from '../../labels';
import { storyTemplate } from '../../records';
import { filledIn, nameCustomFields } from './custom-fields';
import {
	comments,
	epicOf,
	estimate,
	iterationOf,
	moveTo,
	newExternalLinks,
	newFiles,
	newLinkedFiles,
	newSubTasks,
	parent,
	projectOf,
	sourceTask,
	state,
	storyLinks,
	tasks,
	teamOf,
} from './fields';
import { startingState } from './starting-state';

/** The API refuses a story with both. */
export const stateOrProject = ({ body }: Values) =>
	isSet(body.workflow_state_id) && isSet(body.project_id)
		? "A story has either a state or a project. Leave 'State' or 'Project' empty."
		: undefined;

export const newStory = {
	required: [storyName],
	beside: [description(100_000), storyType, teamOf, state, firstOwner, firstLabel, ...customFields],
	optional: [
		archived,
		newOwners,
		labelsOfNew,
		comments,
		completedAt(),
		createdAt,
		deadline,
		epicOf,
		estimate,
		externalId(1024),
		newExternalLinks,
		newFiles,
		newFollowers,
		iterationOf,
		newLinkedFiles,
		moveTo,
		parent,
		projectOf,
		requester,
		sourceTask,
		startedAt(),
		storyLinks,
		reference(storyTemplate, 'story_template_id', {
			label: 'Story Template',
			nullable: true,
			description: 'Notes where the story came from; takes over no content of the template',
		}),
		newSubTasks,
		tasks,
		typedLabels,
		updatedAt,
	],
	check: stateOrProject,
	prepare: prepareNew,
};

/** Completes a new story: names become IDs, and it starts somewhere. */
export async function prepareNew(job: Job): Promise<void> {
	job.values.body = withWanted(job.values);
	await nameCustomFields(job);
	const { body } = job.values;
	if (body.custom_fields !== undefined)
		body.custom_fields = filledIn(recordsOf(body.custom_fields));
	await startingState(job);
}

/** The body with typed labels, and with the one owner and the one label that stand in the panel. */
export function withWanted({ body: given, local: { owner_id: owner, label } }: Values): Json {
	const body = withTypedLabels(given);
	const { owner_ids: owners, labels } = body;
	const first = {
		...(isSet(owner) && { owner_ids: [...new Set([owner, ...arrayOf(owners)])] }),
		...(isSet(label) && { labels: eachOnce([{ name: label }], inEach('name', labels)) }),
	};
	return { ...body, ...first };
}
