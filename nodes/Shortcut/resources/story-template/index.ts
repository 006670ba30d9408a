import { groups, path, text, type Field } from '../../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../../engine/vocabulary/operation';
import { wholeList } from '../../../engine/vocabulary/paging';
import {
	author,
	customFields,
	deadline,
	description,
	followers,
	labels,
	labelsOfNew,
	name,
	newFollowers,
	newOwners,
	owners,
	storyType,
} from '../../fields';
import { moreLabels, typedLabels } from '../../labels';
import { storyTemplate } from '../../records';
import { switches } from '../../switches';
import {
	epicOf,
	estimate,
	externalLinks,
	files,
	iterationOf,
	linkedFiles,
	newExternalLinks,
	newFiles,
	newLinkedFiles,
	projectOf,
	state,
	tasksWith,
	teamOf,
} from '../story/fields';
import { keepContents, newContents, prepareContents } from './contents';

const TEMPLATE = 'GET /api/v3/entity-templates/{entity-template-public-id}';

const templateId = path(storyTemplate, 'entity-template-public-id');
const templateName = name(128, 'Bug Report');

const storyName = text('name', {
	name: 'storyName',
	label: 'Story Name',
	max: 512,
	placeholder: 'e.g. Bug:',
	description: 'What a story from this template is called, unless it is given another name',
});
const subTasks = groups('sub_tasks', 'Sub-Task', [newOwners, state], {
	label: 'Sub-Tasks',
	required: [text('name', { min: 1, max: 512 })],
});
const tasks = tasksWith();

/** Fields of the story that is made from the template. */
const ofStory = (...fields: Field[]) =>
	fields.map((one) => ({ ...one, wire: `story_contents.${one.wire}` }));

const inBoth = [
	deadline,
	epicOf,
	estimate,
	iterationOf,
	projectOf,
	storyType,
	{ ...state, nullable: true },
	subTasks,
	tasks,
	teamOf,
];

export const storyTemplateResource = resource(storyTemplate, {
	create: create('POST /api/v3/entity-templates', {
		required: [templateName],
		beside: ofStory(storyName, description(100_000), ...customFields),
		optional: [
			author('made'),
			...ofStory(
				...inBoth,
				labelsOfNew,
				newExternalLinks,
				newFiles,
				newFollowers,
				newLinkedFiles,
				newOwners,
				typedLabels,
			),
		],
		prepare: prepareContents,
		body: newContents,
		description: 'Create a template with what stories made from it should hold',
	}),
	delete: remove('DELETE /api/v3/entity-templates/{entity-template-public-id}', {
		required: [templateId],
		description: 'Delete a story template permanently; stories made from it stay',
	}),
	...switches('entity-templates', 'story templates'),
	get: get(TEMPLATE, { required: [templateId] }),
	getAll: list('GET /api/v3/entity-templates', { paging: wholeList }),
	update: update('PUT /api/v3/entity-templates/{entity-template-public-id}', {
		required: [templateId],
		beside: ofStory(...customFields),
		optional: [
			templateName,
			...ofStory(
				storyName,
				description(100_000),
				...inBoth,
				externalLinks,
				files,
				followers,
				labels,
				linkedFiles,
				moreLabels,
				owners,
			),
		],
		prepare: prepareContents,
		readFirst: keepContents(TEMPLATE),
		description: 'Change a story template; what is left out stays as it is',
	}),
});
