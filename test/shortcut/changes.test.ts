/** What is done to a story most often, one thing at a time. */
import { json } from '../../sandbox/http';
import { listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, records, refusal, requests, bodies, sent, ask, open } = openAccount(shortcut);

interface Story {
	archived: boolean;
	labels: Array<{ name: string }>;
	owner_ids: string[];
	follower_ids: string[];
	external_links: string[];
	story_links: Array<{ id: number; verb: string; subject_id: number; object_id: number }>;
	workflow_state_id: number;
}

const { firstStory, members, states } = account;
const storyId = listed(firstStory);
const story = () => ask<Story>('GET', `stories/${firstStory}`);
const labels = () => story().labels.map(({ name }) => name);
const put = (body: object) => ask('PUT', `stories/${firstStory}`, body);
const PUT = `PUT /api/v3/stories/${firstStory}`;
const LISTS = 'PUT /api/v3/stories/bulk';

test('a story is moved to a state by its name, with one request beside the list of names', async () => {
	const moved = await record('story.moveToState', { storyId, workflowStateId: 'In Review' });
	expect(moved.workflow_state_id).toBe(states.inReview);
	expect(requests()).toEqual(['GET /api/v3/workflows', PUT]);
	expect(bodies()).toEqual([{ workflow_state_id: states.inReview }]);
});

test('a story is put away and brought back', async () => {
	await record('story.archive', { storyId });
	expect(story().archived).toBe(true);
	await record('story.unarchive', { storyId });
	expect(story().archived).toBe(false);
	expect(bodies()).toEqual([{ archived: true }, { archived: false }]);
});

test('labels are added and removed, and the others stay', async () => {
	put({ labels: [{ name: 'frontend' }] });
	await record('story.addLabels', { storyId, labels: ['backend'], newLabels: ['brand new'] });
	expect(labels().sort()).toEqual(['backend', 'brand new', 'frontend']);
	await record('story.removeLabels', { storyId, labels: ['frontend'] });
	expect(labels().sort()).toEqual(['backend', 'brand new']);
	expect(sent().filter(({ body }) => body)).toEqual([
		{
			route: LISTS,
			body: { labels_add: [{ name: 'backend' }, { name: 'brand new' }], story_ids: [firstStory] },
		},
		{ route: LISTS, body: { labels_remove: [{ name: 'frontend' }], story_ids: [firstStory] } },
	]);
});

test('there has to be a label to add', async () => {
	expect(await refusal('story.addLabels', { storyId })).toBe(
		"There is nothing to add. Choose a label, or type one under 'New Labels'. [item 0]",
	);
	expect(requests()).toEqual([]);
});

test('owners and followers are added and removed, and the others stay', async () => {
	put({ owner_ids: [members.ada], follower_ids: [members.ada] });
	await record('story.addOwners', { storyId, owners: ['Ben Lindqvist'] });
	await record('story.removeOwners', { storyId, owners: ['@ada'] });
	await record('story.addFollowers', { storyId, followers: ['chloe'] });
	await record('story.removeFollowers', { storyId, followers: [members.ada] });
	expect(story()).toMatchObject({ owner_ids: [members.ben], follower_ids: [members.chloe] });
	expect(bodies()).toEqual([
		{ owner_ids_add: [members.ben], story_ids: [firstStory] },
		{ owner_ids_remove: [members.ada], story_ids: [firstStory] },
		{ follower_ids_add: [members.chloe], story_ids: [firstStory] },
		{ follower_ids_remove: [members.ada], story_ids: [firstStory] },
	]);
});

test('who is assigned is the only owner', async () => {
	put({ owner_ids: [members.ada, members.ben] });
	await record('story.assign', { storyId, ownerId: 'Chloé Martin' });
	expect(story().owner_ids).toEqual([members.chloe]);
});

test('external links are added once and removed, and the others stay', async () => {
	const [first, second] = ['https://a.example/1', 'https://a.example/2'];
	put({ external_links: [first] });
	await record('story.addExternalLinks', { storyId, externalLinks: [second, first] });
	expect(story().external_links).toEqual([first, second]);
	await record('story.removeExternalLinks', { storyId, externalLinks: [first] });
	expect(story().external_links).toEqual([second]);
});

