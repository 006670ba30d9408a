import { aircallAccount as account } from '../../../sandbox/aircall';
import { listed } from '../../harness';
import type { Samples } from './samples';

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
		'call.downloadRecording.callId': listed(account.calls.recorded),
		'call.downloadVoicemail.callId': listed(account.calls.voicemail),
		'contact.search.email': emails.items[0].email,
		'contact.search.phoneNumber': '+33639980000',
		'contact.upsert.emails': emails,
		'contact.upsert.matchBy': 'email',
	},
};
