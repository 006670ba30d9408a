import { callInsightResource } from '../../../nodes/Aircall/resources/call-insight';
import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Provider } from '../../../sandbox/http';
import { aircall } from '../../aircall/provider';
import { listed } from '../../harness';
import type { Samples } from './samples';

/** The parameters of this name, of all operations that say something of a call. */
const insights = Object.fromEntries(
	callInsightResource.operations.map(({ value }) => [
		`callInsight.${value}.callId`,
		listed(account.calls.recorded),
	]),
);

/** Filters and options of an export that the form has no field for. */
const named = (names: string) =>
	JSON.stringify(Object.fromEntries(names.split(' ').map((name) => [name, ['any']])));
const analytics = {
	moreFilters: named(
		'teamFilterOption hours callIDs customerNumbers callTypes duration minConnectedDuration ivrBranches virtualVoiceAgentIDs withAiIntervention withVoicemail ringAttemptOrigin userStatuses nextUserStatuses',
	),
	reportOptions: named('dateBreakdown slaTimeToAnswerInSeconds slaIncludedCallUnansweredReasons'),
};

const email = 'alice.martin1@customer.example';

/** What a new company has none of. */
function furnish(company: Provider): void {
	const { base, headers } = aircall.api;
	const post = (path: string, body: object) => {
		const { status } = company.handle({
			method: 'POST',
			url: new URL(`${base}/${path}`),
			headers: { ...headers, 'content-type': 'application/json' },
			body: Buffer.from(JSON.stringify(body)),
		});
		if (status >= 300) throw new Error(`The company took no ${path}: ${status}`);
	};
	const { numbers, users } = account;
	post(`users/${users.available}/dialer_campaign`, { phone_numbers: ['+33639980099'] });
	post('webhooks', { url: 'https://example.com/hook', events: ['call.ended'] });
	const callbackUrl = 'https://example.com/messages';
	post(`numbers/${numbers.recording}/messages/configuration`, { callbackUrl, type: 'text' });
	const campaign = { external_campaign_id: 'CXYZ789', numbers: [numbers.recording] };
	post('a2p_campaign_associations', campaign);
}

const TWO_NUMBERS = ['+33639980001', '+33639980002'];

export const aircallSamples: Samples = {
	furnish,
	alone: {
		// Any other filter turns the list into a search.
		'call.getAll': [
			'from',
			'to',
			'fetchAivaConv',
			'fetchContact',
			'fetchShortUrls',
			'fetchCallTimeline',
		],
	},
	kinds: {
		contact: account.firstContact,
		number: account.numbers.recording,
		tag: account.tags.lead,
		// With the user as a member, who can make calls.
		team: account.teams.sales,
		user: account.users.available,
	},
	parameters: {
		'dialerCampaign.getContacts.campaignId': account.campaign,
		'dialerCampaign.getContacts.phoneNumber': '+33639980000',
		'message.sendToGroupWithoutInbox.participants': TWO_NUMBERS,
		'message.sendToGroup.participants': TWO_NUMBERS,
		// Found, so that it need not be invited.
		'user.upsert.email': account.availableUserEmail,
		'webhook.create.events': ['call.ended'],
		'webhook.update.events': ['call.ended'],
		...insights,
		...analytics,
		'aiVoiceAgent.startCall.agentId': account.voiceAgent,
		'analyticsExport.download.exportId': account.export,
		'analyticsExport.get.exportId': account.export,
		'call.downloadRecording.callId': listed(account.calls.recorded),
		'call.downloadVoicemail.callId': listed(account.calls.voicemail),
		'call.sendInsightCard.callId': listed(account.calls.live),
		'contact.search.email': email,
		'contact.search.phoneNumber': '+33639980000',
		'contact.upsert.email': email,
		'contact.upsert.matchBy': 'email',
	},
};
