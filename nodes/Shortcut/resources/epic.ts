import { day, reference } from '../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { tellsCreated } from '../../engine/vocabulary/output';
import { wholeList } from '../../engine/vocabulary/paging';
import { numberedPages, searchPages } from '../api';
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
	includesDescription,
	labels,
	labelsOfNew,
	name,
	neighbour,
	newFollowers,
	newObjectives,
	newOwners,
	newTeams,
	objectives,
	owners,
	requester,
	startedAt,
	teams,
	updatedAt,
} from '../fields';
import { matchBy, upsertEpic } from '../epic-upsert';
import { epicFilters, epics } from '../kept';
import { keepLabels, moreLabels, typedLabels, withTypedLabels } from '../new-labels';
import { epic, story } from '../records';
import { report } from '../report';
import { searchDetail, searchQuery } from '../search';
import { storiesOf } from '../stories-of';

const EPIC = 'GET /api/v3/epics/{epic-public-id}';

const epicName = name(256, 'Checkout');
const plannedStart = day('planned_start_date', {
	as: 'midnight',
	label: 'Planned Start',
	nullable: true,
	description: 'The day on which work should start',
});

export const epicResource = resource(epic, {
	create: create('POST /api/v3/epics', {
		required: [epicName],
		beside: [description(100_000), epicStateId, plannedStart, deadline],
		optional: [
			completedAt(),
			reference(story, 'converted_from_story_id', {
				label: 'Converted From Story',
				nullable: true,
				description: 'The story that became this epic',
			}),
			createdAt,
			externalId(128),
			labelsOfNew,
			newFollowers,
			newObjectives,
			newOwners,
			newTeams,
			requester,
			startedAt(),
			typedLabels,
			updatedAt,
		],
		body: withTypedLabels,
	}),
	delete: remove('DELETE /api/v3/epics/{epic-public-id}', {
		required: [epicId],
		description: 'Delete an epic permanently; its stories stay',
	}),
	get: get(EPIC, { required: [epicId] }),
	getAll: list('GET /api/v3/epics/paginated', {
		paging: numberedPages,
		run: epics,
		filters: epicFilters,
		options: [includesDescription('epics')],
	}),
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
	search: list('GET /api/v3/search/epics', {
		required: [searchQuery('is:started owner:jane !is:archived')],
		paging: searchPages,
		options: [searchDetail('epic', 'With descriptions and comments')],
		description: "Retrieve the epics that match a search with Shortcut's search operators",
	}),
	unlinkProductboard: action('POST /api/v3/epics/{epic-public-id}/unlink-productboard', {
		required: [epicId],
		done: true,
		name: 'Unlink From Productboard',
		action: 'Unlink an epic',
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
	}),
	upsert: action('POST /api/v3/epics', {
		required: [...matchBy, epicName],
		beside: [description(100_000), epicStateId, plannedStart, deadline],
		optional: [
			completedAt(),
			labelsOfNew,
			newFollowers,
			newObjectives,
			newOwners,
			newTeams,
			requester,
			startedAt(),
			typedLabels,
		],
		tells: tellsCreated,
		run: upsertEpic,
	}),
});
