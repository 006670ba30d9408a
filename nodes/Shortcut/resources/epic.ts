import { day, reference } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
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
import { keepLabels, moreLabels, typedLabels, withTypedLabels } from '../new-labels';
import { epic, story } from '../records';

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
		options: [includesDescription('epics')],
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
});
