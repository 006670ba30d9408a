import { choice, reference, references, text } from '../../engine/vocabulary/field';
import { create, get, list, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { offsetPages } from '../api';
import {
	archived,
	archivedFilter,
	color,
	name,
	plainDescription,
	replaces,
	teamId,
	uuidField,
} from '../fields';
import { member, story, team, workflow } from '../records';

const teamName = name(63, 'Payments');
const mentionName = text('mention_name', {
	min: 1,
	max: 63,
	placeholder: 'e.g. payments',
	description: 'How the team is mentioned, without the @',
});
const description = plainDescription(4096);
const colorKey = choice(
	'color_key',
	[
		...['black', 'blue', 'brass', 'fuchsia', 'gray', 'green', 'midnight-blue', 'orange', 'pink'],
		...['purple', 'red', 'sky-blue', 'slate', 'turquoise', 'yellow', 'yellow-green'],
	],
	{ label: 'Color Name', default: 'blue', description: "One of Shortcut's own colors" },
);
const iconId = uuidField('display_icon_id', {
	label: 'Icon ID',
	description: 'The ID of a picture for its avatar',
});
const members = (more?: string) =>
	references(member, 'member_ids', { label: 'Member', description: more });
const workflows = (more?: string) =>
	references(workflow, 'workflow_ids', { label: 'Workflow', description: more });

/** The API calls a team a group. It cannot be deleted, only archived. */
export const teamResource = resource(team, {
	create: create('POST /api/v3/groups', {
		required: [teamName, mentionName],
		beside: [description],
		optional: [color(), colorKey, iconId, members(), workflows()],
		description: 'Create a team, where the plan of the workspace allows one more',
	}),
	get: get('GET /api/v3/groups/{group-public-id}', { required: [teamId] }),
	getAll: list('GET /api/v3/groups', {
		paging: wholeList,
		filters: [archivedFilter('teams')],
	}),
	getStories: list('GET /api/v3/groups/{group-public-id}/stories', {
		required: [teamId],
		paging: offsetPages,
		of: story,
		name: 'Get Stories',
		action: 'Get the stories of a team',
		description: 'Retrieve the stories of a team',
	}),
	update: update('PUT /api/v3/groups/{group-public-id}', {
		required: [teamId],
		optional: [
			archived,
			color({ nullable: true }),
			colorKey,
			reference(workflow, 'default_workflow_id', {
				label: 'Default Workflow',
				nullable: true,
				description: 'Where new stories of the team start',
			}),
			description,
			{ ...iconId, nullable: true },
			members(replaces('members')),
			mentionName,
			teamName,
			workflows(replaces('workflows')),
		],
		description: 'Change a team; archive it to put it away, since teams cannot be deleted',
	}),
});
