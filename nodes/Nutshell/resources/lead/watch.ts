/** Watching a lead: Nutshell can only turn it over, so that what it was before decides. */
import { arrayOf, getPath, type Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { leadId } from '../../fields';

const watchersOf = (lead: Json) => getPath(lead, 'links.watchers');

/** Whether a lead tells who watches it: the user of the credential, or how many do. */
const tells = (lead: Json) =>
	typeof lead.isCurrentUserWatching === 'boolean' || Array.isArray(watchersOf(lead));

/** Whether the user of the credential watches a lead; by the number of watchers where it does not say so. */
function isWatching(after: Json, before: Json): boolean {
	const { isCurrentUserWatching: told } = after;
	if (typeof told === 'boolean') return told;
	const [now, then] = [after, before].map((lead) => arrayOf(watchersOf(lead)).length);
	return now > then;
}

const UNTOLD =
	'Nutshell does not tell who watches this lead, and can only turn watching over, so nothing was changed. Do it in Nutshell';

function watching(wanted: boolean) {
	return async (job: Job): Promise<Json> => {
		const { path } = job.values;
		const read = async () => await job.record('GET /rest/leads/{id}', { path });
		const turn = async () => {
			const answer = await job.record(ROUTE, { path });
			return tells(answer) ? answer : await read();
		};
		const before = await read();
		if (!tells(before)) throw new Error(UNTOLD);
		if (before.isCurrentUserWatching === wanted) return before;
		const after = await turn();
		return isWatching(after, before) === wanted ? after : await turn();
	};
}

const ROUTE = 'POST /rest/leads/{id}/watch';

export const leadWatching = {
	watch: action(ROUTE, {
		required: [leadId],
		run: watching(true),
		name: 'Watch',
		action: 'Watch a lead',
		description:
			'Let the user of the credential watch a lead; nothing changes if that is so already',
	}),
	unwatch: action(ROUTE, {
		required: [leadId],
		run: watching(false),
		name: 'Unwatch',
		action: 'Unwatch a lead',
		description:
			'Let the user of the credential watch a lead no more; nothing changes if that is so already',
	}),
};
