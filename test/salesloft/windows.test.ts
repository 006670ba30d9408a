/** Lists of which many records share a time, and that move while they are read. */
import * as fc from 'fast-check';
import type { Json } from '../../nodes/engine/json';
import type { Query } from '../../nodes/engine/vocabulary/values';
import { walk } from '../../nodes/engine/client/list';
import { byTime } from '../../nodes/Salesloft/windows';

type Time = 'updated_at' | 'created_at';

interface Row extends Json {
	id: number;
	updated_at: string;
	created_at: string;
}

/** Times in order, a microsecond apart. */
const at = (moment: number) => `2026-11-20T10:00:00.${String(moment).padStart(6, '0')}-05:00`;

/** Records of which so many share the first time, so many the second … */
function sharing(...counts: number[]): Row[] {
	const times = counts.flatMap((count, i) => Array.from({ length: count }, () => at(i)));
	return times.map((time, i) => ({ id: i + 1, updated_at: time, created_at: time }));
}

/** What happens to a list before it answers once more. */
interface Move {
	gone: number[];
	/** These are changed at once, so they share a time. */
	changed: number[];
	come: number;
}

/** A list as Salesloft's reference describes it. */
class List {
	asked: Query[] = [];

	private moment = 500;

	/** What was asked for since the list moved last: a long list is not sorted for each page. */
	private readonly known = new Map<string, Row[]>();

	constructor(
		private rows: Row[],
		readonly plan: Move[] = [],
	) {}

	ask = async (query: Query) => {
		const move = this.plan[this.asked.length];
		if (move) this.move(move);
		this.asked.push(query);
		const [page, size] = [Number(query.page), Number(query.per_page)];
		const found = this.found(query);
		const next_page = page * size < found.length ? page + 1 : null;
		const total = query.include_paging_counts ? { total_count: found.length } : {};
		return {
			data: found.slice((page - 1) * size, page * size),
			metadata: { paging: { next_page, ...total } },
		};
	};

	/** The rows in the order of a time; of one time, in the order of their IDs. */
	inOrder(time: Time, isUp: boolean): Row[] {
		const sign = isUp ? 1 : -1;
		const compare = (a: Row, b: Row) =>
			a[time] === b[time] ? a.id - b.id : a[time] < b[time] ? -1 : 1;
		return [...this.rows].sort((a, b) => sign * compare(a, b));
	}

	private found({ page: _, ...query }: Query): Row[] {
		const name = JSON.stringify(query);
		const { sort_by = 'updated_at', sort_direction } = query;
		const found =
			this.known.get(name) ??
			within(this.inOrder(sort_by as Time, sort_direction === 'ASC'), query);
		this.known.set(name, found);
		return found;
	}

	private move({ gone, changed, come }: Move): void {
		this.moment += 1;
		const now = at(this.moment);
		this.known.clear();
		this.rows = this.rows
			.filter(({ id }) => !gone.includes(id))
			.map((row) => (changed.includes(row.id) ? { ...row, updated_at: now } : row));
		for (let i = 0; i < come; i += 1) {
			const id = 1000 * this.moment + i;
			this.rows.push({ id, updated_at: now, created_at: now });
		}
	}
}

const COMPARE: Record<string, (own: string, edge: string) => boolean> = {
	gt: (own, edge) => own > edge,
	gte: (own, edge) => own >= edge,
	lt: (own, edge) => own < edge,
	lte: (own, edge) => own <= edge,
};

/** The rows within the filters of a query. */
function within(rows: Row[], query: Query): Row[] {
	const tests = Object.entries(query).flatMap(([name, edge]) => {
		const [, time, comparison] = /^(updated_at|created_at)\[(\w+)\]$/.exec(name) ?? [];
		return time === undefined
			? []
			: [(row: Row) => COMPARE[comparison](row[time as Time], String(edge))];
	});
	return rows.filter((row) => tests.every((test) => test(row)));
}

interface Reading {
	times?: Time[];
	query?: Query;
	limit?: number;
	parallel?: number;
	reach?: { size: number; deepest: number };
}

async function read(list: List, reading: Reading = {}) {
	const { times = ['updated_at'], query = {}, limit = Infinity, parallel = 1, reach } = reading;
	const told: string[] = [];
	const onCeiling = (sentence: string) => told.push(sentence);
	const got: Json[] = [];
	const asked = { limit, query, parallel, onCeiling };
	const send = async (changes: Query) => await list.ask({ ...query, ...changes });
	for await (const one of walk(byTime(times, reach), send, asked)) got.push(one);
	return { got, ids: got.map(({ id }) => id), told };
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => id);
const up = { sort_by: 'updated_at', sort_direction: 'ASC' };
const down = { sort_by: 'updated_at', sort_direction: 'DESC' };
const byCreation = { sort_by: 'created_at', sort_direction: 'ASC' };

