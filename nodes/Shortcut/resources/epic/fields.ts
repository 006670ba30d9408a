/** The parameters that only epics have. */
import { day } from '../../../engine/vocabulary/field';
import {
	completedAt,
	deadline,
	description,
	epicStateId,
	labelsOfNew,
	name,
	newFollowers,
	newObjectives,
	newOwners,
	newTeams,
	requester,
	startedAt,
} from '../../fields';
import { typedLabels } from '../../labels';

export const epicName = name(256, 'Checkout');

export const plannedStart = day('planned_start_date', {
	as: 'midnight',
	label: 'Planned Start',
	nullable: true,
	description: 'The day on which work should start',
});

/** What a new epic is made of, whether it is certain that it is new or not. */
export const newEpic = {
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
};
