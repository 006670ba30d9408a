/** Shortcut's own ways when something is read. */
import type { INodeParameters } from 'n8n-workflow';
import { listed, openAccount } from '../harness/account';
import { account, numbers, shortcut } from './provider';

const { open, run, records, record, requests, bodies, ask } = openAccount(shortcut);

const { firstStory, epics, members } = account;

const ids = (list: Array<{ id?: unknown }>) => list.map(({ id }) => id);
/** What can be told of a search: its parameters without the token of the next page. */
const searched = () =>
	requests().map((request) => {
		const query = new URL(`https://x${request.split(' ')[1]}`).searchParams;
		return [query.get('query'), query.get('page_size'), query.has('next')];
	});

describe('a search', () => {
	test('of more than three pages gives every story once, with the same query on each page', async () => {
		open({ stories: 700 });
		const found = await records('story.search', { query: '!is:archived', returnAll: true });
		const expected = numbers(0, 700).filter((i) => i % 20 !== 19);
		expect(found).toHaveLength(expected.length);
		expect(new Set(ids(found)).size).toBe(expected.length);
		expect(searched()).toEqual([
			['!is:archived', '250', false],
			['!is:archived', '250', true],
			['!is:archived', '250', true],
		]);
	});

	test('for some of the first 1,000 of more says how many there are', async () => {
		open({ stories: 1200 });
		const { items, hints } = await run('story.search', { query: '!is:archived', limit: 900 });
		expect(items).toHaveLength(900);
		expect(hints.map(({ message }) => message)).toEqual([
			'900 of 1,140 records. Raise Limit, or turn on Return All, to get more.',
		]);
	});

	test.each([
		[1, ['1']],
		[250, ['250']],
		[251, ['250', '250']],
	])('with Limit %i asks for no more than that', async (limit, sizes) => {
		open({ stories: 300 });
		expect(await records('story.search', { query: '!is:archived', limit })).toHaveLength(limit);
		expect(searched().map(([, size]) => size)).toEqual(sizes);
	});

	test('names people by their mention name', async () => {
		const found = await records('story.search', {
			query: 'owner:ben',
			returnAll: true,
			simplify: false,
		});
		expect(found.length).toBeGreaterThan(0);
		for (const { owner_ids } of found) expect(owner_ids).toContain(members.ben);
	});

	test('gives slim stories when asked to', async () => {
		const slim = await record('story.search', {
			query: `id:${firstStory}`,
			simplify: false,
			options: { detail: 'slim' },
		});
		expect(slim).not.toHaveProperty('description');
		expect(slim.comment_ids).toHaveLength(2);
	});
});

