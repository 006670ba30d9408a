import { choice, longText, path, type Field } from '../../engine/vocabulary/field';
import type { Job } from '../../engine/vocabulary/job';
import { create, get, list, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import { idOf } from '../../engine/vocabulary/answered';
import { epicId, objectiveId } from '../fields';
import { epicHealth } from '../records';

const EPIC = '/api/v3/epics/{epic-public-id}';
const OBJECTIVE = '/api/v3/objectives/{objective-public-id}';

const status = choice('status', ['On Track', 'At Risk', 'Off Track', 'No Health'], {
	default: 'On Track',
	description: 'How it is going',
});
const text = longText('text', { description: 'What there is to say about it' });

/** What epics and objectives have in common. */
const usual = (of: typeof EPIC | typeof OBJECTIVE, id: Field, noun: string) => ({
	create: create(`POST ${of}/health` as const, {
		required: [id, status],
		beside: [text],
		action: `Set the health of an ${noun}`,
		description: `Set how an ${noun} is going; what was set before stays in its history`,
	}),
	get: get(`GET ${of}/health` as const, {
		required: [id],
		action: `Get the health of an ${noun}`,
		description: `Retrieve how an ${noun} is going, as it was set last`,
	}),
	getHistory: list(`GET ${of}/health-history` as const, {
		required: [id],
		paging: wholeList,
		name: 'Get History',
		action: `Get the health history of an ${noun}`,
		description: `Retrieve how an ${noun} was going, each time that it was set`,
	}),
});

export const epicHealthResource = resource(epicHealth, {
	...usual(EPIC, epicId, 'epic'),
	update: update('PUT /api/v3/health/{health-public-id}', {
		required: [epicId],
		beside: [
			path(epicHealth, 'health-public-id', {
				label: 'Health',
				description: 'Which entry of the history to correct; leave empty for the last one',
			}),
		],
		optional: [status, text],
		prepare: takeNewest,
		action: 'Update the health of an epic',
		description: 'Correct what was set about how an epic is going',
	}),
});

export const objectiveHealthResource = resource(
	'Objective Health',
	usual(OBJECTIVE, objectiveId, 'objective'),
);

/** An epic whose health was not set yet may have one without an ID. */
async function takeNewest(job: Job): Promise<void> {
	const { path } = job.values;
	if (path['health-public-id'] !== undefined) return;
	const id = idOf(await job.record(`GET ${EPIC}/health`, { path }));
	if (id === undefined) {
		throw new Error('The health of this epic was not set yet. Use Create.');
	}
	job.values.path = { ...path, 'health-public-id': String(id) };
}
