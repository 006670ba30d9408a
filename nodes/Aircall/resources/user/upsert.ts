/** Create or Update of users, by email, and of what the company calls by a name: tags and teams. */
import { isObjectEmpty } from 'n8n-workflow';
import { isRefusal } from '../../../engine/vocabulary/answered';
import { arrayOf, type Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { omit } from '../../../engine/vocabulary/output';
import { recordsOf } from '../../../engine/vocabulary/paging';
import type { Route } from '../../../engine/vocabulary/route';
import { isSameText, keyOf } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { pages } from '../../api';

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

/** A tag that is there keeps its own spelling; the API takes it as a whole. */
export async function upsertTag(job: Job): Promise<Json> {
	const { name, color } = job.values.body;
	const found = await called(job, 'GET /v1/tags', name);
	return await createOrUpdate(found, {
		meant: `tag called ${quote(name)}`,
		create: async () => await job.record('POST /v1/tags', { body: { name: keyOf(name), color } }),
		update: async (id) => {
			const [tag] = found;
			if (isSameText(tag.color, color)) return tag;
			const parts = { path: { tag_id: id }, body: { name: tag.name, color } };
			return await job.record('PUT /v1/tags/{tag_id}', parts);
		},
	});
}

/** A team cannot be renamed: members that it lacks are added. */
export async function upsertTeam(job: Job): Promise<Json> {
	const { body, local } = job.values;
	const name = keyOf(body.name);
	const found = await called(job, 'GET /v1/teams', name);
	const withMembers = async (team: Json, id: string): Promise<Json> => {
		const present = recordsOf(team.users).map((user) => String(user.id));
		let last = team;
		for (const user of arrayOf(local.user_ids).map(String)) {
			if (present.includes(user)) continue;
			const path = { team_id: id, user_id: user };
			last = await job.record('POST /v1/teams/{team_id}/users/{user_id}', { path });
		}
		return last;
	};
	return await createOrUpdate(found, {
		meant: `team called ${quote(name)}`,
		create: async () => {
			const team = await job.record('POST /v1/teams', { body: { name } });
			return await withMembers(team, String(team.id));
		},
		update: async (id) => await withMembers(found[0], id),
	});
}

/** The records of a list that are called by a name, but for the case of letters and white space. */
async function called(job: Job, route: Route, name: unknown): Promise<Json[]> {
	const found: Json[] = [];
	for await (const one of job.list(route, pages)) if (isSameText(one.name, name)) found.push(one);
	return found;
}
