/** Closing a lead: as won, lost or cancelled, or by one of the account's own outcomes. */
import { joined, knownId } from '../../../engine/vocabulary/answered';
import { cases, choice, reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { keyOf, looseKey } from '../../../engine/vocabulary/spelling';
import { whole } from '../../api';
import { competitors, leadId, leadProducts } from '../../fields';
import { asCompetitorMaps } from '../../lead-maps';
import { outcome } from '../../records';

/** What Nutshell may call the status of an outcome: its words are not published, its numbers are. */
const STATUSES: Record<string, string[]> = {
	won: ['won', '10'],
	lost: ['lost', '11'],
	cancelled: ['cancelled', 'canceled', '12'],
};

const closeAs = choice(
	'closeAs',
	[
		{ name: 'Cancelled', value: 'cancelled' },
		{ name: 'Lost', value: 'lost' },
		{ name: 'What the Outcome Says', value: 'outcome' },
		{ name: 'Won', value: 'won' },
	],
	{
		in: 'local',
		default: 'outcome',
		description:
			'Won, Lost and Cancelled work where the account has one such outcome; of several, choose the outcome itself',
	},
);

/**
 * The one outcome of a status.
 * @throws Error where the account has none, or several, before anything is changed
 */
async function outcomeOf(job: Job, status: string): Promise<string> {
	const all = await job.knownList('GET /rest/outcomes', whole('outcomes'));
	const fitting = all.filter((one) => STATUSES[status].includes(looseKey(one.status)));
	if (fitting.length === 1) return knownId(fitting[0]);
	const found =
		fitting.length === 0
			? `Nutshell tells no outcome by which a lead is ${status}`
			: `There is more than one outcome by which a lead is ${status}: ${joined(fitting.map(({ name }) => name))}`;
	throw new Error(`${found}. Choose What the Outcome Says, and the outcome`);
}

export const changeStatus = action('POST /rest/leads/{id}/status', {
	required: [
		leadId,
		closeAs,
		...cases(closeAs, { outcome: [reference(outcome, 'outcomeId', { name: 'outcome' })] }),
	],
	optional: [
		competitors('competitorMaps', {
			description: 'Competitors that are on the lead already',
		}),
		leadProducts('productMaps'),
	],
	prepare: async (job) => {
		const { body, local } = job.values;
		const status = keyOf(local.closeAs);
		if (status !== 'outcome') body.outcomeId = await outcomeOf(job, status);
		await asCompetitorMaps(job);
	},
	name: 'Change Status',
	action: 'Change the status of a lead',
	description: 'Close a lead as won, lost or cancelled',
});
