/** The emulated workspace as tests name it: its tokens, and the ids of what is seeded. */

const KINDS = {
	...{ customField: 1, customFieldValue: 2, document: 3, event: 4, group: 5, health: 6 },
	...{ keyResult: 7, member: 8, organization: 9, template: 10, workspace: 11 },
};

/** The n-th UUID of a kind; the same in every run. */
export function uuid(kind: keyof typeof KINDS, n: number): string {
	const group = (0x5c00 + KINDS[kind]).toString(16);
	return `63b2d4f0-${group}-4a5b-8c6d-${n.toString(16).padStart(12, '0')}`;
}

/** Ids one after the other. */
function numbered<Key extends string>(first: number, ...keys: Key[]) {
	const ids = keys.map((key, i) => [key, first + i]);
	return Object.fromEntries(ids) as Record<Key, number>;
}

function uuids<Key extends string>(kind: keyof typeof KINDS, ...keys: Key[]) {
	const ids = keys.map((key, i) => [key, uuid(kind, i + 1)]);
	return Object.fromEntries(ids) as Record<Key, string>;
}

export const shortcutAccount = {
	token: 'sct_rw_harborlight_Zk3vQ8pT1xWn5LdYc7RbUa',
	readOnlyToken: 'sct_ro_harborlight_Hs6mJ2fKe9GtVq4PyX0oNi',
	slug: 'harborlight',
	workspaceId: uuid('workspace', 1),
	organizationId: uuid('organization', 1),
	/** Ada owns both tokens; Hugo is an observer, Bruno is disabled. */
	members: uuids('member', 'ada', 'ben', 'chloe', 'david', 'emeka', 'freya', 'hugo', 'bruno'),
	groups: uuids('group', 'platform', 'apps', 'design'),
	workflows: { engineering: 500000005, design: 500000011 },
	/** Engineering's states; Design's are the five after its own id. */
	states: numbered(500000006, 'backlog', 'ready', 'inDevelopment', 'inReview', 'completed'),
	epicStates: numbered(500000002, 'toDo', 'inProgress', 'done'),
	labels: {
		...numbered(11, 'backend', 'frontend', 'customerRequest'),
		...numbered(14, 'security', 'techDebt', 'archived'),
	},
	categories: numbered(21, 'growth', 'quality'),
	objectives: numbered(31, 'selfService', 'reliability', 'mobile'),
	iterations: numbered(41, 'past', 'current', 'next', 'later'),
	epics: numbered(51, 'billing', 'search', 'onboarding', 'offline', 'audit'),
	projects: { legacy: 61 },
	repositories: { app: 71 },
	/** Stories are numbered from here on; 60 of them unless more are asked for. */
	firstStory: 101,
	/** The skill set is disabled. */
	customFields: uuids('customField', 'priority', 'severity', 'skillSet'),
	customFieldValues: {
		priorityHigh: uuid('customFieldValue', 11),
		priorityMedium: uuid('customFieldValue', 12),
		priorityLow: uuid('customFieldValue', 13),
		severity1: uuid('customFieldValue', 21),
		severity2: uuid('customFieldValue', 22),
	},
	keyResults: uuids('keyResult', 'signups', 'published'),
	templates: { bugReport: uuid('template', 1) },
};
