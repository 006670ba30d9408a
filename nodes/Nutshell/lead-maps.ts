/** Products and competitors of a lead: people name those, Nutshell wants what joins them to the lead. */
import { arrayOf, getPath, type Json } from '../engine/json';
import { joined, knownId, wordsOf } from '../engine/vocabulary/answered';
import { wanted, type Job } from '../engine/vocabulary/job';
import type { Operation, Send } from '../engine/vocabulary/operation';
import { whole } from './api';
import { adding, patchHeaders } from './patch';
import { alwaysOpen } from './undocumented';

/** What joins leads to another kind of record. */
export interface Joining {
	/** In the links of a lead. */
	relation: 'productMaps' | 'competitorMaps';
	/** What it joins the lead to, in its own links. */
	to: 'product' | 'competitor';
}

export const products: Joining = { relation: 'productMaps', to: 'product' };
export const competitors: Joining = { relation: 'competitorMaps', to: 'competitor' };

const LEAD = 'GET /rest/leads/{id}';
const routeOf = ({ relation }: Joining) => `GET /rest/${relation.toLowerCase()}/{id}` as const;

/** What joins a lead to its products, or to its competitors. */
async function mapsOf(job: Job, joining: Joining, lead: string): Promise<Json[]> {
	const { links } = await job.record(LEAD, { path: { id: lead } });
	const ids = arrayOf(getPath(links, joining.relation)).map(wordsOf).filter(Boolean);
	const maps: Json[] = [];
	for (const id of ids) maps.push(await job.record(routeOf(joining), { path: { id } }));
	return maps;
}

/** Those of the lead that is chosen, or all that there are. */
export function mapsWanted(joining: Joining) {
	const segment = joining.relation.toLowerCase();
	return async function* run(job: Job): AsyncGenerator<Json> {
		const { lead } = job.values.local;
		if (lead === undefined) yield* job.wanted(`GET /rest/${segment}`, whole(segment));
		else yield* wanted(job, await mapsOf(job, joining, String(lead)));
	};
}

/**
 * Puts what joins the lead to the chosen product, or competitor, into the path.
 * @throws Error where the lead has none such, or several
 */
export function mapInPath(joining: Joining): NonNullable<Send['prepare']> {
	const { to } = joining;
	return async (job) => {
		const { path, local } = job.values;
		const all = await mapsOf(job, joining, path.id);
		const fitting = all.filter(({ links }) => getPath(links, to) === local[to]);
		if (fitting.length === 0) {
			throw new Error(
				`The lead has no such ${to}: ${wordsOf(local[to])}. Get Many of Lead ${to === 'product' ? 'Product' : 'Competitor'} shows those that it has`,
			);
		}
		if (fitting.length > 1) {
			const ids = joined(fitting.map(({ id }) => id));
			throw new Error(
				`The lead has this ${to} more than once: ${ids}. Change it in Nutshell, where they can be told apart`,
			);
		}
		path.id = knownId(fitting[0]);
	};
}

/**
 * Replaces the chosen competitors by the lead's own competitor maps. Workflows know competitors; a
 * map has another ID on every lead.
 * @throws Error when a competitor is not on the lead, before anything is changed
 */
export async function asCompetitorMaps(job: Job): Promise<void> {
	const { body, path } = job.values;
	const chosen = arrayOf(body.competitorMaps);
	if (chosen.length === 0) return;
	const all = await mapsOf(job, competitors, path.id);
	const maps = new Map(all.map((one) => [getPath(one.links, 'competitor'), one]));
	const missing = chosen.filter((competitor) => !maps.has(competitor));
	if (missing.length > 0) {
		const names = missing.map(String).join(', ');
		throw new Error(
			`The lead has no such competitor: ${names}. Add it with Lead Competitor, Add first`,
		);
	}
	body.competitorMaps = chosen.flatMap((competitor) => {
		const map = maps.get(competitor);
		return map ? knownId(map) : [];
	});
}

/**
 * Adds a product, or a competitor, to a lead.
 * @param valueOf what is added, from what was given
 * @returns the lead
 * @throws Error where Nutshell takes the change, and the lead has no more of them all the same
 */
export function addTo({ relation, to }: Joining, valueOf: (given: Json) => unknown) {
	return async (job: Job): Promise<Json> => {
		const { path, body } = job.values;
		const countIn = (lead: Json) => arrayOf(getPath(lead, `links.${relation}`)).length;
		const before = await job.record(LEAD, { path });
		await job.send('PATCH /rest/leads/{id}', {
			path,
			headers: patchHeaders,
			body: [adding('leads', relation, valueOf(body))],
		});
		const after = await job.record(LEAD, { path });
		if (countIn(after) > countIn(before)) return after;
		throw new Error(
			`Nutshell took the change, but the lead tells no more ${to}s than before. It may have had this one already; if not, tell the maintainers of the node, and add it in Nutshell`,
		);
	};
}

/** Nutshell documents that relations of a lead take one more entry, but not these two. */
export const addingIsOpen: Pick<Operation, 'undocumented'> = {
	undocumented: alwaysOpen(
		'Nutshell does not document how a product or a competitor is added to a lead that is there.',
	),
};
