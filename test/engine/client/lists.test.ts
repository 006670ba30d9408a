/** Long lists: exact at any size, never endless, never cut in silence. */
import * as fc from 'fast-check';
import { EndlessList } from '../../../nodes/engine/client/endless';
import { flag, text, texts } from '../../../nodes/engine/vocabulary/field';
import type { Json } from '../../../nodes/engine/json';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { listIn, recordsOf, wholeList, type Paging } from '../../../nodes/engine/vocabulary/paging';
import type { Query } from '../../../nodes/engine/vocabulary/values';
import { encodeQuery } from '../../../nodes/engine/client/request';
import { walk } from '../../../nodes/engine/client/list';
import { collect, numberedPages, records, server } from './list';
import { answering, runOperation } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const numbered = numberedPages(100);

describe('walking a list', () => {
	const onCeiling = () => undefined;

	test('gives exactly the first records, however they are spread over pages', async () => {
		const pages = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 12 });
		const limits = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Infinity));
		await fc.assert(
			fc.asyncProperty(pages, limits, async (sizes, limit) => {
				const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, one) => sum + one, 0));
				const paging: Paging = {
					max: 7,
					first: () => ({ page: 0 }),
					read: (answer, query) => ({
						records: recordsOf(answer),
						next:
							Number(query.page) + 1 < sizes.length ? { page: Number(query.page) + 1 } : undefined,
					}),
				};
				const ask = async ({ page }: Query) =>
					records(sizes[Number(page)] ?? 0, starts[Number(page)]);
				const total = sizes.reduce((sum, one) => sum + one, 0);
				const got = await collect(walk(paging, ask, { limit, onCeiling }));
				expect(got).toEqual(records(Math.min(limit, total)));
			}),
		);
	});

	test('tells that the limit leaves out records where it does, and only there', async () => {
		const pages = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 });
		const limits = fc.integer({ min: 1, max: 40 });
		await fc.assert(
			fc.asyncProperty(pages, limits, fc.boolean(), async (sizes, limit, tellsTotal) => {
				const total = sizes.reduce((sum, one) => sum + one, 0);
				const paging: Paging = {
					max: 7,
					first: () => ({ page: 0 }),
					read: (answer, { page }) => ({
						records: recordsOf(answer),
						...(tellsTotal && { total }),
						next: Number(page) + 1 < sizes.length ? { page: Number(page) + 1 } : undefined,
					}),
				};
				const ask = async ({ page }: Query) => {
					const before = sizes.slice(0, Number(page)).reduce((sum, one) => sum + one, 0);
					return records(sizes[Number(page)], before);
				};
				const told: Array<number | undefined> = [];
				const onCut = (all?: number) => void told.push(all);
				await collect(walk(paging, ask, { limit, onCut, onCeiling }));
				expect(told).toStrictEqual(limit < total ? [tellsTotal ? total : undefined] : []);
			}),
		);
	});

	test('tells that more is there where the limit ends at a page whose next one is lost', async () => {
		const paging: Paging = {
			...wholeList,
			read: (answer) => ({ records: recordsOf(answer), isLost: true }),
		};
		const onCut = jest.fn();
		await collect(walk(paging, async () => records(2), { limit: 2, onCut, onCeiling }));
		expect(onCut.mock.calls).toEqual([[undefined]]);
	});

	test('tells how many records the list has, not only its last window', async () => {
		const paging: Paging = {
			max: 2,
			first: () => ({ from: 0 }),
			read: (answer, { from }) => ({
				records: recordsOf(answer),
				total: 10 - Number(from),
				next: Number(from) + 2 < 10 ? { from: Number(from) + 2 } : undefined,
				opensWindow: true,
			}),
		};
		const ask = async ({ from }: Query) => records(2, Number(from));
		for (const limit of [1, 3, 6, 9]) {
			const onCut = jest.fn();
			await collect(walk(paging, ask, { limit, onCut, onCeiling }));
			expect(onCut.mock.calls).toEqual([[10]]);
		}
	});

	test('gives the same in parallel, and asks for no page that is not needed', async () => {
		const sizes = fc.integer({ min: 0, max: 900 });
		const limits = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constant(Infinity));
		await fc.assert(
			fc.asyncProperty(
				sizes,
				limits,
				fc.integer({ min: 1, max: 6 }),
				async (count, limit, parallel) => {
					const asked: number[] = [];
					const ask = async (query: Query) => {
						asked.push(Number(query.page));
						const sent = { query: new URLSearchParams(encodeQuery(query)) };
						return server(count)(sent).body;
					};
					const got = await collect(walk(numbered, ask, { limit, parallel, onCeiling }));
					const wanted = Math.min(limit, count);
					expect(got).toEqual(records(wanted));
					const size = Math.min(limit, 100);
					expect(asked).toHaveLength(Math.max(1, Math.ceil(wanted / size)));
				},
			),
		);
	});

	test('ends with an error when a page comes again', async () => {
		const paging: Paging = {
			...wholeList,
			first: () => ({ cursor: 'a' }),
			read: (answer) => ({ records: recordsOf(answer), next: { cursor: 'a' } }),
		};
		const list = walk(paging, async () => [{ id: 1 }], { onCeiling });
		await expect(collect(list)).rejects.toThrow(EndlessList);
	});

	test('ends with an error when cursors go in a circle', async () => {
		const paging: Paging = {
			...wholeList,
			first: () => ({ cursor: 0 }),
			read: (answer, { cursor }) => ({
				records: recordsOf(answer),
				next: { cursor: (Number(cursor) + 1) % 3 },
			}),
		};
		const list = walk(paging, async () => [{}], { onCeiling });
		await expect(collect(list)).rejects.toThrow(
			'The list repeats itself: its pages bring nothing new',
		);
	});

	test('gives a record once when it moves to a later page meanwhile', async () => {
		const answers = [records(3), records(3, 2), records(1, 5)];
		const paging: Paging = {
			max: 3,
			first: () => ({ page: 0 }),
			read: (answer, { page }) => ({
				records: recordsOf(answer),
				next: Number(page) < 2 ? { page: Number(page) + 1 } : undefined,
			}),
		};
		const list = walk(paging, async ({ page }) => answers[Number(page)], { onCeiling });
		expect(await collect(list)).toEqual(records(6));
	});

	test('a list that gives one page under every number ends with an error soon', async () => {
		let asked = 0;
		const ask = async ({ page }: Query) => {
			asked += 1;
			return { data: records(2), next: Number(page) + 1 };
		};
		await expect(collect(walk(numbered, ask, { onCeiling }))).rejects.toThrow(EndlessList);
		expect(asked).toBe(5);
	});

	test('a list that ends with one page in place of others is an error', async () => {
		const ask = async ({ page }: Query) => ({
			data: records(2),
			next: Number(page) < 3 ? Number(page) + 1 : null,
		});
		await expect(collect(walk(numbered, ask, { onCeiling }))).rejects.toThrow(EndlessList);
	});

	test('a window that holds the page before it once more can be the last', async () => {
		const paging: Paging = {
			max: 2,
			first: () => ({ window: 1 }),
			read: (answer, { window }) => ({
				records: recordsOf(answer),
				next: window === 1 ? { window: 2 } : undefined,
				opensWindow: window === 1,
			}),
		};
		const list = walk(paging, async () => records(2), { onCeiling });
		expect(await collect(list)).toEqual(records(2));
	});

	test.each<[string, (page: number) => Json[]]>([
		['turns in a circle of several pages', (page) => records(2, (page % 3) * 10)],
		['goes on with empty pages', () => []],
	])('a list that %s ends with an error', async (_, held) => {
		let asked = 0;
		const ask = async ({ page }: Query) => {
			asked += 1;
			return { data: held(Number(page)), next: Number(page) + 1 };
		};
		await expect(collect(walk(numbered, ask, { onCeiling }))).rejects.toThrow(EndlessList);
		expect(asked).toBeLessThan(1_000);
	});

	test.each<[string, unknown]>([
		['a message', { message: 'Service degraded' }],
		['null', null],
		['a number', 0],
	])('%s in place of a page is an error, and not the end of the list', async (_, instead) => {
		const ask = async ({ page }: Query) =>
			page === 3 ? instead : { data: records(1, Number(page)), next: Number(page) + 1 };
		const lists = [
			walk(numberedPages(1), ask, { onCeiling }),
			walk(wholeList, async () => instead, { onCeiling }),
		];
		for (const list of lists) {
			await expect(collect(list)).rejects.toThrow('an answer without the list in it');
		}
	});

	test('204 is an empty list', async () => {
		expect(await collect(walk(wholeList, async () => undefined, { onCeiling }))).toEqual([]);
	});

	test('gives equal records of one page as often as they are there', async () => {
		const same = [{ id: 1 }, { id: 1 }, { name: 'no ID' }, { name: 'no ID' }];
		expect(await collect(walk(wholeList, async () => same, { onCeiling }))).toEqual(same);
	});

	test('reads no page before its turn, and none after the last wanted record', async () => {
		const asked: unknown[] = [];
		const ask = async ({ page }: Query) => {
			asked.push(page);
			return { data: records(100, Number(page) * 100), next: Number(page) + 1 };
		};
		const list = walk(numbered, ask, { limit: 250, onCeiling });
		for await (const { id } of list) if (id === 100) expect(asked).toEqual([1]);
		expect(asked).toEqual([1, 2, 3]);
	});

	test('tells about a ceiling once, and only when it cuts the list', async () => {
		const paging: Paging = {
			max: 10,
			first: () => ({}),
			read: (answer) => ({ records: recordsOf(answer), ceiling: 'No more can be had.' }),
		};
		const told: string[] = [];
		const ask = async () => records(10);
		const wanted = { onCeiling: (sentence: string) => told.push(sentence) };
		await collect(walk(paging, ask, { ...wanted, limit: 10 }));
		expect(told).toEqual([]);
		await collect(walk(paging, ask, { ...wanted, limit: 11 }));
		expect(told).toEqual(['No more can be had.']);
	});

	test('tells the ceiling, and not how many there are, where a higher limit would bring nothing', async () => {
		const paging: Paging = {
			max: 10,
			first: () => ({}),
			read: (answer) => ({ records: recordsOf(answer), total: 12, ceiling: 'No more can be had.' }),
		};
		const toldWith = async (limit: number) => {
			const told: unknown[] = [];
			const tell = (what: unknown) => void told.push(what);
			await collect(walk(paging, async () => records(10), { limit, onCut: tell, onCeiling: tell }));
			return told;
		};
		expect(await toldWith(9)).toEqual([12]);
		expect(await toldWith(10)).toEqual(['No more can be had.']);
		expect(await toldWith(11)).toEqual(['No more can be had.']);
	});

	test('goes on behind a ceiling where that is possible, and tells each sentence once', async () => {
		const paging: Paging = {
			max: 1,
			first: () => ({ page: 0 }),
			read: (answer, { page }) => ({
				records: recordsOf(answer),
				ceiling: `Some of ${Number(page) % 2 === 0 ? 'June' : 'July'} are missing.`,
				next: Number(page) < 3 ? { page: Number(page) + 1 } : undefined,
			}),
		};
		const told: string[] = [];
		const ask = async ({ page }: Query) => records(1, Number(page));
		const list = walk(paging, ask, { onCeiling: (sentence) => told.push(sentence) });
		expect(await collect(list)).toEqual(records(4));
		expect(told).toEqual(['Some of June are missing.', 'Some of July are missing.']);
	});
});

