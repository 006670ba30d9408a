/** Watching a lead: Nutshell can only turn it over, so that what it was before decides. */
import { arrayOf, getPath, type Json } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { leadId } from '../../fields';

const watchersOf = (lead: Json) => arrayOf(getPath(lead, 'links.watchers')).length;

/** Whether the user of the credential watches a lead; by the number of watchers where it does not say so. */
function isWatching(after: Json, before: Json): boolean {
	const { isCurrentUserWatching: told } = after;
	return typeof told === 'boolean' ? told : watchersOf(after) > watchersOf(before);
}

function watching(wanted: boolean) {
	return async (job: Job): Promise<Json> => {
		const { path } = job.values;
		const turn = async () => await job.record('POST /rest/leads/{id}/watch', { path });
		const before = await job.record('GET /rest/leads/{id}', { path });
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