describe('Get Many of stories', () => {
	test('is a search by POST that Shortcut answers with 201, and is exact', async () => {
		const found = await records('story.getAll', {
			returnAll: true,
			filters: { epicIds: [epics.billing] },
		});
		const expected = ids(ask<Array<{ id: number }>>('GET', `epics/${epics.billing}/stories`));
		expect(ids(found).sort()).toEqual(expected.sort());
		expect(requests()).toEqual(['POST /api/v3/stories/search']);
		expect(bodies().at(-1)).toEqual({ epic_ids: [epics.billing] });
	});

	test('has no ceiling', async () => {
		open({ stories: 1200 });
		expect(await records('story.getAll', { returnAll: true })).toHaveLength(1200);
	});

	test.each([
		['nothing', {}, {}],
		['a switch that is off', { withoutEpic: false }, {}],
		['an estimate that is missing', { estimate: '={{ null }}' }, {}],
		['a list in which nothing is chosen', { epicIds: [], labelIds: '={{ [] }}' }, {}],
		['the description', { includesDescription: true }, { includes_description: true }],
	])('with %s as its only filter asks for each type of story', async (_, filters, body) => {
		const found = await records('story.getAll', { returnAll: true, filters });
		expect(ids(found).sort()).toEqual(numbers(firstStory, 60));
		expect(requests()).toEqual(Array(3).fill('POST /api/v3/stories/search'));
		expect(bodies()).toEqual(
			['feature', 'bug', 'chore'].map((story_type) => ({ ...body, story_type })),
		);
	});

	test('without filters asks no further than its Limit, and gives no more', async () => {
		const features = (await records('story.getAll', { returnAll: true })).filter(
			({ story_type }) => story_type === 'feature',
		);
		open();
		const limit = features.length + 1;
		expect(ids(await records('story.getAll', { limit: limit - 1 }))).toEqual(ids(features));
		expect(bodies()).toEqual([{ story_type: 'feature' }]);
		const found = await records('story.getAll', { limit });
		expect(found.map(({ story_type }) => story_type)).toEqual([
			...features.map(() => 'feature'),
			'bug',
		]);
		expect(bodies().slice(1)).toEqual([{ story_type: 'feature' }, { story_type: 'bug' }]);
	});

	test('gives a story once that changes its type meanwhile', async () => {
		let asked = 0;
		open({
			instead: ({ url }) => {
				if (url.pathname.endsWith('/stories/search')) asked += 1;
				if (asked === 2) ask('PUT', `stories/${firstStory}`, { story_type: 'bug' });
				return undefined;
			},
		});
		expect(ask<{ story_type: string }>('GET', `stories/${firstStory}`).story_type).toBe('feature');
		const found = await records('story.getAll', { returnAll: true });
		expect(ids(found).sort()).toEqual(numbers(firstStory, 60));
	});

	test('of one type, or archived, is one search', async () => {
		await records('story.getAll', { filters: { storyType: 'bug' } });
		await records('story.getAll', { filters: { archived: false } });
		expect(bodies()).toEqual([{ story_type: 'bug' }, { archived: false }]);
	});

	test('finds what lacks an epic', async () => {
		const without = await records('story.getAll', {
			returnAll: true,
			filters: { withoutEpic: true },
		});
		expect(without.length).toBeGreaterThan(0);
		for (const { epic_id } of without) expect(epic_id).toBeNull();
	});

	test('leaves the description out unless it is asked for', async () => {
		const read = async (filters = {}) =>
			(await records('story.getAll', { limit: 1, simplify: false, filters }))[0];
		expect(await read()).not.toHaveProperty('description');
		expect(await read({ includesDescription: true })).toHaveProperty('description');
	});
});

describe('Get Many of epics', () => {
	beforeEach(() => {
		open({ limit: 10_000 });
		for (const i of numbers(1, 600)) ask('POST', 'epics', { name: `Epic ${i}` });
	});

	test('gives every epic of all pages once, and asks for each page once', async () => {
		const all = ids(ask<Array<{ id: number }>>('GET', 'epics'));
		expect(all.length).toBe(605);
		const found = await records('epic.getAll', {
			returnAll: true,
			options: { includesDescription: true },
		});
		expect(ids(found).sort()).toEqual(all.sort());
		expect(requests().sort()).toEqual(
			[1, 2, 3].map(
				(page) =>
					`GET /api/v3/epics/paginated?includes_description=true&page=${page}&page_size=250`,
			),
		);
	});

	test.each([
		[1, ['page=1&page_size=1']],
		[250, ['page=1&page_size=250']],
		[300, ['page=1&page_size=250', 'page=2&page_size=250']],
	])('with Limit %i asks for no more than that', async (limit, pages) => {
		expect(await records('epic.getAll', { limit })).toHaveLength(limit);
		expect(requests()).toEqual(pages.map((page) => `GET /api/v3/epics/paginated?${page}`));
	});
});

test.each([
	['iteration.getAll', {}],
	['label.getAll', { options: { slim: true } }],
	['member.getAll', { filters: { disabled: false } }],
	['team.getAll', { filters: { archived: false } }],
	['workflow.getAll', {}],
])('%s comes whole and is cut here', async (name, more) => {
	const all = await records(name, { returnAll: true, ...more });
	expect(all.length).toBeGreaterThan(1);
	expect(await records(name, { limit: 1, ...more })).toEqual(all.slice(0, 1));
	expect(requests()[0]).toBe(requests()[1]);
});

