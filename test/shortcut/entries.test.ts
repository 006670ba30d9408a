/** Lists of Shortcut as they come from rows and from Shortcut itself. */
import { openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { records, record, refusal, bodies, ask } = openAccount(shortcut);

const { firstStory, members, states } = account;
const list = (given: unknown) => `={{ ${JSON.stringify(given).replaceAll('}', '} ')} }}`;

test('an owner that is missing does not lose the story', async () => {
	await records('story.create', {
		name: 'New',
		workflowStateId: states.ready,
		additionalFields: {
			ownerIds: [members.ada, '={{ null }}', '={{ $json.missing }}', ''],
			externalLinks: ['https://example.com/a,b', ''],
		},
	});
	expect(bodies().at(-1)).toMatchObject({
		owner_ids: [members.ada],
		external_links: ['https://example.com/a,b'],
	});
});

test('labels can be put in again as a story has them: only their names go, since Shortcut refuses the rest', async () => {
	const { labels } = await ask<{ labels: Array<{ name: string }> }>('GET', `stories/${firstStory}`);
	expect(labels.length).toBeGreaterThan(0);
	await records('story.update', { storyId: firstStory, updateFields: { labels: list(labels) } });
	expect(bodies().at(-1)).toEqual({ labels: labels.map(({ name }) => ({ name })) });
});

test('a story is named by itself', async () => {
	const story = await ask('GET', `stories/${firstStory}`);
	const found = await record('story.get', { storyId: list(story) });
	expect(found.id).toBe(firstStory);
});

test('what is not a story is told as what it is', async () => {
	expect(await refusal('story.get', { storyId: list({ name: 'New' }) })).toContain(
		`'Story' must be a whole number, a short name such as sc-123 or a web address, not "{"name":"New"}"`,
	);
});