test('a link from a spreadsheet is the same with blanks around it, and is found by them', async () => {
	const link = 'https://example.com/ticket/42';
	const messy = [` ${link}`, `${link}\u200b\n`];
	await record('story.addExternalLinks', { storyId, externalLinks: messy });
	expect(story().external_links).toEqual([link]);
	await record('story.update', { storyId, updateFields: { externalLinks: messy.slice(0, 1) } });
	expect(await records('story.getByExternalLink', { externalLink: link })).toHaveLength(1);
	await record('story.removeExternalLinks', { storyId, externalLinks: messy });
	expect(story().external_links).toEqual([]);
});

test('items that change one list of a story keep what each adds, also several at a time', async () => {
	const links = [1, 2, 3, 4].map((n) => `https://example.com/${n}`);
	await records(
		'story.addExternalLinks',
		{ storyId, externalLinks: '={{ [$json.link] }}', options: { parallelRequests: 4 } },
		{ items: links.map((link) => ({ json: { link } })) },
	);
	// Several at a time come in no order.
	expect([...(story().external_links as string[])].sort()).toEqual(links);
});

describe('a story that waits for another', () => {
	const blockerId = listed(firstStory + 1);
	const blocking = () =>
		story().story_links.filter(
			({ verb, object_id }) => verb === 'blocks' && object_id === firstStory,
		);

	test('is noted once', async () => {
		const first = await record('story.block', { storyId, blockerId });
		expect(first).toMatchObject({
			verb: 'blocks',
			subject_id: firstStory + 1,
			object_id: firstStory,
			created: true,
		});
		const again = await record('story.block', { storyId, blockerId });
		expect(again).toMatchObject({ id: first.id, created: false });
		expect(blocking()).toHaveLength(1);
	});

	test('waits no longer for the one that is named, or for any', async () => {
		await records('story.block', { storyId, blockerId });
		await records('story.block', { storyId, blockerId: listed(firstStory + 2) });
		await record('story.unblock', { storyId, blockerId });
		expect(blocking().map(({ subject_id }) => subject_id)).toEqual([firstStory + 2]);
		expect(await record('story.unblock', { storyId })).toMatchObject({ deleted: true });
		expect(blocking()).toEqual([]);
		expect(await refusal('story.unblock', { storyId })).toBe(
			'This story is not blocked by such a story [item 0]',
		);
	});
});

describe('the name of a branch', () => {
	test('is the one that the workspace gives', async () => {
		open({
			instead: () => json(200, { id: 5, name: 'X', formatted_vcs_branch_name: 'feature/sc-5' }),
		});
		expect(await record('story.getBranchName', { storyId })).toEqual({
			id: 5,
			branch_name: 'feature/sc-5',
		});
	});

	test('is made of the person, the story and its title where the workspace gives none', async () => {
		open({
			instead: ({ url }) =>
				url.pathname.endsWith('/member')
					? undefined
					: json(200, {
							id: firstStory,
							name: 'Größe: “Größer” & a very long title, no end of it',
						}),
		});
		expect(await record('story.getBranchName', { storyId })).toEqual({
			id: firstStory,
			branch_name: `ada/sc-${firstStory}/größe-größer-a-very-long-title-no-end-o`,
		});
		expect(requests()).toEqual([`GET /api/v3/stories/${firstStory}`, 'GET /api/v3/member']);
	});

	test.each([
		['[Bug] Log-in fails', 'bug-log-in-fails'],
		// Written with a letter and a mark, as some systems do.
		['Cafe\u0301 au lait', 'caf\u00e9-au-lait'],
		// Vowels are marks on letters here.
		[
			'\u0939\u093f\u0928\u094d\u0926\u0940 \u092e\u0947\u0902',
			'\u0939\u093f\u0928\u094d\u0926\u0940-\u092e\u0947\u0902',
		],
		// A letter of two units, which are not parted at the end.
		['a' + '\u{20bb7}'.repeat(50), `a${'\u{20bb7}'.repeat(38)}`],
	])('keeps the letters of a title in any script: %s', async (name, title) => {
		open({
			instead: ({ url }) =>
				url.pathname.endsWith('/member') ? undefined : json(200, { id: firstStory, name }),
		});
		expect((await record('story.getBranchName', { storyId })).branch_name).toBe(
			`ada/sc-${firstStory}/${title}`,
		);
	});

	test('ends with the story where its title has no letters', async () => {
		open({
			instead: ({ url }) =>
				url.pathname.endsWith('/member') ? undefined : json(200, { id: 5, name: '\u{1f525}!' }),
		});
		expect((await record('story.getBranchName', { storyId })).branch_name).toBe('ada/sc-5');
	});
});
