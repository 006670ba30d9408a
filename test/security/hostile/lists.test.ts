/** Lists whose counts are wrong, that have no end, or that hold more than n8n can. */
import { ExecuteContext } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import * as aircall from '../../../nodes/Aircall/api';
import { windows } from '../../../nodes/Aircall/windows';
import * as nutshell from '../../../nodes/Nutshell/api';
import { byPageNumber, byTime } from '../../../nodes/Salesloft/windows';
import * as shortcut from '../../../nodes/Shortcut/api';
import { flag } from '../../../nodes/engine/vocabulary/field';
import type { Json } from '../../../nodes/engine/json';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import {
	nextNumber,
	readPage,
	wholeList,
	type Paging,
} from '../../../nodes/engine/vocabulary/paging';
import type { Query } from '../../../nodes/engine/vocabulary/values';
import { walk } from '../../../nodes/engine/client/list';
import { collect, numberedPages, records } from '../../engine/client/list';
import { answering, runOperation } from '../../engine/service';
import { closeNetwork } from '../../network';

closeNetwork();
afterEach(() => jest.restoreAllMocks());

const onCeiling = () => undefined;
const PARALLEL = 4;

/** A page of a list: what is asked for, and how the provider's answer tells it. */
interface Style {
	paging: Paging;
	page: (query: Query) => [index: number, size: number];
	answer: (data: Json[], index: number, isLast: boolean, total: unknown) => Json;
}

/** Each style in which an answer tells a total. Pages are counted from 0 here. */
const styles: Record<string, Style> = {
	'numbers of pages': {
		paging: numberedPages(50),
		page: ({ page, size }) => [Number(page) - 1, Number(size)],
		answer: (data, index, isLast, total) => ({ data, total, next: isLast ? null : index + 2 }),
	},
	'Aircall with a link': {
		paging: aircall.pages,
		page: ({ page, per_page }) => [Number(page) - 1, Number(per_page)],
		answer: (tags, index, isLast, total) => ({
			tags,
			meta: { total, current_page: index + 1, next_page_link: isLast ? null : 'https://…' },
		}),
	},
	'Aircall without a link': {
		paging: aircall.pages,
		page: ({ page, per_page }) => [Number(page) - 1, Number(per_page)],
		answer: (tags, index, _, total) => ({
			tags,
			meta: { total, current_page: index + 1, per_page: 50 },
		}),
	},
	'windows of Aircall': {
		paging: windows('started_at'),
		page: ({ page, per_page }) => [Number(page) - 1, Number(per_page)],
		answer: (calls, index, isLast, total) => ({
			calls,
			meta: { total, current_page: index + 1, next_page_link: isLast ? null : 'https://…' },
		}),
	},
	Nutshell: {
		paging: nutshell.newestFirst('contacts'),
		page: (query) => [Number(query['page[page]']), Number(query['page[limit]'])],
		answer: (contacts, _, __, total) => ({ contacts, meta: { total } }),
	},
	Salesloft: {
		paging: byPageNumber(),
		page: ({ page, per_page }) => [Number(page) - 1, Number(per_page)],
		answer: (data, index, isLast, total) => ({
			data,
			metadata: { paging: { next_page: isLast ? null : index + 2, total_count: total } },
		}),
	},
	'windows of Salesloft': {
		paging: byTime(['created_at']),
		page: ({ page, per_page }) => [Number(page) - 1, Number(per_page)],
		answer: (data, index, isLast, total) => ({
			data,
			metadata: { paging: { next_page: isLast ? null : index + 2, total_count: total } },
		}),
	},
	'epics of Shortcut': {
		paging: shortcut.numberedPages,
		page: ({ page, page_size }) => [Number(page) - 1, Number(page_size)],
		answer: (data, index, isLast, total) => ({ data, total, next: isLast ? null : index + 2 }),
	},
};

/** Reads a list of five pages whose answers tell this total. */
async function read({ paging, page, answer }: Style, total: unknown) {
	let asked = 0;
	const all = records(paging.max * 5 - 7);
	const ask = async (query: Query) => {
		asked += 1;
		const [index, size] = page(query);
		const data = all.slice(index * size, (index + 1) * size);
		return answer(data, index, (index + 1) * size >= all.length, total);
	};
	const begun = performance.now();
	const got = await collect(walk(paging, ask, { parallel: PARALLEL, onCeiling }));
	expect(performance.now() - begun).toBeLessThan(2_000);
	expect(got).toEqual(all);
	return asked;
}

