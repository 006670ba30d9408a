/** What a test needs to know about the seeded company: its credential and the ids of its telling records. */
export const aircallAccount = {
	apiId: 'aircall-sandbox-id',
	apiToken: 'aircall-sandbox-token',
	company: 'Northwind Outfitters',
	users: {
		/** Can call and be called, on every number. */
		available: 741001,
		/** On the line with `calls.live`. */
		inCall: 741005,
		/** Logged out: start call and dial answer 405. */
		unavailable: 741006,
	},
	availableUserEmail: 'amelie.laurent@northwind.example',
	numbers: {
		/** Records its calls. */
		recording: 520001,
		/** Does not: pause and resume recording answer 405. */
		silent: 520003,
	},
	teams: { sales: 31001, support: 31002, success: 31003 },
	/** An export of analytics that was made before. */
	export: '6f1d9a52-3c47-4b80-9e21-5a7c0d8e4f13',
	/** An AI Voice Agent that may call. */
	voiceAgent: '6712f0a4c3b2a1908f7e6d5c',
	tags: { lead: 8001, quote: 8002, support: 8003, churnRisk: 8004, voicemailDrop: 8005 },
	/** A campaign of contacts, which is another thing than the list of numbers that a user calls. */
	campaign: '5f3c9a52-7d41-4c0e-8b7e-2f6a1d9c0b34',
	/** The oldest of the seeded contacts; the others follow one by one. */
	firstContact: 9_100_001,
	/** The oldest of the seeded calls; the others follow one by one, up to the three live ones. */
	firstCall: 2_812_000_001,
	calls: {
		/** Ended, with a recording, a transcription, a contact and a tag. */
		recorded: 2_812_000_001,
		/** Ended, never answered. */
		missed: 2_812_000_003,
		/** Ended, never answered, with a voicemail. */
		voicemail: 2_812_000_006,
		/** Ended, from a hidden number. */
		anonymous: 2_812_000_008,
		/** Ended, moved by the first user to the second. */
		transferred: 2_812_000_010,
		/** Inbound, not answered yet. */
		ringing: 2_900_000_001,
		/** Inbound, answered, on a number that records. */
		live: 2_900_000_002,
		/** Outbound, answered, on a number that does not record. */
		liveUnrecorded: 2_900_000_003,
	},
} as const;
