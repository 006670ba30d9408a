import { flag, groups, path, reference, text, type Field } from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import {
	customFields,
	deadline,
	description,
	externalId,
	followers,
	labels,
	labelsOfNew,
	name,
	newFollowers,
	newOwners,
	owners,
	storyType,
} from '../fields';
import { moreLabels, typedLabels } from '../new-labels';
import { member, storyTemplate } from '../records';
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
	teamOf,
} from '../story-fields';
import { keepContents, newContents, prepareContents } from '../template-contents';

const TEMPLATE = 'GET /api/v3/entity-templates/{entity-template-public-id}';

const templateId = path(storyTemplate, 'entity-template-public-id');
const templateName = name(128, 'Bug Report');

const storyName = text('name', {
	name: 'storyName',
	label: 'Story Name',
	max: 512,
	placeholder: 'e.g. Bug: ',
	description: 'What the name of a new story begins with',
});
const subTasks = groups('sub_tasks', 'Sub-Task', [newOwners, state], {
	label: 'Sub-Tasks',
	required: [text('name', { min: 1, max: 512 })],
});
const tasks = groups(
	'tasks',
	'Task',
	[flag('complete', { description: 'Whether it is done already' }), externalId(128), newOwners],
	{ required: [text('description', { min: 1, max: 2048 })] },
);

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

const switched = (on: string) =>
	({
		done: true,
		name: on,
		action: `${on} story templates`,
		description: `${on} story templates for the whole workspace: it concerns everyone in it, and not one template`,
	}) as const;

export const storyTemplateResource = resource(storyTemplate, {
	create: create('POST /api/v3/entity-templates', {
		required: [templateName],
		beside: ofStory(storyName, description(100_000), ...customFields),
		optional: [
			reference(member, 'author_id', {
				label: 'Author',
				description: 'Who made it, if that is not the owner of the token',
			}),
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
	disable: action('PUT /api/v3/entity-templates/disable', switched('Disable')),
	enable: action('PUT /api/v3/entity-templates/enable', switched('Enable')),
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