describe('a list of which many records share a time', () => {
	test.each<[string, number[], Query, number]>([
		['the first page is of one time', [100, 50], up, 3],
		['the first page is of one time, newest first', [50, 100], down, 2],
		['the oldest hundred share a time, and are all', [100], up, 1],
		['a time is shared by 250', [30, 250, 30], up, 6],
		['a time is shared by 250, newest first', [30, 250, 30], down, 4],
		['a time is shared by 1,000', [10, 1_000, 10], up, 13],
		['a time is shared by 10,000', [10_000, 10], up, 102],
		['ties lie across the edges of pages', [99, 99, 99, 3], up, 4],
		['each time is shared by a little more than a page', [101, 101, 101], up, 10],
		['creation is shared, oldest first', [100, 50], byCreation, 3],
	])('is whole where %s', async (_, counts, query, requests) => {
		const list = new List(sharing(...counts));
		const { ids, told } = await read(list, { times: ['created_at', 'updated_at'], query });
		const isUp = query.sort_direction === 'ASC';
		expect(ids).toEqual(idsOf(list.inOrder('updated_at', isUp)));
		expect(told).toEqual([]);
		expect(list.asked).toHaveLength(requests);
	});

	test.each<[string, Query, number[], number]>([
		['oldest first', up, [5, 20_000, 5], 103],
		['newest first', down, [5, 20_000, 5], 201],
	])(
		'tells which records it lacks behind 10,000 of one time, %s',
		async (_, query, counts, asked) => {
			const list = new List(sharing(...counts));
			const { ids, told } = await read(list, { query });
			const all = idsOf(list.inOrder('updated_at', query.sort_direction === 'ASC'));
			const first = all.slice(0, ids.length - 5);
			expect(ids).toEqual([...first, ...all.slice(-5)]);
			expect(ids).toHaveLength(10_010);
			expect(told).toEqual([
				`More than 10,000 records have the same Updated At, ${at(1)}, and Salesloft gives no more of them. The list goes on behind them. Narrow the filters to get the others.`,
			]);
			expect(list.asked).toHaveLength(asked);
		},
	);

	test('asks for the pages of a tie, and begins again behind it', async () => {
		const list = new List(sharing(3, 2));
		await read(list, { query: up, reach: { size: 2, deepest: 9 } });
		expect(
			list.asked.map(({ page, per_page: _, sort_by: __, sort_direction: ___, ...rest }) => [
				page,
				rest,
			]),
		).toEqual([
			[1, {}],
			...[1, 2].map((page) => [
				page,
				{ include_paging_counts: true, 'updated_at[gte]': at(0), 'updated_at[lte]': at(0) },
			]),
			[1, { 'updated_at[gt]': at(0) }],
		]);
	});

	test('reads the pages of a tie at the same time', async () => {
		const list = new List(sharing(1_000));
		let [open, most] = [0, 0];
		const ask = list.ask;
		list.ask = async (query) => {
			open += 1;
			most = Math.max(most, open);
			await new Promise(setImmediate);
			open -= 1;
			return await ask(query);
		};
		const { ids } = await read(list, { parallel: 4 });
		expect(ids).toHaveLength(1_000);
		expect(most).toBe(4);
	});

	test.each([
		['oldest first', up, 150, 3],
		['newest first', down, 150, 2],
		['in the order of the API', {}, 150, 2],
		['in the order of the API, on one page', {}, 100, 1],
	])('gives no more than the limit, %s', async (_, query, limit, requests) => {
		const list = new List(sharing(400));
		const { ids } = await read(list, { query, limit });
		expect(ids).toEqual(idsOf(list.inOrder('updated_at', query === up)).slice(0, limit));
		expect(list.asked).toHaveLength(requests);
	});
});

