import { code } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import { wanted, type Job } from '../../engine/vocabulary/job';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { requireList, wholeList } from '../../engine/vocabulary/paging';
import { withKind } from '../procedures';
import { alwaysOpen } from '../undocumented';

/** Nutshell does not publish how many it gives at the most. */
const PAGE = 100;

/** All teams, page by page: one that holds no other teams than those before is behind the last. */
async function* allTeams(job: Job): AsyncGenerator<Json> {
	const known = new Map<unknown, Json>();
	for (let page = 1, before = -1; known.size > before; page += 1) {
		before = known.size;
		const body = { orderBy: 'id', orderDirection: 'ASC', limit: PAGE, page };
		const found = requireList(await job.send('POST /api/v1/json#findTeams', { body }));
		for (const team of found) known.set(team.id, team);
	}
	yield* wanted(job, [...known.values()]);
}

/** Nutshell's REST API has no teams but for an address that stands in a sample. */
export const teamResource = resource('Team', {
	get: get('GET /rest/teams/{id}', {
		required: [
			code('id', {
				in: 'path',
				name: 'teamId',
				label: 'Team ID',
				min: 1,
				pattern: { regex: /^\d{1,19}(-teams)?$/, says: 'an ID such as 7-teams' },
				placeholder: 'e.g. 7-teams',
				description: 'As Get Many tells it',
			}),
		],
		undocumented: alwaysOpen(
			"Nutshell's reference has no teams: the address is that of an example in it.",
		),
		description: 'Retrieve a team; Nutshell does not document this, so it may not work',
	}),
	getAll: list('POST /api/v1/json#findTeams', {
		paging: wholeList,
		run: allTeams,
		simplify: ({ id, name }) => ({ id: withKind(id, 'teams'), name }),
		examples: [{ id: '1-teams', name: 'Field Sales' }],
	}),
});