describe.each(Object.entries(styles))('a list by %s', (_, style) => {
	test.each([4e7, 4e9, 1e12, 1e300, Infinity])(
		'whose total is %d is read to its end, and not behind it',
		async (total) => {
			expect(await read(style, total)).toBeLessThanOrEqual(5 + PARALLEL);
		},
	);

	test.each([0, 1, -5, 1.5, NaN, null, '', '12', 'many', [7], {}, true])(
		'whose total is %j is whole',
		async (total) => {
			expect(await read(style, total)).toBeLessThanOrEqual(5 + PARALLEL);
		},
	);
});

describe('pages', () => {
	const paging = numberedPages(50);

	test('that go on empty for ever are not asked for long', async () => {
		let asked = 0;
		const ask = async ({ page }: Query) => {
			asked += 1;
			return {
				data: Number(page) < 3 ? records(50, 50 * Number(page)) : [],
				total: 4e9,
				next: Number(page) + 1,
			};
		};
		await expect(collect(walk(paging, ask, { parallel: PARALLEL, onCeiling }))).rejects.toThrow(
			'The list repeats itself: its pages bring nothing new',
		);
		expect(asked).toBeLessThan(2 + 20 + PARALLEL);
	});

	test('can be empty in between', async () => {
		const ask = async ({ page }: Query) => ({
			data: page === 20 ? records(1) : [],
			next: Number(page) < 20 ? Number(page) + 1 : null,
		});
		expect(await collect(walk(paging, ask, { onCeiling }))).toEqual(records(1));
	});

	test.each([
		['1e15', 1e15, 4],
		['4', 4, 4],
		['"4"', '4', 4],
		['true', true, 4],
		['a fraction', 3.5, 4],
		['Infinity', Infinity, 4],
		['negative', -1, 4],
		['2, which was read', 2, 2],
		['0', 0, undefined],
		['null', null, undefined],
		['false', false, undefined],
		['nothing', '', undefined],
		['absent', undefined, undefined],
	])('follow each other one by one, whatever number is next: %s', (_, told, next) => {
		expect(nextNumber(told, 3)).toBe(next);
	});

	test('that are planned wait for their turn', async () => {
		const planned: number[] = [];
		const move = (query: Query, by: number) => {
			planned.push(by);
			return { ...query, page: Number(query.page) + by };
		};
		const ask = async ({ page }: Query) => ({
			data: records(50, 50 * Number(page)),
			total: 1e12,
			next: Number(page) + 1,
		});
		const list = walk({ ...paging, move }, ask, { parallel: PARALLEL, onCeiling });
		await list.next();
		await collect({
			async *[Symbol.asyncIterator]() {
				for (let i = 0; i < 5_100; i += 1) yield (await list.next()).value as Json;
			},
		});
		await list.return(undefined);
		expect(planned).toHaveLength(200);
		expect(Math.max(...planned)).toBe(100);
	});

	test('are not named by a text that no address can hold', () => {
		const named = (cursor: string) =>
			readPage({ ...wholeList, read: () => ({ records: [], next: { cursor } }) }, [], {}, 0);
		expect(named('x'.repeat(10_000)).next).toEqual({ cursor: 'x'.repeat(10_000) });
		expect(() => named('x'.repeat(20_000))).toThrow(
			'The provider names the next page of the list by too long a text',
		);
	});
});

