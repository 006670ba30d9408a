/** An odd record, or an odd link, never counts for the end of a list. */
import { windows } from '../../../nodes/Aircall/windows';
import type { Json } from '../../../nodes/engine/json';
import type { Paging } from '../../../nodes/engine/vocabulary/paging';
import type { Query } from '../../../nodes/engine/vocabulary/values';
import { walk } from '../../../nodes/engine/client/list';
import { pages, timelinePages, whole } from '../../../nodes/Nutshell/api';
import { numberedPages, searchPages } from '../../../nodes/Shortcut/api';
import { byTime } from '../../../nodes/Salesloft/windows';

const LOST = 'The provider names the next page of this list in a way that cannot be followed';

async function all(
	paging: Paging,
	ask: (query: Query) => unknown,
	query: Query = {},
): Promise<{ ids: unknown[]; told: string[] }> {
	const [ids, told]: [unknown[], string[]] = [[], []];
	const onCeiling = (sentence: string) => told.push(sentence);
	for await (const one of walk(paging, async (asked) => ask(asked), { query, onCeiling })) {
		ids.push(one.id);
	}
	return { ids, told };
}

const ODD_TIMES: unknown[] = [
	undefined,
	null,
	'',
	'x',
	-1,
	0,
	1e20,
	NaN,
	'9999',
	[],
	{},
	{ toString: 1 },
];
const IDS = [0, 1, 2, 3, 4, 5, 6];

describe.each(ODD_TIMES.map((odd) => [String(JSON.stringify(odd)), odd] as const))(
	'a time that is %s',
	(_, odd) => {
		test.each(['asc', 'desc'])('ends no list of Aircall, %s', async (order) => {
			for (const bad of IDS) {
				const at = (id: number) => 1_700_000_000 + 100 * id;
				const sorted = order === 'asc' ? IDS : [...IDS].reverse();
				const ask = ({ page, per_page, from = 0, to = Infinity }: Query) => {
					const found = sorted.filter((id) => at(id) >= Number(from) && at(id) <= Number(to));
					const start = (Number(page) - 1) * Number(per_page);
					const calls = found.slice(start, start + Number(per_page)).slice(0, 4 - start);
					const more = start + 2 < Math.min(found.length, 4);
					return {
						meta: { current_page: page, per_page, next_page_link: more ? 'https://next' : null },
						calls: calls.map((id) => ({ id, started_at: id === bad ? odd : at(id) })),
					};
				};
				const paging = windows('started_at', { size: 2, most: 4 });
				const { ids, told } = await all(paging, ask, { order });
				expect([bad, ids, told]).toEqual([bad, sorted, []]);
			}
		});

		test.each(['ASC', 'DESC'])('ends no list of Salesloft, %s', async (sort_direction) => {
			for (const bad of IDS) {
				const at = (id: number) => `2026-03-0${id + 1}T10:00:00.000713-05:00`;
				const sorted = sort_direction === 'ASC' ? IDS : [...IDS].reverse();
				const ask = (query: Query) => {
					const [from = '', to = '~'] = [query['updated_at[gte]'], query['updated_at[lte]']];
					const [after = '', before = '~'] = [query['updated_at[gt]'], query['updated_at[lt]']];
					const found = sorted.filter(
						(id) => at(id) >= from && at(id) <= to && at(id) > after && at(id) < before,
					);
					const start = (Number(query.page) - 1) * 2;
					const next_page = start + 2 < found.length ? Number(query.page) + 1 : null;
					return {
						metadata: { paging: { next_page } },
						data: found
							.slice(start, start + 2)
							.map((id): Json => ({ id, updated_at: id === bad ? odd : at(id) })),
					};
				};
				const paging = byTime(['updated_at'], { size: 2, deepest: 2 });
				const query = { sort_by: 'updated_at', sort_direction };
				const { ids, told } = await all(paging, ask, query);
				expect([bad, ids, told]).toEqual([bad, sorted, []]);
			}
		});
	},
);

