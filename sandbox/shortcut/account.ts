/** The emulated workspace as tests name it: its tokens, and the ids of what is seeded. */

/** What has UUIDs. */
const KINDS = [
	...['', 'customFields', 'values', 'documents', 'events', 'groups', 'healths', 'keyResults'],
	...['members', 'organizations', 'templates', 'workspaces'],
];

export const hasUuids = (kind: string) => KINDS.includes(kind);

/** The n-th UUID of a kind; the same in every run. */
export function uuid(kind: string, n: number): string {
	const group = (0x5c00 + KINDS.indexOf(kind)).toString(16);
	return `63b2d4f0-${group}-4a5b-8c6d-${n.toString(16).padStart(12, '0')}`;
}

/** Ids one after the other. */
function numbered<Key extends string>(first: number, ...keys: Key[]) {
	const ids = keys.map((key, i) => [key, first + i]);
	return Object.fromEntries(ids) as Record<Key, number>;
}

function uuids<Key extends string>(kind: string, ...keys: Key[]) {
	const ids = keys.map((key, i) => [key, uuid(kind, i + 1)]);
	return Object.fromEntries(ids) as Record<Key, string>;
}

export const shortcutAccount = {
	token: 'sct_rw_harborlight_Zk3vQ8pT1xWn5LdYc7RbUa',
	readOnlyToken: 'sct_ro_harborlight_Hs6mJ2fKe9GtVq4PyX0oNi',
	slug: 'harborlight',
	workspaceId: uuid('workspaces', 1),
	organizationId: uuid('organizations', 1),
	/** Ada owns both tokens; Hugo is an observer, Bruno is disabled. */
	members: uuids('members', 'ada', 'ben', 'chloe', 'david', 'emeka', 'freya', 'hugo', 'bruno'),
	groups: uuids('groups', 'platform', 'apps', 'design'),
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
	customFields: uuids('customFields', 'priority', 'severity', 'skillSet'),
	customFieldValues: {
		priorityHigh: uuid('values', 11),
		priorityMedium: uuid('values', 12),
		priorityLow: uuid('values', 13),
		severity1: uuid('values', 21),
		severity2: uuid('values', 22),
	},
	keyResults: uuids('keyResults', 'signups', 'published'),
	templates: { bugReport: uuid('templates', 1) },
};
