/** A lead's competitors: people choose competitors, Nutshell wants what joins them to the lead. */
import { wordsOf } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import { arrayOf, getPath } from '../engine/json';

/**
 * Replaces the chosen competitors by the lead's own competitor maps. Workflows know competitors; a
 * map has another ID on every lead.
 * @throws Error when a competitor is not on the lead, before anything is changed
 */
export async function asCompetitorMaps(job: Job): Promise<void> {
	const { body, path } = job.values;
	const wanted = arrayOf(body.competitorMaps);
	if (wanted.length === 0) return;
	const lead = await job.record('GET /rest/leads/{id}', { path });
	const maps = new Map<unknown, unknown>();
	const ids = arrayOf(getPath(lead, 'links.competitorMaps')).map(wordsOf).filter(Boolean);
	for (const id of ids) {
		const map = await job.record('GET /rest/competitormaps/{id}', { path: { id } });
		maps.set(getPath(map, 'links.competitor'), map.id);
	}
	const missing = wanted.filter((competitor) => !maps.has(competitor));
	if (missing.length > 0) {
		const names = missing.map(String).join(', ');
		throw new Error(
			`The lead has no such competitor: ${names}. Add it to the lead in Nutshell first`,
		);
	}
	body.competitorMaps = wanted.map((competitor) => maps.get(competitor));
}
