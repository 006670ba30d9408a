/**
 * Which numbers send text messages for which registered campaign. Only one public source knows of
 * these operations, and none of what Aircall answers to them.
 */
import { text, references } from '../../engine/vocabulary/field';
import { isObject, type Json } from '../../engine/json';
import type { Job } from '../../engine/vocabulary/job';
import { create, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { a2pCampaignId } from '../fields';
import { a2pCampaign, number } from '../records';

const campaignId = text('external_campaign_id', {
	min: 1,
	label: 'Campaign',
	placeholder: 'e.g. CABC123',
	description: 'The ID under which the campaign is registered',
});
const numbers = references(number, 'numbers');

/** What Aircall answers, if anything. */
async function answered(job: Job): Promise<Json> {
	const { path, body } = job.values;
	const answer = await job.send(job.route, { path, body });
	return isObject(answer) ? answer : { success: true };
}

const DOUBTFUL = 'Aircall no longer describes this operation, and it may be gone.';

export const a2pCampaignResource = resource(a2pCampaign, {
	create: create('POST /v1/a2p_campaign_associations', {
		required: [campaignId, numbers],
		run: answered,
		description: `Have numbers send their text messages to the United States for a campaign that is registered there. ${DOUBTFUL}`,
	}),
	delete: remove('DELETE /v1/a2p_campaign_associations/{id}', {
		required: [a2pCampaignId],
		description: `Take the numbers away from a campaign. ${DOUBTFUL}`,
	}),
	getAll: list('GET /v1/a2p_campaign_associations', {
		paging: pages,
		description: `Retrieve the campaigns and their numbers. ${DOUBTFUL}`,
	}),
	update: update('PUT /v1/a2p_campaign_associations/{id}', {
		required: [a2pCampaignId],
		optional: [campaignId, numbers],
		run: answered,
		description: `Change the campaign, or the numbers that belong to it. ${DOUBTFUL}`,
	}),
});