test('the tasks of a story are read from the story', async () => {
	const tasks = await records('storyTask.getAll', { storyId: listed(firstStory), returnAll: true });
	expect(tasks.map(({ description }) => description)).toEqual([
		'Agree on the wording',
		'Write the tests',
	]);
	expect(requests()).toEqual([`GET /api/v3/stories/${firstStory}`]);
});

test('a simplified story holds what people work with', async () => {
	const simple = await record('story.get', { storyId: listed(firstStory) });
	expect(Object.keys(simple)).toEqual([
		'id',
		'name',
		'app_url',
		'description',
		'story_type',
		'workflow_state_id',
		'epic_id',
		'iteration_id',
		'group_id',
		'owner_ids',
		'follower_ids',
		'labels',
		'estimate',
		'deadline',
		'started',
		'completed',
		'blocked',
		'archived',
		'custom_fields',
		'external_id',
		'external_links',
		'created_at',
		'updated_at',
	]);
	const { priority } = account.customFields;
	const { priorityHigh } = account.customFieldValues;
	expect(simple).toMatchObject({
		description: expect.stringContaining('so that nobody has to ask'),
		labels: ['backend'],
		custom_fields: [{ field_id: priority, value_id: priorityHigh, value: 'High' }],
		external_id: null,
	});
});

test('a simplified epic and a simplified iteration hold their descriptions', async () => {
	const epicId = listed(epics.billing);
	const iterationId = listed(account.iterations.current);
	ask('PUT', `epics/${epics.billing}`, { description: 'Pay by card' });
	ask('PUT', `iterations/${account.iterations.current}`, { description: 'Two weeks' });
	expect((await records('epic.get', { epicId }))[0].description).toBe('Pay by card');
	expect((await records('iteration.get', { iterationId }))[0].description).toBe('Two weeks');
});

test('the stories of an iteration are counted from its stories in each kind of state', async () => {
	const iteration = account.iterations.current;
	const inside = ask<Array<{ completed: boolean }>>('GET', `iterations/${iteration}/stories`);
	const done = inside.filter(({ completed }) => completed).length;
	expect(inside.length).toBeGreaterThan(done);
	const simple = await record('iteration.get', { iterationId: listed(iteration) });
	expect(simple).toMatchObject({ num_stories: inside.length, num_stories_done: done });
});

describe('a list that Limit cuts', () => {
	const hintsOf = async (name: string, parameters: INodeParameters) =>
		(await run(name, { limit: 2, ...parameters })).hints.map(({ message }) => message);
	const more = (total: number) => [
		`2 of ${total} records. Raise Limit, or turn on Return All, to get more.`,
	];

	test('says how many stories a search has found', async () => {
		const all = await records('story.search', { returnAll: true, query: '!is:archived' });
		expect(await hintsOf('story.search', { query: '!is:archived' })).toEqual(more(all.length));
	});

	test('says how many stories fit the filters, and nothing where it asks for each type by itself', async () => {
		const filters = { storyType: 'bug' };
		const bugs = await records('story.getAll', { returnAll: true, filters });
		expect(await hintsOf('story.getAll', { filters })).toEqual(more(bugs.length));
		expect(await hintsOf('story.getAll', {})).toEqual([]);
	});

	test('says how many fit the filters that Shortcut does not have', async () => {
		const all = (await records('epic.getAll', { returnAll: true, filters: { archived: false } }))
			.length;
		expect(await hintsOf('epic.getAll', { filters: { archived: false } })).toEqual(more(all));
		expect(await hintsOf('epic.getAll', { filters: { archived: false }, limit: all })).toEqual([]);
		ask('POST', 'iterations', { name: 'A', start_date: '2027-01-04', end_date: '2027-01-15' });
		const filters = { status: 'unstarted' };
		const waiting = await records('iteration.getAll', { returnAll: true, filters });
		expect(await hintsOf('iteration.getAll', { filters })).toEqual(more(waiting.length));
	});
});
