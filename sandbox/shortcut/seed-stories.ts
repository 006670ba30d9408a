/** As many believable stories as are asked for, spread over states, epics, people and labels. */
import { shortcutAccount as account } from './account';
import { iso, type Told } from './call';
import { add, type Body, type Story } from './kinds';
import { stories } from './resources/stories';
import { comments, tasks } from './resources/story-parts';

const HOUR = 60 * 60 * 1000;

const ACTIONS = ['Add', 'Fix', 'Speed up', 'Redesign', 'Test', 'Document', 'Retire', 'Translate'];
const THINGS = [
	'the invoice page',
	'password reset',
	'CSV export',
	'the search index',
	'webhook retries',
	'the welcome tour',
	'tax numbers',
	'the audit trail',
	'session timeouts',
	'the mobile menu',
	'image uploads',
];

/** The item at a place in a list that starts over at its end. */
const nth = <T>(list: T[], n: number): T => list[n % list.length];

export function seedStories(call: Told, count: number): void {
	const now = Date.parse(call.now);
	const made = Array.from({ length: count }, (_, i) =>
		stories.make({ ...call, now: iso(now - (count - i) * HOUR), body: draft(i, now) }),
	);
	made.forEach((story, i) => addParts(call, story, i));
	const [first, second] = made;
	const ends = { subject_id: first?.id, object_id: second?.id, verb: 'blocks' };
	if (second) add(call, 'storyLinks', ends);
}

function draft(i: number, now: number) {
	const { members, groups, states, epics, iterations, customFields, customFieldValues } = account;
	const round = Math.floor(i / (ACTIONS.length * THINGS.length));
	const subject = `${nth(ACTIONS, i)} ${nth(THINGS, i)}`;
	const people = [members.ada, members.ben, members.chloe, members.david, members.emeka];
	const labels = ['backend', 'frontend', 'customer request', 'security', 'tech debt'];
	const priorities = [customFieldValues.priorityHigh, customFieldValues.priorityLow];
	return {
		name: round === 0 ? subject : `${subject} (${round + 1})`,
		description: `${subject}, so that nobody has to ask for it again.`,
		story_type: nth(['feature', 'bug', 'feature', 'chore'], i),
		workflow_state_id: nth(Object.values(states), i),
		epic_id: nth([...Object.values(epics), null], i),
		iteration_id: nth([...Object.values(iterations), null, null], i),
		group_id: nth([groups.platform, groups.apps, null], i),
		owner_ids: i % 4 === 3 ? [] : [nth(people, i)],
		labels: i % 3 === 2 ? [] : [{ name: nth(labels, i) }],
		estimate: nth([1, 2, 3, null, 5, 8], i),
		deadline: i % 10 === 0 ? iso(now + (i - 20) * 24 * HOUR) : null,
		archived: i % 20 === 19,
		custom_fields:
			i % 5 === 0 ? [{ field_id: customFields.priority, value_id: nth(priorities, i / 5) }] : [],
	};
}

/** Comments for every sixth story, one of them a reply; tasks for every seventh. */
function addParts(call: Told, { id: story_id, owner_ids }: Story, i: number): void {
	const { ben } = account.members;
	const comment = (body: Body) => comments.make({ ...call, body: { ...body, story_id } });
	const task = (body: Body) => tasks.make({ ...call, body: { ...body, story_id } });
	if (i % 6 === 0) {
		const { id: parent_id } = comment({ text: 'Is this still wanted?' });
		comment({ text: 'Yes, see the epic.', author_id: ben, parent_id });
	}
	if (i % 7 === 0) {
		task({ description: 'Agree on the wording', complete: true });
		task({ description: 'Write the tests', owner_ids });
	}
}
