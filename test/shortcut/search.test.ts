/** Shortcut's search: what it is asked, how it goes on, and where it ends. */
import { json } from '../../sandbox/http';
import { listed, openAccount } from '../harness/account';
import { account, numbers, shortcut } from './provider';

const { open, run, record, records, requests, search, exchanges } = openAccount(shortcut);

const { firstStory, members } = account;
const queryOf = (n: number) => exchanges()[n].request.url.searchParams;
const hintsOf = ({ hints }: Awaited<ReturnType<typeof run>>) => hints.map(({ message }) => message);

test('it is asked exactly what was written, with quotes, signs and ranges', async () => {
	const query = '!is:archived label:"needs review" updated:2026-01-01..* owner:me a&b=c #1';
	await records('story.search', { query });
	expect(queryOf(0).get('query')).toBe(query);
});

test('it knows the owner of the token as "me", and others by their mention name alone', async () => {
	const found = async (owner: string) =>
		await records('story.search', { query: `owner:${owner}`, returnAll: true });
	const own = await found('me');
	expect(own.length).toBeGreaterThan(0);
	expect(own).toEqual(await found('ada'));
	expect(await found(members.ada)).toEqual([]);
});

test('it finds archived stories as well, unless the query leaves them out', async () => {
	const archived = firstStory + 19;
	const found = async (query: string) =>
		(await records('story.search', { query })).map(({ id }) => id);
	expect(await found(`id:${archived}`)).toEqual([archived]);
	expect(await found(`id:${archived} !is:archived`)).toEqual([]);
});

test('its next page is a path, of which the token counts: the rest is asked as before', async () => {
	const pages = [
		{
			data: [{ id: 1 }],
			next: '/api/v3/search/epics?query=other&page_size=25&next=00fa~2',
			total: 2,
		},
		{ data: [{ id: 2 }], next: null, total: 2 },
	];
	open({ instead: () => json(200, pages.shift()) });
	const found = await records('epic.search', {
		...{ query: 'team:"Apps & Co"', returnAll: true, simplify: false },
		options: { detail: 'slim' },
	});
	expect(found).toEqual([{ id: 1 }, { id: 2 }]);
	const asked = { query: 'team:"Apps & Co"', detail: 'slim', page_size: '250' };
	expect(Object.fromEntries(queryOf(0))).toEqual(asked);
	expect(Object.fromEntries(queryOf(1))).toEqual({ ...asked, next: '00fa~2' });
});

test.each(['story', 'epic', 'iteration'])(
	'the picker of a %s asks for the slim form, since the full one holds all comments',
	async (kind) => {
		await search(kind, 'sprint');
		expect(requests()).toEqual([
			expect.stringMatching(
				/^GET \/api\/v3\/search\/(stories|epics|iterations)\?query=sprint&detail=slim/,
			),
		]);
	},
);

describe('beyond 1,000 results', () => {
	/** Epics, of which Shortcut gives the first 1,000 and refuses to give more. */
	const openWith = (total: number) =>
		open({
			instead: ({ url }) => {
				const from = Number(url.searchParams.get('next') ?? 0);
				const size = Number(url.searchParams.get('page_size'));
				if (from >= 1000) return json(400, { error: 'maximum-results-exceeded' });
				const end = Math.min(from + size, total, 1000);
				return json(200, {
					data: numbers(from, end - from).map((id) => ({ id })),
					next: end < total ? `/api/v3/search/epics?next=${end}` : null,
					total,
				});
			},
		});
	const found = async (parameters: object) =>
		await run('epic.search', { query: 'x', ...JSON.parse(JSON.stringify(parameters)) });
	const CEILING =
		"Shortcut's search gives 1000 results at most and found 1100. Narrow the search, or use Get Many with filters.";

	test('nothing is asked, and the ceiling is told', async () => {
		openWith(1100);
		const { items, hints, error } = await found({ returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1000);
		expect(requests()).toHaveLength(4);
		expect(hints.map(({ message }) => message)).toEqual([CEILING]);
		expect(CEILING.length).toBeLessThan(120);
	});

	test.each([
		[990, ['990 of 1,100 records. Raise Limit, or turn on Return All, to get more.']],
		[1000, [CEILING]],
		[1050, [CEILING]],
	])('a Limit of %i is told what would bring more', async (limit, hints) => {
		openWith(1100);
		expect(hintsOf(await found({ limit }))).toEqual(hints);
	});

	test('nothing is told where all of them were found', async () => {
		openWith(1000);
		expect(hintsOf(await found({ returnAll: true }))).toEqual([]);
		expect(hintsOf(await found({ limit: 1000 }))).toEqual([]);
	});
});

test('one record in full holds what the slim form leaves out', async () => {
	const full = await record('story.get', { storyId: listed(firstStory), simplify: false });
	expect(full).toHaveProperty('description');
	expect(full.comments).toHaveLength(2);
});
