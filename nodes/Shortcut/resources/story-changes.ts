/** One thing at a time: what is done to a story most often, with nothing else to fill in. */
import { reference, references } from '../../engine/vocabulary/field';
import { arrayOf, type Json } from '../../engine/json';
import type { Job } from '../../engine/vocabulary/job';
import { action, remove, type ReadFirst } from '../../engine/vocabulary/operation';
import { tellsCreated } from '../../engine/vocabulary/output';
import { recordsOf } from '../../engine/vocabulary/paging';
import type { Route } from '../../engine/vocabulary/route';
import { asLabel, notCleared, storyId } from '../fields';
import { eachOnce, typedLabels } from '../new-labels';
import { labelName, member, story } from '../records';
import { moveTo, newExternalLinks, state } from '../story-fields';

const GET: Route = 'GET /api/v3/stories/{story-public-id}';
const PUT = 'PUT /api/v3/stories/{story-public-id}';

const UNLINK = 'DELETE /api/v3/story-links/{story-link-public-id}';

/** The one route that adds to a list, or takes away from it, takes several stories. */
const LISTS = 'PUT /api/v3/stories/bulk';

const idOf = ({ values }: Job) => Number(values.path['story-public-id']);

async function toOneStory(job: Job): Promise<void> {
	job.values.body = { ...job.values.body, story_ids: [idOf(job)] };
}

const people = (wire: string, label: string) =>
	notCleared(
		references(member, wire, { name: wire.includes('owner') ? 'owners' : 'followers', label }),
	);
const labels = (wire: string) =>
	notCleared(references(labelName, wire, { name: 'labels', label: 'Label', each: asLabel }));
const links = notCleared(newExternalLinks);

/** The API replaces all links at once: those that stay are sent again. */
const changedLinks = (change: (present: unknown[], given: unknown[]) => unknown[]): ReadFirst => ({
	route: GET,
	merge: ({ body }, { external_links: present }) => ({
		external_links: change(arrayOf(present), arrayOf(body.external_links)),
	}),
});

const blocker = reference(story, 'subject_id', {
	in: 'local',
	name: 'blockerId',
	label: 'Blocked By',
	description: 'The story that has to be done first',
});

/** The relationships in which a story is blocked by another one, or by any. */
async function blocks(job: Job, by?: unknown): Promise<Json[]> {
	const { story_links: all } = await job.record(GET, { path: job.values.path });
	return recordsOf(all).filter(
		({ verb, subject_id, object_id }) =>
			verb === 'blocks' && object_id === idOf(job) && (by === undefined || subject_id === by),
	);
}

async function block(job: Job): Promise<Json> {
	const { subject_id } = job.values.local;
	const [known] = await blocks(job, subject_id);
	if (known) return { ...known, created: false };
	const body = { verb: 'blocks', subject_id, object_id: idOf(job) };
	return { ...(await job.record('POST /api/v3/story-links', { body })), created: true };
}

async function unblock(job: Job): Promise<unknown> {
	const found = await blocks(job, job.values.local.subject_id);
	if (found.length === 0) throw new Error('This story is not blocked by such a story');
	for (const { id } of found) {
		job.values.path['story-link-public-id'] = String(id);
		await job.send(UNLINK, { path: job.values.path });
	}
	return undefined;
}

export const storyChanges = {
	addExternalLinks: action(PUT, {
		required: [storyId, links],
		readFirst: changedLinks((present, given) => [...new Set([...present, ...given])]),
		name: 'Add External Links',
		action: 'Add external links to a story',
		description: 'Add links to a story, and leave those that it has',
	}),
	addFollowers: action(LISTS, {
		required: [storyId, people('follower_ids_add', 'Follower')],
		prepare: toOneStory,
		name: 'Add Followers',
		action: 'Add followers to a story',
		description: 'Add followers to a story, and leave those that it has',
	}),
	addLabels: action(LISTS, {
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
		name: 'Add Labels',
		action: 'Add labels to a story',
		description: 'Add labels to a story, and leave those that it has',
	}),
	addOwners: action(LISTS, {
		required: [storyId, people('owner_ids_add', 'Owner')],
		prepare: toOneStory,
		name: 'Add Owners',
		action: 'Add owners to a story',
		description: 'Add owners to a story, and leave those that it has',
	}),
	archive: action(PUT, {
		required: [storyId],
		body: () => ({ archived: true }),
		name: 'Archive',
		action: 'Archive a story',
		description: 'Put a story away: it is kept, but out of sight',
	}),
	assign: action(PUT, {
		required: [storyId, reference(member, 'owner_id', { label: 'Owner' })],
		body: ({ owner_id }) => ({ owner_ids: [owner_id] }),
		name: 'Assign',
		action: 'Assign a story',
		description: 'Make one person the owner of a story, in place of those that it has',
	}),
	block: action('POST /api/v3/story-links', {
		required: [storyId, blocker],
		run: block,
		simplify: false,
		tells: tellsCreated,
		name: 'Block',
		action: 'Block a story',
		description: 'Note that a story has to wait for another one; once, if it is noted already',
	}),
	moveToState: action(PUT, {
		required: [storyId, state],
		optional: [moveTo],
		name: 'Move to State',
		action: 'Move a story to a state',
		description: 'Change the state of a story',
	}),
	removeExternalLinks: action(PUT, {
		required: [storyId, links],
		readFirst: changedLinks((present, given) => present.filter((one) => !given.includes(one))),
		name: 'Remove External Links',
		action: 'Remove external links from a story',
		description: 'Remove links from a story; they must be written as they are there',
	}),
	removeFollowers: action(LISTS, {
		required: [storyId, people('follower_ids_remove', 'Follower')],
		prepare: toOneStory,
		name: 'Remove Followers',
		action: 'Remove followers from a story',
		description: 'Remove followers from a story, and leave the others',
	}),
	removeLabels: action(LISTS, {
		required: [storyId, labels('labels_remove')],
		prepare: toOneStory,
		name: 'Remove Labels',
		action: 'Remove labels from a story',
		description: 'Remove labels from a story, and leave the others',
	}),
	removeOwners: action(LISTS, {
		required: [storyId, people('owner_ids_remove', 'Owner')],
		prepare: toOneStory,
		name: 'Remove Owners',
		action: 'Remove owners from a story',
		description: 'Remove owners from a story, and leave the others',
	}),
	unarchive: action(PUT, {
		required: [storyId],
		body: () => ({ archived: false }),
		name: 'Unarchive',
		action: 'Unarchive a story',
		description: 'Bring an archived story back',
	}),
	unblock: remove(UNLINK, {
		required: [storyId],
		beside: [{ ...blocker, property: { ...blocker.property, description: 'Leave empty for any' } }],
		run: unblock,
		name: 'Unblock',
		action: 'Unblock a story',
		description: 'Let a story wait no longer for another one, or for any',
	}),
};
