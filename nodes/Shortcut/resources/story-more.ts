/** Other ways to find stories and to make them. */
import { reference, references, type Field } from '../../engine/vocabulary/field';
import { create, list } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import type { RecordKind } from '../../engine/vocabulary/record';
import {
	archived,
	asLabel,
	completedAt,
	createdAt,
	customFields,
	deadline,
	description,
	externalId,
	notCleared,
	requester,
	startedAt,
	storyId,
	storyName,
	storyType,
	updatedAt,
	webAddress,
} from '../fields';
import { prepareFromTemplate } from '../from-template';
import { historyExamples, historyRows, namedHistory } from '../history';
import { typedLabels } from '../new-labels';
import { stateOrProject } from '../new-story';
import { customField, file, labelName, linkedFile, member, storyTemplate } from '../records';
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
} from '../story-fields';

const inPlaceOf = (nouns: string) => `In place of all ${nouns} of the template`;

/** A list of the template: replaced as a whole, or added to and taken from. */
function adjusted(
	kind: RecordKind,
	[wire, name, label, nouns]: [wire: string, name: string, label: string, nouns: string],
	each?: (id: unknown) => unknown,
): Field[] {
	const change = (which: 'add' | 'remove') =>
		notCleared(
			references(kind, `${wire}_${which}`, {
				label: `${label} to ${which === 'add' ? 'Add' : 'Remove'}`,
				each,
			}),
		);
	return [
		references(kind, wire, { name, label, each, description: inPlaceOf(nouns) }),
		change('add'),
		change('remove'),
	];
}

export const more = {
	createFromTemplate: create('POST /api/v3/stories/from-template', {
		required: [reference(storyTemplate, 'story_template_id')],
		beside: [storyName, description(100_000), teamOf, state, ...customFields],
		optional: [
			archived,
			comments,
			completedAt(),
			createdAt,
			notCleared(
				references(customField, 'custom_fields_remove', {
					label: 'Custom Field to Remove',
					each: (field_id) => ({ field_id }),
				}),
			),
			deadline,
			epicOf,
			estimate,
			externalId(1024),
			links('external_links', { description: inPlaceOf('external links') }),
			links('external_links_add', { label: 'External Links to Add' }),
			links('external_links_remove', { label: 'External Links to Remove' }),
			...adjusted(file, ['file_ids', 'fileIds', 'File', 'files']),
			...adjusted(member, ['follower_ids', 'followerIds', 'Follower', 'followers']),
			iterationOf,
			...adjusted(labelName, ['labels', 'labels', 'Label', 'labels'], asLabel),
			...adjusted(linkedFile, ['linked_file_ids', 'linkedFileIds', 'Linked File', 'linked files']),
			moveTo,
			...adjusted(member, ['owner_ids', 'ownerIds', 'Owner', 'owners']),
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
	}),
	getByExternalLink: list('GET /api/v3/external-link/stories', {
		required: [
			webAddress('external_link', {
				label: 'External Link',
				placeholder: 'e.g. https://example.com/ticket/42',
				description: 'The whole link as the stories have it, with upper and lower case',
			}),
		],
		paging: wholeList,
		name: 'Get by External Link',
		action: 'Get the stories with an external link',
		description: 'Retrieve the stories that have an external link, such as that of a ticket',
	}),
	getHistory: list('GET /api/v3/stories/{story-public-id}/history', {
		required: [storyId],
		paging: historyRows,
		run: namedHistory,
		examples: historyExamples,
		simplify: false,
		name: 'Get History',
		action: 'Get the history of a story',
		description: 'Retrieve what has changed in a story: when, by whom, from what and to what',
	}),
	getSubTasks: list('GET /api/v3/stories/{story-public-id}/sub-tasks', {
		required: [storyId],
		paging: wholeList,
		name: 'Get Sub-Tasks',
		action: 'Get the stories below a story',
		description: 'Retrieve the stories that are sub-tasks of a story',
	}),
};
