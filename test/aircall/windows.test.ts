/** Lists of Aircall of which many records share a second. */
import * as fc from 'fast-check';
import { windows } from '../../nodes/Aircall/windows';
import type { Json } from '../../nodes/engine/json';
import type { Query } from '../../nodes/engine/vocabulary/values';
import { walk } from '../../nodes/engine/client/list';

interface Call extends Json {
	id: number;
	started_at: number;
}

/** Calls of which so many began in the first second, so many in the second one … */
function calls(counts: number[], isUp: boolean): Call[] {
	const seconds = counts.flatMap((count, i) =>
		Array.from({ length: count }, () => 1_700_000_000 + i),
	);
	const all = seconds.map((started_at, id) => ({ id, started_at }));
	return isUp ? all : all.reverse();
}

/** Aircall's list: from and to include their own second, or do not; behind so many is nothing. */
function answer(all: Call[], query: Query, isInclusive: boolean, most: number) {
	const [page, size] = [Number(query.page), Number(query.per_page)];
	const [from, to] = [Number(query.from ?? 0), Number(query.to ?? Infinity)];
	const found = all.filter(({ started_at: at }) =>
		isInclusive ? at >= from && at <= to : at > from && at < to,
	);
	const end = Math.min(page * size, most);
	const meta = {
		total: found.length,
		current_page: page,
		per_page: size,
		next_page_link: end < Math.min(found.length, most) ? 'https://next' : null,
	};
	return { meta, calls: found.slice((page - 1) * size, end) };
}

test('a list is exact, or tells where it ends, however many records share a second', async () => {
	const drawn = fc.record({
		counts: fc.array(fc.nat(30), { maxLength: 8 }),
		order: fc.constantFrom('asc', 'desc'),
		isInclusive: fc.boolean(),
		limit: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.constant(Infinity)),
		parallel: fc.constantFrom(1, 4),
		size: fc.integer({ min: 1, max: 6 }),
		pages: fc.integer({ min: 2, max: 8 }),
	});
	await fc.assert(
		fc.asyncProperty(
			drawn,
			async ({ counts, order, isInclusive, limit, parallel, size, pages }) => {
				const most = size * pages;
				const all = calls(counts, order === 'asc');
				const told: string[] = [];
				let asked = 0;
				const ask = async (query: Query) => {
					asked += 1;
					return answer(all, query, isInclusive, most);
				};
				const onCeiling = (sentence: string) => told.push(sentence);
				const wanted = { limit, query: { order }, parallel, onCeiling };
				const got: Json[] = [];
				for await (const one of walk(windows('started_at', { size, most }), ask, wanted)) {
					got.push(one);
				}
				expect(got).toEqual(all.slice(0, told.length === 0 ? limit : got.length));
				// A window of two seconds, or of three where they include their own, was full.
				const crowd = Math.max(
					...counts.map((count, i) => count + (counts[i + 1] ?? 0) + (counts[i - 1] ?? 0)),
				);
				if (told.length > 0) expect(crowd).toBeGreaterThanOrEqual(most);
				expect(asked).toBeLessThanOrEqual(
					(counts.length + 2) * pages + Math.ceil(all.length / size),
				);
			},
		),
		{
			numRuns: 300,
			// A window begins with records of the one before it. That is not a list that moves.
			examples: [
				[
					{
						counts: [6, 22, 12, 14, 19, 7],
						order: 'asc',
						isInclusive: true,
						limit: Infinity,
						parallel: 4,
						size: 5,
						pages: 8,
					},
				],
			],
		},
	);
});

test('ends with a note where the last record has no time from which the list could go on', () => {
	for (const started_at of [undefined, null, 'soon']) {
		const { next, ceiling } = windows('started_at').read(
			{ calls: [{ id: 1, started_at }], meta: {} },
			{ page: 10_000, per_page: 1, order: 'desc' },
			0,
		);
		expect(next).toBeUndefined();
		expect(ceiling).toBe(
			'Aircall gives 10,000 records of a list at most, and the last of them has no time from which the list could go on. Narrow the list with filters.',
		);
	}
});

test('never asks for a time outside of what was wanted', () => {
	const { read } = windows('started_at');
	const page = { page: 10_000, per_page: 1 };
	const answer = { calls: [{ id: 1, started_at: 1_700_000_500 }], meta: {} };
	expect(read(answer, { ...page, order: 'desc', to: 1_700_000_900 }, 0).next).toMatchObject({
		to: 1_700_000_501,
	});
	expect(read(answer, { ...page, order: 'asc', from: 1_700_000_100 }, 0).next).toMatchObject({
		from: 1_700_000_499,
	});
	for (const full of [
		{ order: 'desc', to: 1_700_000_500 },
		{ order: 'asc', from: 1_700_000_500 },
	]) {
		expect(read(answer, { ...page, ...full }, 0)).toEqual({
			records: answer.calls,
			ceiling:
				'Aircall gives 10,000 records of one time at most, and more can lie around 2023-11-14T22:21:40.000Z: the list ends there. Narrow the list by time or by other filters to get the rest.',
		});
	}
});

test('goes on behind a page that ends the list earlier than is known, and tells where it cannot', () => {
	const { read } = windows('started_at');
	const meta = { total: 5, next_page_link: null };
	const full = { calls: [{ id: 1, started_at: 1_700_000_500 }], meta };
	const page = { page: 2, per_page: 1, order: 'desc' };
	expect(read(full, page, 1)).toMatchObject({
		next: { page: 1, to: 1_700_000_501 },
		opensWindow: true,
	});
	// Nothing on the page says from where to go on.
	expect(read({ calls: [], meta }, page, 1)).toMatchObject({
		records: [],
		ceiling:
			'Aircall counts more records of this list than it gives. Narrow the list by time or by other filters to get the rest.',
	});
	expect(read({ calls: [], meta: { ...meta, total: 1 } }, page, 1).ceiling).toBeUndefined();
});