test('what is not a record at all fills no page of Aircall short', async () => {
	const calls = [null, { id: 1, started_at: 1_700_000_100 }];
	const paging = windows('started_at', { size: 2, most: 2 });
	const { next } = paging.read({ meta: {}, calls }, { page: 1, per_page: 2, order: 'desc' }, 0);
	expect(next).toEqual({ page: 1, per_page: 2, order: 'desc', to: 1_700_000_101 });
});

test.each([null, 'x', 7, []])('an entry that is %j ends no list of Nutshell', async (odd) => {
	const held = [[{ id: '1-leads' }], [odd], [{ id: '2-leads' }], []];
	const ask = (query: Query) => ({ leads: held[Number(query['page[page]'])] });
	const { ids } = await all({ ...pages('leads'), max: 1 }, ask);
	expect(ids).toEqual(['1-leads', '2-leads']);
});

test.each([undefined, null, '', {}, []])('records whose ID is %j are all given', async (odd) => {
	const held = [[{ id: odd }, { id: odd }], [{ id: odd }, { id: odd }], [{ id: '5-leads' }], []];
	const ask = (query: Query) => ({ leads: held[Number(query['page[page]'])] });
	const { ids } = await all({ ...pages('leads'), max: 2 }, ask);
	expect(ids).toEqual([odd, odd, odd, odd, '5-leads']);
});

describe('the timeline of Nutshell', () => {
	const event = (id: unknown): Json => ({ id, links: {} });
	const read = (events: unknown[], query: Query = {}) =>
		timelinePages.read({ events, accounts: [{ name: 'Without an ID' }] }, query, 0);

	test.each([undefined, null, '', [], {}])('goes on behind an event whose ID is %j', (odd) => {
		const { records, next } = read([event('9-events'), event('8-events'), event(odd)]);
		expect(records).toHaveLength(3);
		expect(next).toEqual({ max_id: '8-events' });
	});

	test('tells where it cannot go on', () => {
		expect(read([event(null)]).ceiling).toBe(
			'The list ends early: Nutshell gave events without an ID, behind which it cannot go on.',
		);
		expect(read([event('8-events')], { max_id: '8-events' })).toEqual({ records: [] });
	});

	test('takes nothing without an ID for what an event is about', () => {
		expect(read([{ id: '9-events' }]).records).toEqual([{ id: '9-events', payloads: [] }]);
	});
});

test.each(['2', {}, [], 1e20, true])(
	'a page number that is %j leads to the page after it',
	async (next) => {
		const ids = [1, 2];
		const page = (query: Query) => ({
			data: [{ id: ids[Number(query.page) - 1] }],
			next: query.page === 1 ? next : null,
			metadata: { paging: { next_page: query.page === 1 ? next : null } },
		});
		expect((await all(numberedPages, page)).ids).toEqual(ids);
		expect((await all(byTime(['updated_at']), page)).ids).toEqual(ids);
	},
);

describe('a next page that cannot be followed is an error, behind the records before it', () => {
	const read = async (paging: Paging, answer: (next: unknown) => unknown, next: unknown) => {
		let given = 0;
		const walked = walk(paging, async () => answer(next), { onCeiling: () => undefined });
		const reading = (async () => {
			for await (const { id } of walked) given += Number(id);
		})();
		await expect(reading).rejects.toThrow(LOST);
		expect(given).toBe(1);
	};

	test.each(['http://[', 'https://', 'https://evil.example/rest?page=2', 'javascript:x', 7, {}])(
		'Nutshell: %j',
		async (next) => {
			await read(whole('users'), (link) => ({ meta: { next: link }, users: [{ id: '1' }] }), next);
		},
	);

	test.each(['nothing', '/api/v3/search/stories?page=2', 7, {}, [], true])(
		'Shortcut: %j',
		async (next) => {
			await read(searchPages, (path) => ({ data: [{ id: 1 }], next: path, total: 9 }), next);
		},
	);

	test.each([undefined, null, '', false])('%j is the end', async (next) => {
		const answer = () => ({ meta: { next }, users: [{ id: '1' }] });
		expect((await all(whole('users'), answer)).ids).toEqual(['1']);
	});
});
