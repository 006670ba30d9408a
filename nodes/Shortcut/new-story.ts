/** What a new story is made of, whether it is made alone or together with others. */
import { reference } from '../engine/vocabulary/field';
import type { Values } from '../engine/vocabulary/values';
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
} from './fields';
import { typedLabels } from './new-labels';
import { storyTemplate } from './records';
import { isSet } from './starting-state';
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
} from './story-fields';
import { prepareNew } from './story-values';

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