describe('Return All and Limit', () => {
	const list = operation.list('GET /widgets', { paging: numbered, filters: [text('of')] });

	test.each([
		[1, ['1/1']],
		[99, ['1/99']],
		[100, ['1/100']],
		[101, ['1/100', '2/100']],
		[250, ['1/100', '2/100', '3/100']],
	])('Limit %i gives as many and asks for no more than that', async (limit, pages) => {
		const sent = answering(server(1000));
		const { items } = await runOperation(list, { parameters: { limit } });
		expect(items.map(({ json }) => json)).toEqual(records(limit));
		expect(sent.map(({ query }) => `${query.get('page')}/${query.get('size')}`)).toEqual(pages);
	});

	test('Return All gives everything and keeps the filters on every page', async () => {
		const sent = answering(server(321));
		const { items } = await runOperation(list, {
			parameters: { returnAll: true, limit: 5, filters: { of: 'a & b' } },
		});
		expect(items.map(({ json }) => json)).toEqual(records(321));
		expect(sent.map(({ query }) => query.get('of'))).toEqual(Array(4).fill('a & b'));
	});

	test.each(['0', '-1', '1.5', '{ toString: 1 }', '[[5]]'])(
		'Limit %s is refused',
		async (limit) => {
			const sent = answering(server(3));
			const { error } = await runOperation(list, { parameters: { limit: `={{ ${limit} }}` } });
			expect(error?.message).toBe("'Limit' must be a whole number above 0 [item 0]");
			expect(sent).toEqual([]);
		},
	);

	test('a list that comes whole is cut here', async () => {
		const sent = answering(() => ({ body: { parts: { all: records(30) } } }));
		const whole = operation.list('GET /widgets', { paging: listIn('parts.all') });
		const { items } = await runOperation(whole, { parameters: { limit: 7 } });
		expect(items.map(({ json }) => json)).toEqual(records(7));
		expect([...sent[0].query]).toEqual([]);
	});

	test('what the API cannot filter is filtered here, and Limit counts what is left', async () => {
		const sent = answering(server(500));
		const even = operation.list('GET /widgets', {
			paging: numbered,
			filters: [flag('even', { in: 'local', description: 'Whether it is even' })],
			keep: ({ id }) => Number(id) % 2 === 0,
		});
		const { items } = await runOperation(even, {
			parameters: { limit: 60, filters: { even: true }, options: { parallelRequests: 1 } },
		});
		expect(items.map(({ json }) => json.id)).toEqual(Array.from({ length: 60 }, (_, i) => 2 * i));
		expect(sent.map(({ query }) => query.get('size'))).toEqual(['100', '100']);
	});

	test('of a list that comes whole, Limit is told how many of those that fit it leaves out', async () => {
		answering(() => ({ body: records(30) }));
		const even = operation.list('GET /widgets', {
			paging: wholeList,
			filters: [flag('even', { in: 'local', description: 'Whether it is even' })],
			keep: ({ id }) => Number(id) % 2 === 0,
		});
		const hintsOf = async (limit: number) => {
			const parameters = { limit, filters: { even: true } };
			const { items, hints } = await runOperation(even, { parameters });
			expect(items).toHaveLength(Math.min(limit, 15));
			return hints.map(({ message }) => message);
		};
		expect(await hintsOf(14)).toEqual([
			'14 of 15 records. Raise Limit, or turn on Return All, to get more.',
		]);
		expect(await hintsOf(15)).toEqual([]);
		expect(await hintsOf(16)).toEqual([]);
	});

	test('what is always sent gives way to what a person gives, a list as a whole', async () => {
		const sent = answering(() => ({ body: [] }));
		const states = operation.list('GET /widgets', {
			paging: wholeList,
			query: { 'state[]': ['open', 'held'], order: 'asc' },
			filters: [texts('state[]', { name: 'states' }), text('order')],
		});
		for (const filters of [{}, { states: ['closed'] }, { order: 'desc' }]) {
			await runOperation(states, { parameters: { filters } });
		}
		expect(sent.map(({ query }) => [query.getAll('state[]'), query.getAll('order')])).toEqual([
			[['open', 'held'], ['asc']],
			[['closed'], ['asc']],
			[['open', 'held'], ['desc']],
		]);
	});

	test('an endless list fails with a sentence', async () => {
		answering(() => ({ body: { data: records(1), next: 1 } }));
		const { error } = await runOperation(list, { parameters: { returnAll: true } });
		expect(error?.message).toBe('The list repeats itself: its pages bring nothing new [item 0]');
	});

	test('a ceiling is told as a hint', async () => {
		answering(() => ({ body: records(2) }));
		const cut: Paging = {
			...wholeList,
			read: (answer) => ({ records: recordsOf(answer), ceiling: 'Cut.' }),
		};
		const { hints } = await runOperation(operation.list('GET /widgets', { paging: cut }), {
			parameters: { returnAll: true },
		});
		expect(hints).toEqual([{ message: 'Cut.', location: 'outputPane' }]);
	});

	test('tells how many records there are, where Limit leaves out some of them', async () => {
		const hintsOf = async (count: number, limit: number, tellsTotal = true) => {
			answering(server(count, tellsTotal));
			const { hints } = await runOperation(operation.list('GET /widgets', { paging: numbered }), {
				parameters: { limit },
			});
			return hints.map(({ message }) => message);
		};
		expect(await hintsOf(1_240, 50)).toEqual([
			'50 of 1,240 records. Raise Limit, or turn on Return All, to get more.',
		]);
		expect(await hintsOf(1_240, 250)).toEqual([
			'250 of 1,240 records. Raise Limit, or turn on Return All, to get more.',
		]);
		expect(await hintsOf(50, 50)).toEqual([]);
		expect(await hintsOf(49, 50)).toEqual([]);
		expect(await hintsOf(1_240, 50, false)).toEqual([]);
	});

	test('tells it of a list that comes whole, too', async () => {
		answering(() => ({ body: [{ id: 1 }, { id: 2 }, { id: 3 }] }));
		const hintsOf = async (limit: number) => {
			const whole = operation.list('GET /widgets', { paging: wholeList });
			const { hints } = await runOperation(whole, { parameters: { limit } });
			return hints.map(({ message }) => message);
		};
		expect(await hintsOf(2)).toEqual([
			'2 of 3 records. Raise Limit, or turn on Return All, to get more.',
		]);
		expect(await hintsOf(3)).toEqual([]);
	});
});
