/** Stories that go together in one request, and files that go up. */
import { binaryItem } from '../harness';
import { openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, records, refusal, requests, bodies, ask, exchanges, forget } = openAccount(shortcut);

const { states, members, firstStory } = account;
const rows = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ json: { name: `Story ${n}` } }));
const story = (id: number) =>
	ask<{ labels: Array<{ name: string }>; owner_ids: string[] }>('GET', `stories/${id}`);

describe('Create Many', () => {
	test('makes 1,000 stories with state, owner, team and two labels by name in ten requests beside the lists of names', async () => {
		const items = rows(1_000);
		const { items: made, error } = await run(
			'story.createMany',
			{
				name: '={{ $json.name }}',
				workflowStateId: 'In Development',
				ownerId: 'Ben Lindqvist',
				groupId: 'Platform',
				label: 'imported',
				additionalFields: { labels: ['backend'] },
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(made.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual(
			items.map(({ json: { name } }, item) => [name, { item }]),
		);
		const sent = requests();
		expect(sent.filter((one) => one.startsWith('POST'))).toEqual(
			Array<string>(10).fill('POST /api/v3/stories/bulk'),
		);
		expect(sent.length).toBeLessThanOrEqual(14);
	});

	test('tells a refusal for each of the items that were refused together, and makes the others', async () => {
		const items = rows(150).map(({ json }, n) => ({
			json: { ...json, epic: n === 120 ? 999_999 : '' },
		}));
		const { items: made } = await run(
			'story.createMany',
			{ name: '={{ $json.name }}', additionalFields: { epicId: '={{ $json.epic }}' } },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(made.filter(({ json }) => json.error === undefined)).toHaveLength(100);
		expect(made[149].json.error).toMatch(/ \[item 149\]$/);
		expect(JSON.stringify(made[149].json.details)).toContain(
			'The 50 items of one request share this answer.',
		);
	});
});

test('Update Many adds and removes labels and owners, and leaves the others', async () => {
	const ids = [firstStory, firstStory + 1];
	const before = ids.map(story);
	forget();
	const changed = await records(
		'story.updateMany',
		{
			storyId: '={{ $json.id }}',
			updateFields: {
				labelsAdd: '={{ ["urgent"] }}',
				labelsRemove: `={{ ${JSON.stringify(before[0].labels.slice(0, 1).map(({ name }) => name))} }}`,
				ownerIdsAdd: '={{ ["Ben Lindqvist"] }}',
				workflowStateId: 'In Development',
			},
		},
		{ items: ids.map((id) => ({ json: { id } })) },
	);
	expect(changed.map(({ id }) => id)).toEqual(ids);
	expect(bodies()).toEqual([
		{
			labels_add: [{ name: 'urgent' }],
			labels_remove: before[0].labels.slice(0, 1).map(({ name }) => ({ name })),
			owner_ids_add: [members.ben],
			workflow_state_id: states.inDevelopment,
			story_ids: ids,
		},
	]);
	const after = story(ids[0]);
	expect(after.labels.map(({ name }) => name).sort()).toEqual(
		[...before[0].labels.slice(1).map(({ name }) => name), 'urgent'].sort(),
	);
	expect(after.owner_ids).toEqual([...new Set([...before[0].owner_ids, members.ben])]);
});

test('Delete Many tells what is deleted for each item', async () => {
	const ids = [firstStory, firstStory + 1];
	const deleted = await records(
		'story.deleteMany',
		{ storyId: '={{ $json.id }}' },
		{ items: ids.map((id) => ({ json: { id } })) },
	);
	expect(deleted).toEqual(ids.map((id) => ({ deleted: true, id })));
	expect(requests()).toEqual(['DELETE /api/v3/stories/bulk']);
	expect(bodies()).toEqual([{ story_ids: ids }]);
});

test('Upload sends files of an item with their names, and attaches them to a story', async () => {
	const file = { content: 'a,b\n1,2\n', fileName: 'täble.csv', mimeType: 'text/csv' };
	const uploaded = await records(
		'file.upload',
		{ storyId: `sc-${firstStory}`, binaryPropertyName: 'data' },
		{ items: [await binaryItem({}, file)] },
	);
	expect(uploaded).toMatchObject([
		{ filename: 'täble.csv', content_type: 'text/csv', size: 8, story_ids: [firstStory] },
	]);
	expect(exchanges()).toHaveLength(1);
});

test('five files are refused before anything is sent', async () => {
	const item = await binaryItem({}, { content: 'x', fileName: 'x', mimeType: 'text/plain' });
	const binaryPropertyName = 'data, data, data, data, data';
	expect(await refusal('file.upload', { binaryPropertyName }, { items: [item] })).toBe(
		"One request takes 4 files at most, and 'Input Data Field Name' has 5 [item 0]",
	);
	expect(requests()).toEqual([]);
});
