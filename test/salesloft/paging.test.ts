import { resources } from '../../nodes/Salesloft/resources';
import { readContract } from '../../sandbox/contract';
import { DAY } from '../../sandbox/salesloft/time';
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { NOW, account, salesloft } from './provider';

const { ask, open, run, records, refusal, sent } = openAccount(salesloft);

const { firstPerson } = account;

const idsOf = (found: Array<Record<string, unknown>>) => found.map(({ id }) => Number(id));
const range = (count: number) => Array.from({ length: count }, (_, i) => firstPerson + i);
const pages = () => sent().map(({ query }) => Number(new URLSearchParams(query).get('page')));

/** Opens a team of 300 people, with something happening to it before the second request is answered. */
function openDisturbed(disturb: () => unknown): void {
	let asked = 0;
	open({
		people: 300,
		before: () => {
			asked += 1;
			if (asked === 2) disturb();
		},
	});
}

describe('a list with a limit', () => {
	test('asks for no more than is wanted', async () => {
		expect(await records('person.getAll', { limit: 1 })).toHaveLength(1);
		expect(sent().map(({ query }) => query)).toEqual(['page=1&per_page=1']);
	});

	test('goes by page number in the order of the API, with the filters on every page', async () => {
		open({ people: 900 });
		const found = await records('person.getAll', { limit: 250, filters: { euResident: true } });
		expect(idsOf(found)).toEqual(
			range(900)
				.filter((_, i) => i % 3 === 0)
				.reverse()
				.slice(0, 250),
		);
		expect(sent().map(({ query }) => query)).toEqual(
			[1, 2, 3].map(
				(page) =>
					`eu_resident=true&page=${page}&per_page=100&include_paging_counts=true&sort_by=updated_at&sort_direction=DESC`,
			),
		);
	});

	test('goes by time where the oldest come first, with the filters on every page', async () => {
		open({ people: 900 });
		const found = await records('person.getAll', {
			limit: 250,
			filters: { euResident: true },
			options: { sortBy: 'created_at', sortDirection: 'ASC' },
		});
		expect(idsOf(found)).toEqual(range(750).filter((_, i) => i % 3 === 0));
		expect(sent().map(({ query }) => query)).toEqual(
			['', '&created_at[gte]=2026-10-21T10:14', '&created_at[gte]=2026-10-21T10:28'].map(
				(edge) =>
					`eu_resident=true&sort_by=created_at&sort_direction=ASC&page=1&per_page=100${edge && `${edge}:00.000713-05:00`}`,
			),
		);
	});

	test('misses nobody when others are deleted while it is read', async () => {
		openDisturbed(() => ask('DELETE', `people/${firstPerson + 299}`));
		const found = await records('person.getAll', { limit: 250 });
		expect(idsOf(found)).toEqual(range(300).reverse().slice(0, 250));
		// The count has fallen: what had moved behind the first page is read there.
		expect(pages()).toEqual([1, 2, 1, 2, 3]);
	});
});

