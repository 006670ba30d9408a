import { callInsightResource } from '../../../nodes/Aircall/resources/call-insight';
import { aircallAccount as account } from '../../../sandbox/aircall';
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

const emails = { items: [{ email: 'alice.martin1@customer.example', label: 'Work' }] };

export const aircallSamples: Samples = {
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
		...insights,
		...analytics,
		'aiVoiceAgent.startCall.agentId': account.voiceAgent,
		'analyticsExport.download.exportId': account.export,
		'analyticsExport.get.exportId': account.export,
		'call.downloadRecording.callId': listed(account.calls.recorded),
		'call.downloadVoicemail.callId': listed(account.calls.voicemail),
		'call.sendInsightCard.callId': listed(account.calls.live),
		'contact.search.email': emails.items[0].email,
		'contact.search.phoneNumber': '+33639980000',
		'contact.upsert.emails': emails,
		'contact.upsert.matchBy': 'email',
	},
};
