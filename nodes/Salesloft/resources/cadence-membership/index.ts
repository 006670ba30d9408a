import { isRefusal, knownId } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { flag, reference } from '../../../engine/vocabulary/field';
import type { Json } from '../../../engine/json';
import { action, get, list, remove, resource } from '../../../engine/vocabulary/operation';
import { inSteps } from '../../../engine/vocabulary/steps';
import { cursorPages } from '../../api';
import { between, cadenceMembershipId, ids, sorting, toCadence } from '../../fields';
import { cadence, cadenceMembership, person } from '../../records';
import { currentMembership, currentMemberships, endMembership, tellSeveral } from './current';
import { movePerson } from './move';
import { toStart } from './start';

/** The API refuses a person who is on the cadence already. Who is skipped stays as they are on it. */
async function addPerson(job: Job): Promise<Json> {
	const { body, local } = job.values;
	if (local.skip_existing !== true) return await job.record(job.route, { body });
	const { person_id, cadence_id } = body;
	const asked = { person_id, cadence_id };
	const existing = await currentMembership(job, asked);
	if (existing) return { ...existing, created: false };
	try {
		return { ...(await job.record(job.route, { body })), created: true };
	} catch (error) {
		// Another item or workflow may have added them since.
		const added = isRefusal(error, 400, 409, 422) ? await currentMembership(job, asked) : undefined;
		if (!added) throw error as Error;
		return { ...added, created: false };
	}
}

/** The API removes by membership only. */
async function removePerson(job: Job): Promise<unknown> {
	const { person_id, cadence_id } = job.values.local;
	const now: Json[] = [];
	for await (const one of currentMemberships(job, { person_id, cadence_id })) now.push(one);
	if (now.length === 0) throw new Error('This person is not on this cadence now');
	await inSteps(async (done) => {
		for (const id of now.map(knownId)) {
			job.values.path = { id };
			await endMembership(job, id);
			done(`The membership ${id} was ended before that.`);
		}
	});
	tellSeveral(job, now);
	return undefined;
}

export const cadenceMembershipResource = resource(cadenceMembership, {
	// The reference lists the parameters of this one as part of the address; a JSON body works.
	addPerson: action('POST /v2/cadence_memberships', {
		name: 'Add Person',
		action: 'Add a person to a cadence',
		description: 'Add a person to a cadence, at its first step if no other is chosen',
		required: [reference(person, 'person_id'), toCadence],
		optional: toStart,
		options: [
			flag('skip_existing', {
				in: 'local',
				label: 'Skip If Already on the Cadence',
				description:
					'Whether to give the membership that there is already, as it is, instead of an error',
			}),
		],
		run: addPerson,
		tells: ({ created }): Json => (created === undefined ? {} : { created }),
	}),
	get: get('GET /v2/cadence_memberships/{id}', { required: [cadenceMembershipId] }),
	getAll: list('GET /v2/cadence_memberships', {
		paging: cursorPages,
		filters: [
			reference(cadence, 'cadence_id'),
			flag('currently_on_cadence', {
				description: 'Whether the person is on the cadence now, or has left or completed it',
			}),
			ids,
			reference(person, 'person_id'),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['updated_at', 'added_at']),
	}),
	movePerson,
	remove: remove('DELETE /v2/cadence_memberships/{id}', {
		name: 'Remove',
		action: 'Remove a cadence membership',
		description: 'Take a person off a cadence, by the ID of the membership',
		required: [cadenceMembershipId],
	}),
	removePerson: remove('DELETE /v2/cadence_memberships/{id}', {
		name: 'Remove Person',
		action: 'Remove a person from a cadence',
		description: 'Take a person off a cadence',
		required: [
			reference(person, 'person_id', { in: 'local' }),
			reference(cadence, 'cadence_id', { in: 'local' }),
		],
		run: removePerson,
	}),
});