describe('a whole list', () => {
	test('ends where the API names no next page', async () => {
		open({ people: 300 });
		const found = await records('person.getAll', {
			returnAll: true,
			options: { sortBy: 'name', sortDirection: 'ASC' },
		});
		expect(idsOf(found).sort((a, b) => a - b)).toEqual(range(300));
		expect(pages()).toEqual([1, 2, 3]);
	});

	test('of more than 10,000 in the order of changes is whole, each record once', async () => {
		open({ people: 10_500 });
		const found = await records('person.getAll', {
			returnAll: true,
			options: { sortBy: 'updated_at' },
		});
		expect(idsOf(found)).toEqual(range(10_500));
		expect(new Set(pages())).toEqual(new Set([1]));
		// 20 people share each time here: of 100 in a page, 80 are new.
		expect(sent()).toHaveLength(131);
		expect(sent()[1].query).toBe(
			'sort_by=updated_at&page=1&per_page=100&sort_direction=ASC&updated_at[gte]=2026-10-21T10:04:00.000713-05:00',
		);
	});

	test('goes downwards where that order is chosen, within the filters', async () => {
		open({ people: 900 });
		const found = await records('person.getAll', {
			returnAll: true,
			filters: { euResident: true, updatedBefore: '2026-10-21T15:40:00Z' },
			options: { sortDirection: 'DESC' },
		});
		expect(idsOf(found)).toEqual(
			range(800)
				.filter((_, i) => i % 3 === 0)
				.reverse(),
		);
		expect(sent().every(({ query }) => query?.startsWith('eu_resident=true&updated_at[lt]='))).toBe(
			true,
		);
		expect(pages()).toEqual([1, 2, 3]);
	});

	test.each([
		['a first page', [100, 100, 50], [1, 1, 1, 1, 1]],
		['all of it', [250], [1, 1, 2, 3, 1]],
		['more than a page between others', [50, 250, 50], [1, 1, 1, 2, 3, 1]],
	])('is whole where %s was changed at once', async (_, groups, asked) => {
		let now = NOW;
		const count = groups.reduce((sum, one) => sum + one, 0);
		open({ people: count, clock: () => now });
		const left = range(count);
		for (const size of groups) {
			now += DAY;
			for (const person of left.splice(0, size)) ask('PUT', `people/${person}`, { city: 'Rome' });
		}
		const found = await records('person.getAll', {
			returnAll: true,
			options: { sortBy: 'updated_at' },
		});
		expect(idsOf(found)).toEqual(range(count));
		expect(pages()).toEqual(asked);
	});

	test.each([{}, { sortBy: 'updated_at' }])(
		'misses nobody who is changed while it is read: %j',
		async (options) => {
			const touched = firstPerson + 10;
			openDisturbed(() => ask('PUT', `people/${touched}`, { city: 'Rome' }));
			const found = await records('person.getAll', { returnAll: true, options });
			expect(idsOf(found).sort()).toEqual(range(300));
		},
	);

	test('is read from the newest on, by page number, and counted', async () => {
		open({ people: 300 });
		const found = await records('person.getAll', { returnAll: true });
		expect(idsOf(found)).toEqual(range(300).reverse());
		expect(sent().map(({ query }) => query)).toEqual([
			'page=1&per_page=100&include_paging_counts=true&sort_by=created_at&sort_direction=DESC',
			'page=2&per_page=100&include_paging_counts=true&sort_by=created_at&sort_direction=DESC',
			'page=3&per_page=100&include_paging_counts=true&sort_by=created_at&sort_direction=DESC',
		]);
	});

	test('of more than 10,000 is whole, each record once, and no deep page is asked', async () => {
		open({ people: 10_500 });
		const found = await records('person.getAll', { returnAll: true });
		expect(idsOf(found)).toEqual(range(10_500).reverse());
		expect(Math.max(...pages())).toBe(100);
		// 20 people share each time here: the first page behind the edge begins with them again.
		expect(sent()).toHaveLength(106);
		expect(sent()[100].query).toMatch(
			/^page=1&per_page=100&include_paging_counts=true&sort_by=created_at&sort_direction=DESC&created_at\[lte\]=/,
		);
	});

	test('gives nobody twice when another is made while it is read', async () => {
		openDisturbed(() => ask('POST', 'people', { email_address: 'new@person.example' }));
		const found = await records('person.getAll', { returnAll: true });
		expect(idsOf(found)).toEqual(range(300).reverse());
		// Page 3 was asked ahead, perhaps before the new one came.
		expect(pages()).toEqual([1, 2, 3, 3, 4]);
	});

	test('goes upwards from the oldest where that order is chosen', async () => {
		open({ people: 300 });
		const found = await records('person.getAll', {
			returnAll: true,
			options: { sortBy: 'created_at', sortDirection: 'ASC' },
		});
		expect(idsOf(found)).toEqual(range(300));
		// 20 people share each time here: the last page, which begins with them, is the fourth.
		expect(pages()).toEqual([1, 1, 1, 1]);
	});

	test('in another order ends at page 100, and says so', async () => {
		open({ people: 10_050 });
		const { items, hints } = await run('person.getAll', {
			returnAll: true,
			options: { sortBy: 'last_contacted_at', sortDirection: 'DESC' },
		});
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(10_000);
		expect(Math.max(...pages())).toBe(100);
		expect(hints).toEqual([
			{
				message:
					"Salesloft gives 10,000 records of this list in this order, and there are more. Narrow the filters; where 'Sort By' offers Updated At, that order has no such end.",
				location: 'outputPane',
			},
		]);
	});

	test('that names the same page again ends with an error instead of a loop', async () => {
		const body = JSON.stringify({ data: [{ id: 1 }], metadata: { paging: { next_page: 1 } } });
		open({ instead: () => ({ status: 200, headers: {}, body }) });
		expect(await refusal('user.getAll', { returnAll: true })).toBe(
			'The list repeats itself: its pages bring nothing new [item 0]',
		);
	});

	test('without a list in the answer is not an empty list', async () => {
		open({ instead: () => ({ status: 200, headers: {}, body: '{"metadata":{}}' }) });
		expect(await refusal('user.getAll', { returnAll: true })).toBe(
			'The provider sent an answer without the list in it [item 0]',
		);
	});
});

