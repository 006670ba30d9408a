/** What is added to the lists of a story, or taken away from them, while the rest stays. */
import { arrayOf } from '../../../engine/json';
import { notCleared, references } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action, type ReadFirst } from '../../../engine/vocabulary/operation';
import { titleCase } from '../../../engine/vocabulary/words';
import { asLabel, storyId } from '../../fields';
import { eachOnce, typedLabels } from '../../labels';
import { labelName, member } from '../../records';
import { newExternalLinks, storyIn } from './fields';

const PUT = 'PUT /api/v3/stories/{story-public-id}';

/** The one route that adds to a list, or takes away from it, takes several stories. */
const LISTS = 'PUT /api/v3/stories/bulk';

async function toOneStory(job: Job): Promise<void> {
	job.values.body = { ...job.values.body, story_ids: [storyIn(job.values)] };
}

/** The owners or followers to add or to take away. */
const people = (who: 'owner' | 'follower', change: 'add' | 'remove') =>
	notCleared(
		references(member, `${who}_ids_${change}`, { name: `${who}s`, label: titleCase(who) }),
	);
const labels = (wire: string) =>
	notCleared(references(labelName, wire, { name: 'labels', label: 'Label', each: asLabel }));
const links = notCleared(newExternalLinks);

/** The API replaces all links at once: those that stay are sent again. */
const changedLinks = (change: (present: unknown[], given: unknown[]) => unknown[]): ReadFirst => ({
	route: 'GET /api/v3/stories/{story-public-id}',
	merge: ({ body }, { external_links: present }) => ({
		external_links: change(arrayOf(present), arrayOf(body.external_links)),
	}),
});

const adding = (what: string) => ({
	name: `Add ${what}`,
	action: `Add ${what.toLowerCase()} to a story`,
	description: `Add ${what.toLowerCase()} to a story, and leave those that it has`,
});
const removing = (what: string) => ({
	name: `Remove ${what}`,
	action: `Remove ${what.toLowerCase()} from a story`,
	description: `Remove ${what.toLowerCase()} from a story, and leave the others`,
});

export const storyLists = {
	addExternalLinks: action(PUT, {
		...adding('External Links'),
		required: [storyId, links],
		readFirst: changedLinks((present, given) => [...new Set([...present, ...given])]),
	}),
	addFollowers: action(LISTS, {
		...adding('Followers'),
		required: [storyId, people('follower', 'add')],
		prepare: toOneStory,
	}),
	addLabels: action(LISTS, {
		...adding('Labels'),
		required: [storyId],
		beside: [labels('labels_add'), typedLabels],
		check: ({ body }) =>
			body.labels_add === undefined && body.new_labels === undefined
				? "There is nothing to add. Choose a label, or type one under 'New Labels'."
				: undefined,
		prepare: async (job) => {
			const { labels_add, new_labels } = job.values.body;
			job.values.body = { labels_add: eachOnce(labels_add, new_labels) };
			await toOneStory(job);
		},
	}),
	addOwners: action(LISTS, {
		...adding('Owners'),
		required: [storyId, people('owner', 'add')],
		prepare: toOneStory,
	}),
	removeExternalLinks: action(PUT, {
		...removing('External Links'),
		required: [storyId, links],
		readFirst: changedLinks((present, given) => present.filter((one) => !given.includes(one))),
		description: 'Remove external links from a story; write each as the story has it',
	}),
	removeFollowers: action(LISTS, {
		...removing('Followers'),
		required: [storyId, people('follower', 'remove')],
		prepare: toOneStory,
	}),
	removeLabels: action(LISTS, {
		...removing('Labels'),
		required: [storyId, labels('labels_remove')],
		prepare: toOneStory,
	}),
	removeOwners: action(LISTS, {
		...removing('Owners'),
		required: [storyId, people('owner', 'remove')],
		prepare: toOneStory,
	}),
};
