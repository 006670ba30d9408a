/** The search through all kinds of record at once. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, run, records, requests, ask } = openAccount(shortcut);

const asked = () =>
	requests().map((request) => {
		const { pathname, searchParams } = new URL(`https://x${request.split(' ')[1]}`);
		return [
			pathname.replace('/api/v3/', ''),
			searchParams.get('page_size'),
			searchParams.has('next'),
		];
	});
const kindsOf = (found: Array<{ kind?: unknown }>) => found.map(({ kind }) => kind);

test('it asks for every kind, since Shortcut takes only stories and epics by itself', async () => {
	await records('search.search', { query: 'zebra' });
	expect(requests()).toEqual([
		'GET /api/v3/search?query=zebra&page_size=50&entity_types=story&entity_types=epic&entity_types=iteration&entity_types=objective',
	]);
});

test('it gives one item for each record, with its kind, and simplified as such', async () => {
	const found = await records('search.search', { query: 'billing' });
	expect(found[0]).toMatchObject({ kind: 'epic', id: account.epics.billing, num_stories: 10 });
	const [first] = await records('search.search', { query: 'billing', simplify: false });
	expect(first).toMatchObject({ kind: 'epic', entity_type: 'epic', id: account.epics.billing });
});

test('objectives come under the older name of theirs, and are told by their own', async () => {
	const found = await records('search.search', {
		query: 'customers',
		filters: { entityTypes: ['objective'] },
	});
	expect(found).toEqual([
		expect.objectContaining({
			kind: 'objective',
			id: account.objectives.selfService,
			categories: ['Growth'],
		}),
	]);
	expect(ask('GET', 'search?entity_types=objective&query=customers')).toHaveProperty('milestones');
});

test('a limit leaves something of every kind', async () => {
	const found = await records('search.search', { query: '!is:archived', limit: 7 });
	const [story, epic, iteration, objective] = ['story', 'epic', 'iteration', 'objective'];
	expect(kindsOf(found)).toEqual([story, epic, iteration, objective, story, epic, iteration]);
	expect(asked()).toEqual([['search', '7', false]]);
});

test('further pages of a kind are asked for where that kind is searched', async () => {
	open({ stories: 300 });
	const found = await records('search.search', {
		query: '!is:archived',
		returnAll: true,
		filters: { entityTypes: ['epic', 'story'] },
	});
	const stories = found.filter(({ kind }) => kind === 'story');
	expect(stories).toHaveLength(285);
	expect(new Set(stories.map(({ id }) => id)).size).toBe(285);
	expect(asked()).toEqual([
		['search', '250', false],
		['search/stories', '250', true],
	]);
	expect(requests()[1]).not.toContain('entity_types');
});

describe('each kind ends at 1,000 results', () => {
	beforeEach(() => open({ stories: 1100 }));

	const search = async (parameters: object) => {
		const given = JSON.parse(JSON.stringify({ query: '!is:archived', ...parameters }));
		const { items, hints } = await run('search.search', given);
		return {
			stories: items.filter(({ json }) => json.kind === 'story').length,
			told: hints.map(({ message }) => message),
		};
	};
	const onlyStories = { filters: { entityTypes: ['story'] } };
	const CEILING =
		"Shortcut's search gives 1000 results at most and found 1045. Narrow the search, or use Get Many with filters.";
	const cutAt = (limit: string, total: string) => [
		`${limit} of ${total} records. Raise Limit, or turn on Return All, to get more.`,
	];

	test('which is told with Return All', async () => {
		expect(await search({ returnAll: true })).toEqual({ stories: 1000, told: [CEILING] });
		expect(asked()).toHaveLength(4);
	});

	test.each([1000, 1001])('and with a Limit of %i, that leaves out no others', async (limit) => {
		const found = await search({ ...onlyStories, limit });
		expect(found).toEqual({ stories: 1000, told: [CEILING] });
		expect(asked()).toHaveLength(4);
	});

	test('while a smaller Limit is told how many there are', async () => {
		expect((await search({ ...onlyStories, limit: 999 })).told).toEqual(cutAt('999', '1,045'));
		const all = (await records('epic.getAll', { returnAll: true })).length;
		const both = { filters: { entityTypes: ['story', 'epic'] }, query: 'created:*..*' };
		expect((await search({ ...both, limit: 20 })).told).toEqual(cutAt('20', `1,${100 + all}`));
	});

	test('nor is it hidden where the first page says that there is no other', async () => {
		open({
			instead: () =>
				json(200, { stories: { data: [{ id: 1, name: 'One' }], next: null, total: 1045 } }),
		});
		expect(await search(onlyStories)).toEqual({ stories: 1, told: [CEILING] });
	});
});

test.each([
	['epic.search', '"Faster search"', account.epics.search],
	['iteration.search', 'sprint', account.iterations.later],
	['objective.search', 'customers', account.objectives.selfService],
])('%s finds its kind', async (operation, query, id) => {
	const [found] = await records(operation, { query, options: { detail: 'slim' } });
	expect(found).toMatchObject({ id });
	const kind = `${operation.split('.')[0]}s`;
	expect(requests()).toEqual([expect.stringMatching(`^GET /api/v3/search/${kind}\\?query=`)]);
});
