import { isRefusal, knownId } from '../../engine/vocabulary/answered';
import type { Job } from '../../engine/vocabulary/job';
import { flag, reference } from '../../engine/vocabulary/field';
import { getPath, type Json } from '../../engine/json';
import { action, get, list, remove, resource } from '../../engine/vocabulary/operation';
import { cursorPages, numberedPages } from '../api';
import { between, cadenceMembershipId, ids, sorting, toCadence } from '../fields';
import { cadence, cadenceMembership, person, stepOfCadence, task, user } from '../records';

/**
 * The membership of a person who is on a cadence now. The API's filters are not relied on: a wrong one
 * would be ignored.
 */
async function currentMembership(
	job: Job,
	{ person_id, cadence_id }: Json,
): Promise<Json | undefined> {
	const query = {
		person_id: Number(person_id),
		cadence_id: Number(cadence_id),
		currently_on_cadence: true,
	};
	for await (const one of job.list('GET /v2/cadence_memberships', numberedPages, { query })) {
		const isMeant =
			getPath(one, 'person.id') === person_id &&
			getPath(one, 'cadence.id') === cadence_id &&
			one.currently_on_cadence === true;
		if (isMeant) return one;
	}
	return undefined;
}

/** The API refuses a person who is on the cadence already. Who is skipped stays as they are on it. */
async function addPerson(job: Job): Promise<Json> {
	const { body, local } = job.values;
	if (local.skip_existing !== true) return await job.record(job.route, { body });
	const existing = await currentMembership(job, body);
	if (existing) return { ...existing, created: false };
	try {
		return { ...(await job.record(job.route, { body })), created: true };
	} catch (error) {
		// Another item or workflow may have added them since.
		const added = isRefusal(error, 400, 409, 422) ? await currentMembership(job, body) : undefined;
		if (!added) throw error as Error;
		return { ...added, created: false };
	}
}

/** The API removes by membership only. */
async function removePerson(job: Job): Promise<unknown> {
	const membership = await currentMembership(job, job.values.local);
	if (!membership) throw new Error('This person is not on this cadence now');
	job.values.path = { id: knownId(membership) };
	return await job.send(job.route, { path: job.values.path });
}

export const cadenceMembershipResource = resource(cadenceMembership, {
	// The reference lists the parameters of this one as part of the address; a JSON body works.
	addPerson: action('POST /v2/cadence_memberships', {
		name: 'Add Person',
		action: 'Add a person to a cadence',
		description: 'Add a person to a cadence, at its first step if no other is chosen',
		required: [reference(person, 'person_id'), toCadence],
		optional: [
			reference(stepOfCadence, 'step_id', {
				label: 'Step',
				description: 'Where the person should start',
			}),
			reference(task, 'task_id', { description: 'The task that led to this' }),
			reference(user, 'user_id', {
				description: 'Who runs the cadence for this person; a team cadence, or one of theirs',
			}),
		],
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
