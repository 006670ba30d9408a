/** Create or Update of teams, by their name. */
import { arrayOf, type Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { keyOf } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { allCalled } from '../../by-name';

/** A team cannot be renamed: members that it lacks are added. */
export async function upsertTeam(job: Job): Promise<Json> {
	const { body, local } = job.values;
	const name = keyOf(body.name);
	const found = await allCalled(job, 'GET /v1/teams', name);
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
