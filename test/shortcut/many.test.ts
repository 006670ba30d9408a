/** Stories that go together in one request, and files that go up. */
import { json } from '../../sandbox/http';
import { binaryItem } from '../harness';
import { openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, records, refusal, requests, bodies, ask, exchanges, forget, open } =
	openAccount(shortcut);

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

test('Create Many links each story to its item, also where several have one name and the answer has another order', async () => {
	const items = ['first', 'second', 'third'].map((text, n) => ({
		json: { name: n === 1 ? 'BUG' : 'Bug', text },
	}));
	open({
		instead: ({ url, body }) => {
			if (!url.pathname.endsWith('/bulk')) return undefined;
			const { stories } = JSON.parse(body.toString()) as { stories: object[] };
			return json(201, stories.map((one, n) => ({ id: n + 1, ...one })).reverse());
		},
	});
	const { items: made } = await run(
		'story.createMany',
		{ name: '={{ $json.name }}', description: '={{ $json.text }}', options: { simplify: false } },
		{ items },
	);
	expect(made.map(({ json: { id, name, description } }) => [id, name, description])).toEqual([
		[1, 'Bug', 'first'],
		[2, 'BUG', 'second'],
		[3, 'Bug', 'third'],
	]);
});

test('Create Many tells that stories may be there when the answer is no list', async () => {
	open({
		instead: ({ url }) => (url.pathname.endsWith('/bulk') ? json(201, { data: [] }) : undefined),
	});
	const { error } = await run('story.createMany', { name: 'Story' });
	expect([error?.message, error?.description]).toEqual([
		'Shortcut sent an empty answer where a record was due [item 0]',
		'The request may have been processed all the same. Look there before you run this again.',
	]);
});

test('a refusal of stories together is told in its own words', async () => {
	open({
		instead: ({ url }) =>
			url.pathname.endsWith('/bulk') ? json(422, { message: 'PREEXISTING story' }) : undefined,
	});
	expect(await refusal('story.createMany', { name: 'Story' })).toBe(
		'Shortcut did not accept the request: PREEXISTING story [item 0]',
	);
});

test('one invalid item among 1,000 stops the run at once, before any story is made', async () => {
	const { user } = process.cpuUsage();
	const estimate = '={{ $itemIndex === 777 ? "abc" : 1 }}';
	expect(
		await refusal(
			'story.createMany',
			{ name: '={{ $json.name }}', additionalFields: { estimate } },
			{ items: rows(1_000) },
		),
	).toBe('\'Estimate\' must be a number, not "abc" [item 777]');
	expect(requests().filter((one) => one.startsWith('POST'))).toEqual([]);
	// Each of the others would be told of each failure: a million errors.
	expect(process.cpuUsage().user - user).toBeLessThan(8_000_000);
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

test('Delete Many sends the IDs as the body of a DELETE, and tells what is deleted for each item', async () => {
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

test('Delete Many deletes a story once that several items name, however far apart', async () => {
	const made = await records(
		'story.createMany',
		{ name: '={{ $json.name }}' },
		{ items: rows(110) },
	);
	const ids = made.map(({ id }) => Number(id));
	const given = [...ids, ids[3]];
	forget();
	const deleted = await records(
		'story.deleteMany',
		{ storyId: '={{ $json.id }}' },
		{ items: given.map((id) => ({ json: { id } })) },
	);
	expect(deleted).toEqual(given.map((id) => ({ deleted: true, id })));
	expect(bodies()).toEqual([{ story_ids: ids.slice(0, 100) }, { story_ids: ids.slice(100) }]);
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

test('Upload gives an item for each file of one request, which Shortcut answers as a list', async () => {
	const file = (name: string) => ({ content: name, fileName: name, mimeType: 'text/plain' });
	const one = await binaryItem({}, file('a.txt'));
	const other = await binaryItem({}, file('b.txt'), 'other');
	const { items } = await run(
		'file.upload',
		{ binaryPropertyName: 'data, other' },
		{ items: [{ json: {}, binary: { ...one.binary, ...other.binary } }] },
	);
	expect(items.map(({ json: { filename }, pairedItem }) => [filename, pairedItem])).toEqual([
		['a.txt', { item: 0 }],
		['b.txt', { item: 0 }],
	]);
	const [{ request }] = exchanges();
	expect(
		[...String(request.body).matchAll(/form-data; name="([^"]+)"/g)].map(([, name]) => name),
	).toEqual(['file0', 'file1']);
});

test('five files are refused before anything is sent', async () => {
	const item = await binaryItem({}, { content: 'x', fileName: 'x', mimeType: 'text/plain' });
	const binaryPropertyName = 'data, data, data, data, data';
	expect(await refusal('file.upload', { binaryPropertyName }, { items: [item] })).toBe(
		"One request takes 4 files at most, and 'Input Data Field Name' has 5 [item 0]",
	);
	expect(requests()).toEqual([]);
});
