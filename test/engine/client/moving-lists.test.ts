/** Lists that become longer, shorter or another while they are read. */
import * as fc from 'fast-check';
import type { Json } from '../../../nodes/engine/json';
import { recordsOf, type Paging } from '../../../nodes/engine/vocabulary/paging';
import type { Query } from '../../../nodes/engine/vocabulary/values';
import { walk } from '../../../nodes/engine/client/list';
import { collect, numberedPages, records } from './list';

describe('a list that moves meanwhile', () => {
	const onCeiling = () => undefined;
	const small = numberedPages(5);
	/** A page of what is there now. */
	const pageOf = (there: Json[], query: Query) => {
		const [page, size] = [Number(query.page), Number(query.size)];
		const next = page * size < there.length ? page + 1 : null;
		return { data: there.slice((page - 1) * size, page * size), next, total: there.length };
	};

	interface Moves {
		parallel: number;
		/** The first record that can go. */
		gone: number;
		/** How many can come before an answer, at most. */
		come: number;
		/** How late an answer can be, at most. */
		late: number;
	}

	/** What is in the list from begin to end, and what a walk through it gave, for some hundred plans. */
	const eachPlan = async (
		{ parallel, gone, come, late }: Moves,
		check: (stayed: Json[], got: Json[]) => void,
	) => {
		// Before each answer some records go, and new ones come before all others.
		const moves = fc.record({
			gone: fc.array(fc.integer({ min: gone, max: 30 }), { maxLength: 4 }),
			come: fc.nat(come),
			late: fc.nat(late),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(moves, { maxLength: 25 }), async (plan) => {
				const before = records(31);
				let there = before;
				let asked = 0;
				const ask = async (query: Query) => {
					const { gone, come, late } = plan[asked] ?? { gone: [], come: 0, late: 0 };
					asked += 1;
					const fresh = records(come, 1000 * asked);
					for (let turn = 0; turn < late; turn += 1) await new Promise(setImmediate);
					there = [...fresh, ...there.filter(({ id }) => !gone.includes(Number(id)))];
					return pageOf(there, query);
				};
				const got = await collect(walk(small, ask, { parallel, onCeiling }));
				const stayed = before.filter((one) => there.includes(one));
				check(stayed, got);
				expect(new Set(got.map(({ id }) => id)).size).toBe(got.length);
			}),
			{ numRuns: 300 },
		);
	};

	test.each([1, 4])(
		'misses no record that stays, and keeps their order, %i pages at a time',
		async (parallel) => {
			await eachPlan({ parallel, gone: 0, come: 3, late: 0 }, (stayed, got) => {
				expect(got.filter((one) => stayed.includes(one))).toEqual(stayed);
			});
		},
	);

	test('misses no record where a page comes late, after those that were asked with it', async () => {
		// What came before a late page shows by a record that is given twice. So one that was given has
		// to stay, and no whole page may come meanwhile.
		await eachPlan({ parallel: 4, gone: 1, come: 1, late: 6 }, (stayed, got) => {
			// What a page has moved behind the place that was reached can come after what followed it.
			expect(stayed.filter((one) => !got.includes(one))).toEqual([]);
		});
	});

	test('goes on where as many records came before a page as it holds', async () => {
		const there = [records(5, 100), records(5, 200), []];
		let all = records(7);
		const ask = async (query: Query) => {
			const { total: _, ...answer } = pageOf(all, query);
			all = [...(there.shift() ?? []), ...all];
			return answer;
		};
		expect(await collect(walk(small, ask, { onCeiling }))).toEqual(records(7));
	});

	test('goes on where all that was read comes once more behind it', async () => {
		// Who is changed moves to the end: each page begins where the one before ended.
		const paging: Paging = {
			max: 1,
			first: () => ({ from: 0 }),
			read: (answer, { from }) => ({
				records: recordsOf(answer),
				next: Number(from) < 1_400 ? { from: Number(from) + 1 } : undefined,
				opensWindow: true,
			}),
		};
		const ask = async ({ from }: Query) => records(1, Number(from) % 700);
		expect(await collect(walk(paging, ask, { onCeiling }))).toEqual(records(700));
	});

	test('counts pages anew in each window, and gives once what lies in both', async () => {
		const befores: number[] = [];
		const paging: Paging = {
			...small,
			first: () => ({ window: 0, page: 1, size: 5 }),
			read: (answer, query, before) => {
				befores.push(before);
				const page = small.read(answer, query, before);
				if (page.next || Number(query.window) === 5) return page;
				const next = { ...query, window: Number(query.window) + 5, page: 1 };
				return { ...page, next, opensWindow: true };
			},
		};
		// A whole page lies in both windows. The second one is shorter, and nobody was deleted.
		const ask = async (query: Query) =>
			pageOf(query.window === 0 ? records(10) : records(7, 5), query);
		expect(await collect(walk(paging, ask, { onCeiling }))).toEqual(records(12));
		expect(befores).toEqual([0, 5, 0, 5]);
	});

	test('goes on although the count of the list never stands still', async () => {
		let asked = 0;
		const ask = async (query: Query) => {
			asked += 1;
			return { ...pageOf(records(300), query), total: 300 - (asked % 2) };
		};
		expect(await collect(walk(small, ask, { onCeiling }))).toEqual(records(300));
		// Each page once, and two more for each of the hundred times that it went back in vain.
		expect(asked).toBe(260);
	});

	test('reads records without an ID once, since they cannot be told apart', async () => {
		const nameless = Array.from({ length: 9 }, (_, n) => ({ name: `${n}` }));
		let asked = 0;
		const ask = async (query: Query) => {
			asked += 1;
			return { ...pageOf(nameless, query), total: 10 - asked };
		};
		expect(await collect(walk(small, ask, { onCeiling }))).toEqual(nameless);
	});

	test('asks for each page of records without an ID once, also several at a time', async () => {
		const nameless = Array.from({ length: 40 }, (_, n) => ({ name: `${n}` }));
		let asked = 0;
		const ask = async (query: Query) => {
			asked += 1;
			return pageOf(nameless, query);
		};
		expect(await collect(walk(small, ask, { parallel: 4, onCeiling }))).toEqual(nameless);
		expect(asked).toBe(8);
	});
});
