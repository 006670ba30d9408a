/** What tests need to know of the emulated team. */
export const salesloftAccount = {
	teamId: 41,
	/** A team admin's, with every scope. */
	apiKey: `v2_ak_41_${'a1'.repeat(32)}`,
	/** An ordinary user's, without the privileged scopes (e-mail contents, CRM ids). */
	standardKey: `v2_ak_41_${'b2'.repeat(32)}`,
	/** The admin's as well, with no scope to write or delete. */
	readOnlyKey: `v2_ak_41_${'c3'.repeat(32)}`,
	/** Whom the keys act for. */
	admin: { id: 101, guid: '5a1e5107-0000-4000-8000-000000000101' },
	standardUser: { id: 102, guid: '5a1e5107-0000-4000-8000-000000000102' },
	/** Left the team; only shown with visible_only=false. */
	formerUser: { id: 106, guid: '5a1e5107-0000-4000-8000-000000000106' },
	cadences: { outbound: 301, inbound: 302, archived: 303, personalOfStandardUser: 304 },
	/** A number to which calls are not recorded. */
	neverRecorded: '+493055500000',
	firstAccount: 2001,
	firstPerson: 1_000_001,
	/** One with a recording and a transcription, and one with neither. */
	conversations: {
		held: {
			id: '5a1e5107-0000-4000-8000-000000091001',
			transcription: '5a1e5107-0000-4000-8000-000000092001',
		},
		unheard: { id: '5a1e5107-0000-4000-8000-000000091002' },
	},
	callDataRecords: { recorded: 93_001 },
	customFields: {
		person: { text: 'Favorite Color', date: 'Renewal Date' },
		company: { text: 'ERP System', date: 'Contract End' },
	},
};