describe('any list', () => {
	const few = { maxLength: 2 };
	const id = fc.integer({ min: 1, max: 100 });
	const plan = fc.array(
		fc.record({ gone: fc.array(id, few), changed: fc.array(id, few), come: fc.nat(2) }),
		{ maxLength: 30 },
	);
	const sizes = (min: number) => fc.integer({ min, max: 8 });
	const reading = (size: fc.Arbitrary<number>) =>
		fc.record({
			times: fc.constantFrom<Time[]>(['updated_at'], ['created_at', 'updated_at']),
			query: fc.record(
				{
					sort_by: fc.constantFrom<Time>('updated_at', 'created_at'),
					sort_direction: fc.constantFrom('ASC', 'DESC'),
				},
				{ requiredKeys: [] },
			),
			limit: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constant(Infinity)),
			parallel: fc.constantFrom(1, 4),
			reach: fc.record({
				size,
				deepest: fc.integer({ min: 2, max: 6 }),
			}),
		});
	const counts = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 });

	/** The order in which a list comes, as it is documented for the node. */
	function orderOf({ times, query, limit }: Required<Reading>): { time: Time; isUp: boolean } {
		const isWhole = limit === Infinity;
		const isFree = query.sort_by === undefined && query.sort_direction === undefined;
		const time = (isFree && isWhole ? times[0] : (query.sort_by ?? 'updated_at')) as Time;
		const usual = isWhole && time === 'updated_at' ? 'ASC' : 'DESC';
		return { time, isUp: (query.sort_direction ?? usual) === 'ASC' };
	}

	/** How many requests a list may cost: ties cost some more, and what moves is read again. */
	const most = (records: number, size: number, moves: number) =>
		3 * Math.ceil(records / size) + 3 + moves * (Math.ceil(records / size) + 1);

	/** Of a list in an order without windows, just as many records as page numbers reach. */
	const endsAtTheCeiling = {
		times: ['updated_at' as Time],
		query: { sort_by: 'created_at' as Time },
		limit: 12,
		parallel: 1 as const,
		reach: { size: 4, deepest: 3 },
	};

	test('that stands still is exact, and costs no more requests than it has to', async () => {
		await fc.assert(
			fc.asyncProperty(counts, reading(sizes(1)), async (shared, drawn) => {
				const list = new List(sharing(...shared));
				const { ids, told } = await read(list, drawn);
				const { time, isUp } = orderOf(drawn);
				const all = list.inOrder(time, isUp);
				const { size, deepest } = drawn.reach;
				const reach = size * deepest;
				const hasWindows = drawn.times.includes(time);
				const cut = hasWindows
					? all.filter((row, i) => {
							const tie = all.filter((one) => one[time] === row[time]);
							return tie.length > reach && i - all.indexOf(tie[0]) >= reach;
						})
					: all.slice(reach);
				const whole = all.filter((row) => !cut.includes(row));
				// A tie that begins on the last page that numbers reach gives some more of it.
				const given = all.filter(({ id: one }) => ids.includes(one));
				expect(ids).toEqual(idsOf(given));
				if (told.length === 0) expect(ids).toEqual(idsOf(all).slice(0, drawn.limit));
				else expect(ids).toEqual(expect.arrayContaining(idsOf(whole).slice(0, drawn.limit)));
				// Where nothing lies behind the ceiling, it is told even to who wanted just what lies before it.
				const asked = hasWindows ? drawn.limit - 1 : drawn.limit;
				expect(told.length > 0).toBe(
					cut.length > 0 && all.indexOf(cut[0]) <= asked && drawn.limit > size,
				);
				const wanted = Math.min(drawn.limit, all.length);
				expect(list.asked.length).toBeLessThanOrEqual(most(wanted, size, 0));
			}),
			{ examples: [[[8, 5], endsAtTheCeiling]] },
		);
	});

	// Where a whole page of others comes between two pages, the second one looks like a repetition.
	test('that moves meanwhile gives each record that stays, once and in order', async () => {
		await fc.assert(
			fc.asyncProperty(counts, plan, reading(sizes(5)), async (shared, moves, drawn) => {
				const { time, isUp } = orderOf(drawn);
				// Where numbers lead from the oldest on, new records can hide from the count that others went.
				fc.pre(!isUp || drawn.times.includes(time));
				const before = sharing(...shared);
				const list = new List(before, moves);
				const { got, ids, told } = await read(list, drawn);
				expect(new Set(ids).size).toBe(ids.length);

				const made = list.plan.slice(0, list.asked.length);
				const changed = new Set(made.flatMap((move) => move.changed));
				const after = list.inOrder(time, isUp);
				const isTold = (row: Row) => told.some((one) => one.includes(row[time]));
				const stayed = after.filter((row) => row.id <= before.length && !isTold(row));
				const steady = stayed.filter((row) => time === 'created_at' || !changed.has(row.id));
				const given = ids.filter((one) => steady.some((row) => row.id === one));
				const isWhole = got.length < drawn.limit && drawn.times.includes(time);
				expect(given).toEqual(idsOf(isWhole ? steady : steady.slice(0, given.length)));
				if (isWhole && isUp) expect(ids).toEqual(expect.arrayContaining(idsOf(stayed)));
				expect(got.length).toBeLessThanOrEqual(drawn.limit);
				const records = before.length + made.reduce((sum, { come }) => sum + come, 0);
				expect(list.asked.length).toBeLessThanOrEqual(most(records, drawn.reach.size, made.length));
			}),
			{ numRuns: 200 },
		);
	});
});
