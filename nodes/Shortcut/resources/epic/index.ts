import { reference } from '../../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../../engine/vocabulary/operation';
import { wholeList } from '../../../engine/vocabulary/paging';
import {
	archived,
	completedAt,
	createdAt,
	deadline,
	description,
	epicId,
	epicStateId,
	externalId,
	followers,
	labels,
	neighbour,
	objectives,
	owners,
	requester,
	startedAt,
	teams,
	updatedAt,
} from '../../fields';
import { keepLabels, moreLabels, withTypedLabels } from '../../labels';
import { searchFor, storiesOf } from '../../lists';
import { epic, story } from '../../records';
import { report } from '../../report';
import { epicName, newEpic, plannedStart } from './fields';
import { getManyEpics } from './get-many';
import { upsertEpic } from './upsert';

const EPIC = 'GET /api/v3/epics/{epic-public-id}';

export const epicResource = resource(epic, {
	create: create('POST /api/v3/epics', {
		...newEpic,
		required: [epicName],
		optional: [
			...newEpic.optional,
			reference(story, 'converted_from_story_id', {
				label: 'Converted From Story',
				nullable: true,
				description: 'The story that became this epic',
			}),
			createdAt,
			externalId(128),
			updatedAt,
		],
		body: withTypedLabels,
	}),
	delete: remove('DELETE /api/v3/epics/{epic-public-id}', {
		required: [epicId],
		description: 'Delete an epic permanently; its stories stay',
	}),
	get: get(EPIC, { required: [epicId] }),
	getAll: getManyEpics,
	getDocuments: list('GET /api/v3/epics/{epic-public-id}/documents', {
		required: [epicId],
		paging: wholeList,
		simplify: false,
		name: 'Get Documents',
		action: 'Get the documents of an epic',
		description: 'Retrieve the documents that are linked to an epic, where the workspace has Docs',
	}),
	getReport: report('GET /api/v3/epics/{epic-public-id}/stories', epicId, 'an epic'),
	getStories: storiesOf('GET /api/v3/epics/{epic-public-id}/stories', epicId, 'an epic'),
	search: list(
		'GET /api/v3/search/epics',
		searchFor(epic, 'is:started owner:jane !is:archived', 'With descriptions and comments'),
	),
	unlinkProductboard: action('POST /api/v3/epics/{epic-public-id}/unlink-productboard', {
		required: [epicId],
		done: true,
		name: 'Unlink From Productboard',
		action: 'Unlink an epic from its feature',
		description: 'Remove the link between an epic and its feature in Productboard',
	}),
	update: update('PUT /api/v3/epics/{epic-public-id}', {
		required: [epicId],
		optional: [
			archived,
			neighbour('after_id', epic),
			neighbour('before_id', epic),
			completedAt({ nullable: true }),
			deadline,
			description(100_000),
			epicStateId,
			externalId(128),
			followers,
			labels,
			moreLabels,
			epicName,
			objectives,
			owners,
			plannedStart,
			requester,
			startedAt({ nullable: true }),
			teams,
		],
		readFirst: keepLabels(EPIC),
		body: withTypedLabels,
		description: 'Change an epic; what is left out stays, and lists such as owners are replaced',
	}),
	upsert: upsertEpic,
});
