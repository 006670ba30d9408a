/** As many believable stories as are asked for, spread over states, epics, people and labels. */
import { shortcutAccount as account } from './account';
import type { Call } from './call';
import { iso } from './call';
import { add } from './kinds';
import type { Story } from './kinds';
import { addStory, newComment, newTask } from './story-write';

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

export function seedStories(call: Call, count: number): void {
	const now = Date.parse(call.now);
	const made = Array.from({ length: count }, (_, i) =>
		addStory({ ...call, now: iso(now - (count - i) * HOUR) }, draft(i, now)),
	);
	made.forEach((story, i) => addParts(call, story, i));
	const [first, second] = made;
	if (second) link(call, first, second);
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
function addParts(call: Call, story: Story, i: number): void {
	if (i % 6 === 0) {
		const question = newComment(call, { text: 'Is this still wanted?' });
		const answer = { text: 'Yes, see the epic.', author_id: account.members.ben };
		story.comments.push(question, newComment(call, { ...answer, parent_id: question.id }));
	}
	if (i % 7 === 0) {
		story.tasks.push(
			newTask(call, { description: 'Agree on the wording', complete: true }),
			newTask(call, { description: 'Write the tests', owner_ids: story.owner_ids }),
		);
	}
}

function link(call: Call, blocker: Story, blocked: Story): void {
	add(call, 'storyLinks', { subject_id: blocker.id, object_id: blocked.id, verb: 'blocks' });
}
