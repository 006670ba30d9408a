/** The emulated workspace as tests name it: its tokens, and the ids of what is seeded. */

const KINDS = {
	customField: 1,
	customFieldValue: 2,
	document: 3,
	event: 4,
	group: 5,
	health: 6,
	keyResult: 7,
	member: 8,
	organization: 9,
	template: 10,
	workspace: 11,
};

/** The n-th UUID of a kind; the same in every run. */
export function uuid(kind: keyof typeof KINDS, n: number): string {
	const group = (0x5c00 + KINDS[kind]).toString(16);
	return `63b2d4f0-${group}-4a5b-8c6d-${n.toString(16).padStart(12, '0')}`;
}

export const shortcutAccount = {
	token: 'sct_rw_harborlight_Zk3vQ8pT1xWn5LdYc7RbUa',
	readOnlyToken: 'sct_ro_harborlight_Hs6mJ2fKe9GtVq4PyX0oNi',
	slug: 'harborlight',
	workspaceId: uuid('workspace', 1),
	organizationId: uuid('organization', 1),
	/** Ada owns both tokens; Hugo is an observer, Bruno is disabled. */
	members: {
		ada: uuid('member', 1),
		ben: uuid('member', 2),
		chloe: uuid('member', 3),
		david: uuid('member', 4),
		emeka: uuid('member', 5),
		freya: uuid('member', 6),
		hugo: uuid('member', 7),
		bruno: uuid('member', 8),
	},
	groups: { platform: uuid('group', 1), apps: uuid('group', 2), design: uuid('group', 3) },
	workflows: { engineering: 500000005, design: 500000011 },
	/** Engineering's states; Design's are the five after its own id. */
	states: {
		backlog: 500000006,
		ready: 500000007,
		inDevelopment: 500000008,
		inReview: 500000009,
		completed: 500000010,
	},
	epicStates: { toDo: 500000002, inProgress: 500000003, done: 500000004 },
	labels: {
		backend: 11,
		frontend: 12,
		customerRequest: 13,
		security: 14,
		techDebt: 15,
		archived: 16,
	},
	categories: { growth: 21, quality: 22 },
	objectives: { selfService: 31, reliability: 32, mobile: 33 },
	iterations: { past: 41, current: 42, next: 43, later: 44 },
	epics: { billing: 51, search: 52, onboarding: 53, offline: 54, audit: 55 },
	projects: { legacy: 61 },
	repositories: { app: 71 },
	/** Stories are numbered from here on; 60 of them unless more are asked for. */
	firstStory: 101,
	customFields: {
		priority: uuid('customField', 1),
		severity: uuid('customField', 2),
		/** Disabled. */
		skillSet: uuid('customField', 3),
	},
	customFieldValues: {
		priorityHigh: uuid('customFieldValue', 11),
		priorityMedium: uuid('customFieldValue', 12),
		priorityLow: uuid('customFieldValue', 13),
		severity1: uuid('customFieldValue', 21),
		severity2: uuid('customFieldValue', 22),
	},
	keyResults: { signups: uuid('keyResult', 1), published: uuid('keyResult', 2) },
	templates: { bugReport: uuid('template', 1) },
};
