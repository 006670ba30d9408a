/** Moving a person from one cadence to another, so that nobody is lost between the two. */
import { NodeApiError } from 'n8n-workflow';
import { getPath, type Json } from '../../../engine/json';
import {
	addAdvice,
	joined,
	knownId,
	wasRefused,
	wordsOf,
} from '../../../engine/vocabulary/answered';
import { reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { isNothing } from '../../../engine/vocabulary/spelling';
import { Failure } from '../../failure';
import { toCadence } from '../../fields';
import { cadence, person } from '../../records';
import { currentMemberships, endMembership, isOn, tellSeveral } from './current';
import { toStart } from './start';

const cadenceOf = (membership: Json) => getPath(membership, 'cadence.id');

/**
 * The memberships that end: those of one cadence, as a rule one.
 * @param others those of the person now, but for the cadence that they move to
 * @param from the cadence to leave, where it is given
 * @param isThere whether the person is on the cadence that they move to
 * @returns none where they have moved already
 * @throws Failure where it is not certain which cadence is meant
 */
function toLeave(others: Json[], from: unknown, isThere: boolean): Json[] {
	const fitting = from === undefined ? others : others.filter((one) => isOn(one, from));
	const cadences = new Set(fitting.map(cadenceOf));
	const isUntold = fitting.some((one) => isNothing(cadenceOf(one)));
	if (cadences.size > 1 || (isUntold && fitting.length > 1)) {
		const which = isUntold ? ', of which Salesloft does not say all' : `: ${joined([...cadences])}`;
		throw new Failure(
			`This person is on several cadences${which}`,
			"Choose one as 'From Cadence'.",
		);
	}
	if (fitting.length === 0 && !isThere) {
		const where = from === undefined ? 'on no cadence now' : 'not on the cadence to leave';
		throw new Failure(`This person is ${where}`, 'Nothing was changed. Add Person adds them.');
	}
	return fitting;
}

/** A membership that ends. */
interface Leaving {
	id: string;
	cadence_id: unknown;
}

/** Ends a membership of a person who has been added to another cadence. */
async function leave(job: Job, { id, cadence_id }: Leaving): Promise<void> {
	try {
		await endMembership(job, id);
	} catch (error) {
		if (error instanceof NodeApiError) {
			const [from, to] = [cadence_id, job.values.body.cadence_id].map(wordsOf);
			// Without a refusal they may have been taken off it all the same.
			const still = wasRefused(error)
				? `still on cadence ${from}, which could not be left`
				: `perhaps still on cadence ${from}`;
			error.message = `The person is on cadence ${to} now, and ${still}: ${error.message}`;
			addAdvice(error, 'Run this once more, or take them off it with Remove Person.');
		}
		throw error as Error;
	}
}

/** First added, then taken off: whatever fails between, the person is on a cadence, and that is told. */
async function move(job: Job): Promise<Json> {
	const { body, local } = job.values;
	const { person_id, cadence_id } = body;
	const now: Json[] = [];
	for await (const one of currentMemberships(job, { person_id })) now.push(one);
	const there = now.find((one) => isOn(one, cadence_id));
	const left = toLeave(
		now.filter((one) => !isOn(one, cadence_id)),
		local.from_cadence_id,
		there !== undefined,
	);
	// What cannot be named cannot be left either, and then nothing is changed.
	const leaving = left.map((one) => ({ id: knownId(one), cadence_id: cadenceOf(one) }));
	const added = there ?? (await job.record(job.route, { body }));
	for (const one of leaving) await leave(job, one);
	tellSeveral(job, left);
	return {
		...added,
		created: there === undefined,
		left_membership_id: left.at(0)?.id ?? null,
		left_cadence_id: leaving.at(0)?.cadence_id ?? null,
	};
}

const AT = '2026-03-10T10:00:00.000713-05:00';

export const movePerson = action('POST /v2/cadence_memberships', {
	name: 'Move Person',
	action: 'Move a person to another cadence',
	description:
		'Add a person to a cadence, and take them off the one that they are on; the new membership comes out, and says what was left',
	required: [reference(person, 'person_id'), { ...toCadence, label: 'To Cadence' }],
	beside: [
		reference(cadence, 'from_cadence_id', {
			in: 'local',
			label: 'From Cadence',
			description: 'Needed only where the person is on several cadences',
		}),
	],
	optional: toStart,
	check: ({ body, local }) =>
		body.cadence_id === local.from_cadence_id
			? "'From Cadence' and 'To Cadence' are the same"
			: undefined,
	run: move,
	examples: [
		{
			...{ id: 50_013, person_id: 1_000_001, cadence_id: 302, user_id: 101, step_id: 404 },
			...{ current_state: 'active', currently_on_cadence: true, person_deleted: false },
			...{ added_at: AT, created_at: AT, updated_at: AT },
			...{ created: true, left_membership_id: 50_001, left_cadence_id: 301 },
		},
		{ created: false, left_membership_id: null, left_cadence_id: null },
	],
	tells: ({ created, left_membership_id, left_cadence_id }): Json => ({
		...{ created, left_membership_id, left_cadence_id },
	}),
});
