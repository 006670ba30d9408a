/** Create or Update of users, by their email. */
import { isObjectEmpty } from 'n8n-workflow';
import type { Json } from '../../../engine/json';
import { isRefusal } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { omit } from '../../../engine/vocabulary/output';
import { isSameText } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';

/** An update neither invites anybody nor changes the email. */
export async function upsertUser(job: Job): Promise<Json> {
	const { body } = job.values;
	const { email } = body;
	const changes = omit('email', 'inviter_user_id')(body);
	const found = await usersWith(job, String(email));
	return await createOrUpdate(found, {
		meant: `user with ${quote(email)}`,
		create: async () => {
			if (body.first_name === undefined || body.last_name === undefined) {
				throw new Error(
					`No user has ${String(email)}, and a new one needs 'First Name' and 'Last Name'`,
				);
			}
			return await job.record('POST /v2/users', { body });
		},
		update: async (id) =>
			isObjectEmpty(changes)
				? found[0]
				: await job.record('PUT /v2/users/{user_id}', { path: { user_id: id }, body: changes }),
	});
}

/** Aircall takes the email of a user in place of the ID. */
async function usersWith(job: Job, email: string): Promise<Json[]> {
	const answer = job.record('GET /v2/users/{user_id}', { path: { user_id: email } });
	return await answer.then(
		(one) => [one].filter((user) => isSameText(user.email, email)),
		(error: unknown) => (isRefusal(error, 404) ? [] : Promise.reject(error as Error)),
	);
}
