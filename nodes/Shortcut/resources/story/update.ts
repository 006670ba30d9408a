/** A change of one story. */
import { update, type ReadFirst } from '../../../engine/vocabulary/operation';
import {
	archived,
	completedAt,
	customFields,
	deadline,
	description,
	followers,
	labels,
	neighbour,
	owners,
	requester,
	startedAt,
	storyId,
	storyName,
	storyType,
} from '../../fields';
import { addsLabels, moreLabels, withTypedLabels } from '../../labels';
import { story } from '../../records';
import { nameCustomFields, withPresent } from './custom-fields';
import {
	attached,
	epicOf,
	estimate,
	externalLinks,
	files,
	iterationOf,
	linkedFiles,
	moveTo,
	parent,
	projectOf,
	state,
	subTasks,
	teamOf,
} from './fields';

/**
 * The API replaces all custom fields at once, and all labels: those that the change leaves alone are
 * sent as they are.
 */
const keepTheRest: ReadFirst = {
	route: 'GET /api/v3/stories/{story-public-id}',
	if: (values) => addsLabels(values) || values.body.custom_fields !== undefined,
	merge: (values, { labels, custom_fields: present }) => ({
		...values.body,
		...(addsLabels(values) && { labels }),
		...withPresent(values.body.custom_fields, present),
	}),
};

export const updateStory = update('PUT /api/v3/stories/{story-public-id}', {
	required: [storyId],
	beside: customFields,
	optional: [
		archived,
		neighbour('after_id', story),
		neighbour('before_id', story),
		attached('branch_ids', 'branches'),
		attached('commit_ids', 'commits'),
		completedAt({ nullable: true }),
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
		moreLabels,
		moveTo,
		storyName,
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
	prepare: nameCustomFields,
	readFirst: keepTheRest,
	body: withTypedLabels,
	description: 'Change a story; what is left out stays, and lists such as owners are replaced',
});
