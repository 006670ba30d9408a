/** Who is on a cadence now. */
import { getPath, type Json } from '../../../engine/json';
import { isRefusal, joined } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { numberedPages } from '../../api';

/** Whose memberships are asked for, and of which cadence, if of one only. */
interface Asked {
	person_id: unknown;
	cadence_id?: unknown;
}

/**
 * The memberships of a person who is on cadences now. The API's filters are not relied on: a wrong one
 * would be ignored.
 */
export async function* currentMemberships(
	job: Job,
	{ person_id, cadence_id }: Asked,
): AsyncGenerator<Json> {
	const query = {
		person_id: Number(person_id),
		...(cadence_id !== undefined && { cadence_id: Number(cadence_id) }),
		currently_on_cadence: true,
	};
	for await (const one of job.list('GET /v2/cadence_memberships', numberedPages, { query })) {
		const isMeant =
			getPath(one, 'person.id') === person_id &&
			(cadence_id === undefined || isOn(one, cadence_id)) &&
			one.currently_on_cadence === true;
		if (isMeant) yield one;
	}
}

/** Whether a membership is of this cadence. */
export const isOn = (membership: Json, cadence: unknown): boolean =>
	getPath(membership, 'cadence.id') === cadence;

/** Ends a membership that was there a moment ago: what has ended by itself meanwhile counts as well. */
export async function endMembership(job: Job, id: string): Promise<void> {
	try {
		await job.send('DELETE /v2/cadence_memberships/{id}', { path: { id } });
	} catch (error) {
		if (!isRefusal(error, 404)) throw error as Error;
	}
}

/** Tells where Salesloft had a person on one cadence more than once, and all of that has ended. */
export function tellSeveral(job: Job, ended: Json[]): void {
	if (ended.length < 2) return;
	const all = joined(ended.map(({ id }) => id));
	job.tell(`Salesloft had the person on the cadence more than once. All of it has ended: ${all}.`);
}

/** The membership of a person who is on this cadence now. */
export async function currentMembership(job: Job, asked: Asked): Promise<Json | undefined> {
	for await (const one of currentMemberships(job, asked)) return one;
	return undefined;
}
