/** The emulated workspace as tests name it: its tokens, and the ids of what is seeded. */

/** What has UUIDs. */
const KINDS = [
	...['', 'customFields', 'values', 'documents', 'events', 'groups', 'healths', 'keyResults'],
	...['members', 'organizations', 'templates', 'workspaces', 'deliveries'],
];

export const hasUuids = (kind: string) => KINDS.includes(kind);

/** The n-th UUID of a kind; the same in every run. */
export function uuid(kind: string, n: number): string {
	const group = (0x5c00 + KINDS.indexOf(kind)).toString(16);
	return `63b2d4f0-${group}-4a5b-8c6d-${n.toString(16).padStart(12, '0')}`;
}

/** Ids one after the other: numbers from a first one on, or the UUIDs of a kind. */
function ids<From extends number | string, Key extends string>(from: From, ...keys: Key[]) {
	const all = keys.map((key, i) => [key, typeof from === 'number' ? from + i : uuid(from, i + 1)]);
	return Object.fromEntries(all) as Record<Key, From extends number ? number : string>;
}

export const shortcutAccount = {
	token: 'sct_rw_harborlight_Zk3vQ8pT1xWn5LdYc7RbUa',
	readOnlyToken: 'sct_ro_harborlight_Hs6mJ2fKe9GtVq4PyX0oNi',
	slug: 'harborlight',
	workspaceId: uuid('workspaces', 1),
	organizationId: uuid('organizations', 1),
	/** Ada owns both tokens; Hugo is an observer, Bruno is disabled. */
	members: ids('members', 'ada', 'ben', 'chloe', 'david', 'emeka', 'freya', 'hugo', 'bruno'),
	groups: ids('groups', 'platform', 'apps', 'design'),
	workflows: { engineering: 500000005, design: 500000011 },
	/** Engineering's states; Design's are the five after its own id. */
	states: ids(500000006, 'backlog', 'ready', 'inDevelopment', 'inReview', 'completed'),
	epicStates: ids(500000002, 'toDo', 'inProgress', 'done'),
	labels: {
		...ids(11, 'backend', 'frontend', 'customerRequest'),
		...ids(14, 'security', 'techDebt', 'archived'),
	},
	categories: ids(21, 'growth', 'quality'),
	objectives: ids(31, 'selfService', 'reliability', 'mobile'),
	iterations: ids(41, 'past', 'current', 'next', 'later'),
	epics: ids(51, 'billing', 'search', 'onboarding', 'offline', 'audit'),
	/** The second one is empty. */
	projects: { legacy: 61, empty: 62 },
	repositories: { app: 71 },
	/** Stories are numbered from here on; 60 of them unless more are asked for. */
	firstStory: 101,
	firstWebhook: 901,
	/** The skill set is disabled. */
	customFields: ids('customFields', 'priority', 'severity', 'skillSet'),
	customFieldValues: {
		priorityHigh: uuid('values', 11),
		priorityMedium: uuid('values', 12),
		priorityLow: uuid('values', 13),
		severity1: uuid('values', 21),
		severity2: uuid('values', 22),
	},
	keyResults: ids('keyResults', 'signups', 'published'),
	/** Of the first epic, and of the first objective. */
	healths: ids('healths', 'epic', 'objective'),
	/** On the first epic; the second one answers the first. */
	epicComments: ids(81, 'question', 'reply'),
	documents: ids('documents', 'release'),
	templates: { bugReport: uuid('templates', 1) },
};