describe('Return All', () => {
	const list = operation.list('GET /widgets', { paging: numberedPages(100) });
	const all = (parameters: INodeParameters = {}) =>
		runOperation(list, { parameters: { returnAll: true, ...parameters } });

	/** A list of so many records, and of no end if there are infinitely many. */
	const serve = (count: number) =>
		answering(({ query }) => {
			const [page, size] = [Number(query.get('page')), Number(query.get('size'))];
			const length = Math.max(0, Math.min(size, count - (page - 1) * size));
			const next = page * size < count ? page + 1 : null;
			return { body: { data: records(length, (page - 1) * size), next, total: count } };
		});

	test('stops with an error at the bound that the person sets, and gives nothing', async () => {
		const sent = serve(1e6);
		const { items, error } = await all({ options: { maxRecords: 250 } });
		expect(items).toEqual([]);
		expect(error?.message).toBe(
			'The list has more than 250 records: 300 were read, and none of them is given out [item 0]',
		);
		expect(error?.description).toBe(
			"Narrow the list with filters or 'Limit', or read it in parts. 'Max Records' under 'Options' raises this bound, where n8n has the memory for it.",
		);
		expect(sent.length).toBeLessThanOrEqual(3 + PARALLEL);
	});

	test('gives as many records as the bound is', async () => {
		serve(250);
		const { items, error } = await all({ options: { maxRecords: 250 } });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(250);
	});

	test('counts for each item by itself', async () => {
		serve(150);
		const { items } = await runOperation(list, {
			parameters: { returnAll: true, options: { maxRecords: 200 } },
			items: [{ json: {} }, { json: {} }],
		});
		expect(items).toHaveLength(300);
	});

	test('leaves a limit above the bound to the person', async () => {
		serve(1e6);
		const { items } = await runOperation(list, {
			parameters: { limit: 250, options: { maxRecords: 200 } },
		});
		expect(items).toHaveLength(250);
	});

	test('counts what is read and left out, too', async () => {
		const sent = serve(1e6);
		const kept = operation.list('GET /widgets', {
			paging: numberedPages(100),
			filters: [flag('none', { in: 'local', description: 'Whether to leave out all' })],
			keep: () => false,
		});
		const { error } = await runOperation(kept, {
			parameters: { limit: 5, filters: { none: true }, options: { maxRecords: 200 } },
		});
		expect(error?.message).toBe(
			'The list has more than 200 records: 300 were read, and none of them is given out [item 0]',
		);
		expect(sent.length).toBeLessThanOrEqual(3 + PARALLEL);
	});

	test('is bounded to a million records without that option', async () => {
		const one = Array<Json>(1_000_001).fill({});
		const whole: Paging = { ...wholeList, read: () => ({ records: one }) };
		answering(() => ({ body: [] }));
		const { error } = await runOperation(operation.list('GET /widgets', { paging: whole }), {
			parameters: { returnAll: true },
		});
		expect(error?.message).toBe(
			'The list has more than 1,000,000 records: 1,000,001 were read, and none of them is given out [item 0]',
		);
	});

	test('says how far it is while it runs, and how much it was when it is done', async () => {
		const said = jest.spyOn(ExecuteContext.prototype, 'sendMessageToUI');
		const part: Paging = {
			...wholeList,
			first: () => ({ part: 0 }),
			read: (_, { part: at }) => ({
				records: records(60_000, 60_000 * Number(at)),
				next: Number(at) < 3 ? { part: Number(at) + 1 } : undefined,
			}),
		};
		answering(() => ({ body: [] }));
		const { items, hints } = await runOperation(operation.list('GET /widgets', { paging: part }), {
			parameters: { returnAll: true },
		});
		expect(items).toHaveLength(240_000);
		expect(said.mock.calls).toEqual([
			['Service: 120,000 records read so far'],
			['Service: 240,000 records read so far'],
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'One item gave 240,000 records, which n8n holds in memory all at once. Filters or a limit make the workflow lighter.',
		]);
	});

	test('gives each hint once, and not more than a person reads', async () => {
		let asked = 0;
		const cut: Paging = {
			...wholeList,
			read: () => {
				asked += 1;
				return { records: [], ceiling: `Something is left out, ${Math.ceil(asked / 2)}` };
			},
		};
		answering(() => ({ body: [] }));
		const { hints } = await runOperation(operation.list('GET /widgets', { paging: cut }), {
			parameters: { returnAll: true, options: { parallelRequests: 1 } },
			items: Array.from({ length: 60 }, () => ({ json: {} })),
		});
		expect(hints.map(({ message }) => message)).toEqual(
			Array.from({ length: 20 }, (_, i) => `Something is left out, ${i + 1}`),
		);
	});
});
