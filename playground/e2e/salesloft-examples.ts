/** The examples of Salesloft about many records, what was said, and who wants to be forgotten. */
import assert from 'node:assert/strict';
import { salesloftAccount } from '../../sandbox/salesloft';
import { pick, type RunExample } from './run-example';

const { held } = salesloftAccount.conversations;

/** Only what belongs to an account and has a transcription is noted, once. */
export async function transcriptToAccount(run: RunExample): Promise<void> {
	const name = 'Salesloft: what was said in a conversation, on the account';
	const first = await run(name);
	assert.deepEqual(
		first.items('Not Noted Yet').map(({ id }) => id),
		[held.id],
	);
	const [note] = first.items('Note on the Account');
	assert.deepEqual(pick(note, 'associated_type', 'associated_with_id', 'content'), {
		associated_type: 'account',
		associated_with_id: salesloftAccount.firstAccount,
		content: [
			'Introduction Northwind',
			'',
			'[00:00] Avery Admin: Good morning, thank you for your time.',
			'[00:04] Ada Stone: Hello, we would like to renew.',
			'[01:02] Avery Admin: I will send the offer today.',
		].join('\n'),
	});
	assert.deepEqual(first.posts, ['POST /v2/notes']);

	const second = await run(name);
	assert.equal(second.items('With Account and Transcription').length, 1);
	assert.deepEqual(second.posts, []);
}

/** The person of the sign-up example is erased after somebody has typed in the address. */
export async function forgetMe(run: RunExample): Promise<void> {
	const typed = {
		asked: { node: 'Ask for Approval', field: 'form' },
		values: ['new.lead@example.com'],
	};
	const done = await run('Salesloft: forget a person who asks for it', { form: typed });
	const path = 'POST /v2/data_control/right_to_be_forgotten';
	assert.deepEqual(done.posts, [path, path]);
	assert.deepEqual(
		done.items('What Came of It').map((request) => pick(request, 'request_type', 'dry_run')),
		[false, true].map((dry_run) => ({ request_type: 'right_to_be_forgotten', dry_run })),
	);
}

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