/** The times by which a list can be both sorted and filtered from and to, as the contract has it. */
const timesOf = (route: string): string[] => {
	const { query = [] } =
		readContract('salesloft').operations.find(
			({ method, path }) => `${method} ${path}` === route,
		) ?? {};
	const sortable = query.find(({ name }) => name === 'sort_by')?.enum ?? [];
	const filtered = query.map(({ name }) => name);
	return ['updated_at', 'created_at'].filter(
		(time) =>
			sortable.includes(time) &&
			filtered.includes(`${time}[gte]`) &&
			filtered.includes(`${time}[lte]`),
	);
};

const lists = resources.flatMap(({ name, operations }) =>
	operations.flatMap(({ name: operation, route, gives }) =>
		gives.kind === 'list'
			? timesOf(route).map((time) => ({ title: `${name}: ${operation}`, time, gives }))
			: [],
	),
);

test.each(lists)('$title goes by $time where that is its order', ({ time, gives: { paging } }) => {
	const query = { sort_by: time, sort_direction: 'DESC' };
	const first = paging.first(100, { limit: Infinity, query });
	expect(first).toEqual({ page: 1, per_page: 100, include_paging_counts: true, ...query });
	// A window of time goes on where page numbers would be dear.
	const records = [{ id: 1, [time]: '2026-11-20T10:00:00.000713-05:00' }];
	const answer = { data: records, metadata: { paging: { next_page: 101, total_count: 20_000 } } };
	expect(paging.read(answer, { ...first, page: 100 }, 9_999)).toMatchObject({
		next: { page: 1, ...query },
		opensWindow: true,
	});
});

test('more than 10,000 meetings are all read, newest first, and no deep page is asked', async () => {
	const at = (i: number) => new Date(NOW - i * 60_000).toISOString().replace('Z', '713Z');
	const meetings = Array.from({ length: 10_150 }, (_, i) => ({ id: i + 1, created_at: at(i) }));
	open({
		instead: ({ url: { searchParams: query } }) => {
			const last = query.get('created_at[lte]') ?? at(0);
			const found = meetings.filter(({ created_at }) => created_at <= last);
			const page = Number(query.get('page'));
			const next_page = page * 100 < found.length ? page + 1 : null;
			return json(200, {
				data: found.slice((page - 1) * 100, page * 100),
				metadata: { paging: { next_page, total_count: found.length } },
			});
		},
	});
	const { items, hints } = await run('meeting.getAll', { returnAll: true });
	expect(items.map((item) => item.json.id)).toEqual(meetings.map(({ id }) => id));
	expect(Math.max(...pages())).toBe(100);
	expect(hints).toEqual([]);
});
