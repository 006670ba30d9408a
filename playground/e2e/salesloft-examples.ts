/** The examples of Salesloft that take many records at once. */
import assert from 'node:assert/strict';
import { salesloftAccount } from '../../sandbox/salesloft';
import { pick, type RunExample } from './run-example';

const ROWS = 1_000;

/** All rows in one bulk job, and each person on the cadence of its owner. */
export async function rowsToCadences(run: RunExample): Promise<void> {
	const { items, posts } = await run('Salesloft: rows to the cadences of their owners');
	const people = items('Create or Update Many People');
	assert.equal(people.length, ROWS);
	const { admin, standardUser, cadences } = salesloftAccount;
	assert.deepEqual(
		items('Add to Cadence of Owner').map((item) =>
			pick(item, 'person_id', 'cadence_id', 'user_id'),
		),
		people.map(({ person_id }, n) =>
			n % 2
				? { person_id, cadence_id: cadences.inbound, user_id: standardUser.id }
				: { person_id, cadence_id: cadences.outbound, user_id: admin.id },
		),
	);
	assert.deepEqual(posts, [
		'POST /v2/bulk_jobs',
		`POST /v2/bulk_jobs/${String(people[0].bulk_job_id)}/job_data`,
		...Array<string>(ROWS).fill('POST /v2/cadence_memberships'),
	]);
}
