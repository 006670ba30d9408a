/** What a person chooses from in the panel. */
import {
	path,
	reference,
	references,
	customFields,
	text,
} from '../../../nodes/engine/vocabulary/field';
import { isObject, type Json } from '../../../nodes/engine/json';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { pageNumber, recordsOf, wholeList } from '../../../nodes/engine/vocabulary/paging';
import type { ColumnSet } from '../../../nodes/engine/vocabulary/columns';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { loadOptions, mapperFields, searchList } from '../../harness';
import { answering, credentials, serviceNode, widgets, type Sent } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const paged = pageNumber({
	page: 'page',
	size: 'size',
	max: 200,
	records: (answer) => (isObject(answer) ? recordsOf(answer.data) : []),
	next: (answer) => (isObject(answer) ? answer.next : undefined),
});
const label = ({ name }: Json) => String(name);

const owner = record('Owner', {
	id: integerId,
	list: 'GET /owners',
	query: { active: true },
	paging: paged,
	search: {
		route: 'GET /owners/search',
		query: (typed) => (typed.length > 1 ? { q: typed } : undefined),
	},
	label,
	link: ({ id }) => `https://service.test/owners/${String(id)}`,
});
const color = record('Color', { id: integerId, list: 'GET /colors', label });
const shop = record('Shop', {
	id: integerId,
	list: 'GET /shops',
	paging: paged,
	search: { route: 'GET /shops', query: (typed) => ({ domain: typed }), isExact: true },
	label,
});
const size = record('Size', { id: integerId, list: 'GET /sizes', paging: paged, label });
const widget = record('Widget', { id: integerId, list: 'GET /widgets', label });
const widgetId = path(widget, 'id');
const part = record('Part', {
	id: integerId,
	list: 'GET /widgets/{id}/parts',
	label,
	within: { kind: widget, wire: 'id', parameter: 'widgetId' },
});
const named = record('Tag', { id: integerId, list: 'GET /tags', label, value: ({ name }) => name });
const columns: ColumnSet = {
	key: 'columns',
	list: 'GET /columns',
	paging: paged,
	column: ({ id, name, hidden }) =>
		hidden ? undefined : { id: String(id), name: String(name), type: 'string' },
};

const node = serviceNode([
	widgets({
		create: operation.create('POST /widgets', {
			required: [text('name'), reference(owner, 'owner_id')],
			beside: customFields(columns, 'custom', (given) => given),
			optional: [
				reference(color, 'color_id'),
				reference(size, 'size_id'),
				reference(shop, 'shop_id'),
				references(named, 'tags'),
			],
		}),
		getPart: operation.get('GET /widgets/{id}/parts/{part}', {
			required: [widgetId, path(part, 'part')],
		}),
	}),
]);
const call = (method: string, currentNodeParameters = {}) => ({
	node,
	method,
	credentials,
	currentNodeParameters,
});

const names = ({ results }: { results: Array<{ name: string }> }) =>
	results.map(({ name }) => name);

/** A paged list of so many records. */
const pagesOf =
	(count: number) =>
	({ query }: Sent) => {
		const [page, length] = [Number(query.get('page')), Number(query.get('size'))];
		const all = Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `Record ${i + 1}` }));
		const data = all.slice((page - 1) * length, page * length);
		return { body: { data, next: page * length < count ? page + 1 : null } };
	};

describe('a searchable list', () => {
	test('is scrolled page by page to its end', async () => {
		const sent = answering(pagesOf(120));
		const first = await searchList(call('owner'));
		expect(first.results).toHaveLength(50);
		expect(first.results[0]).toEqual({
			name: 'Record 1',
			value: 1,
			url: 'https://service.test/owners/1',
		});
		const { paginationToken: token } = first;
		const second = await searchList({ ...call('owner'), paginationToken: String(token) });
		const third = await searchList({
			...call('owner'),
			paginationToken: String(second.paginationToken),
		});
		expect(names(third)).toHaveLength(20);
		expect(third.paginationToken).toBeUndefined();
		expect(sent.map(({ path: at, query }) => `${at}?${query}`)).toEqual([
			'/owners?active=true&page=1&size=50',
			'/owners?active=true&page=2&size=50',
			'/owners?active=true&page=3&size=50',
		]);
	});

	test('shows nothing twice where a page begins with the end of the one before', async () => {
		answering(({ query }) => {
			const from = 49 * (Number(query.get('page')) - 1);
			const data = Array.from({ length: 50 }, (_, i) => ({ id: from + i, name: `${from + i}` }));
			return { body: { data, next: Number(query.get('page')) + 1 } };
		});
		const { paginationToken } = await searchList(call('owner'));
		const second = await searchList({ ...call('owner'), paginationToken: String(paginationToken) });
		expect(names(second)).toEqual(Array.from({ length: 49 }, (_, i) => `${50 + i}`));
	});

	test('is searched by the provider where it can', async () => {
		const sent = answering(() => ({ body: { data: [{ id: 3, name: 'Ann' }], next: null } }));
		expect(names(await searchList({ ...call('owner'), filter: ' ann ' }))).toEqual(['Ann']);
		expect(`${sent[0].path}?${sent[0].query}`).toBe('/owners/search?q=ann&page=1&size=50');
	});

	test('is filtered here for a text that the provider would not search', async () => {
		const sent = answering(pagesOf(9));
		expect(names(await searchList({ ...call('owner'), filter: '7' }))).toEqual(['Record 7']);
		expect(sent.map(({ path: at }) => at)).toEqual(['/owners']);
	});

	test('is filtered here, page by page, where a search for whole values finds nothing', async () => {
		const sent = answering((request) =>
			request.query.has('domain') ? { body: { data: [], next: null } } : pagesOf(3_000)(request),
		);
		const asked = () => sent.splice(0).map(({ query }) => String(query));
		const search = { ...call('shop'), filter: 'Record 2500' };
		const first = await searchList(search);
		expect(names(first)).toEqual([]);
		expect(asked()).toEqual([
			'domain=Record+2500&page=1&size=50',
			...Array.from({ length: 20 }, (_, i) => `page=${i + 1}&size=100`),
		]);
		const paginationToken = String(first.paginationToken);
		expect(names(await searchList({ ...search, paginationToken }))).toEqual(['Record 2500']);
		expect(asked()).toEqual([21, 22, 23, 24, 25].map((page) => `page=${page}&size=100`));
	});

	test('is filtered by name, whatever its case, and by the whole ID', async () => {
		answering(() => ({
			body: [
				{ id: 12, name: 'Dark Blue' },
				{ id: 2, name: 'Red' },
			],
		}));
		expect(names(await searchList({ ...call('color'), filter: 'BLUE' }))).toEqual(['Dark Blue']);
		expect(names(await searchList({ ...call('color'), filter: '12' }))).toEqual(['Dark Blue']);
		expect(names(await searchList({ ...call('color'), filter: 'green' }))).toEqual([]);
	});

	test('is empty where the provider answers with 204', async () => {
		answering(() => ({ status: 204, body: '' }));
		expect(names(await searchList(call('color')))).toEqual([]);
	});

	test('reads on until something matches, in few requests', async () => {
		const sent = answering(pagesOf(350));
		const { results, paginationToken } = await searchList({
			...call('size'),
			filter: 'record 34',
		});
		expect(results.map(({ value }) => value)).toEqual([34]);
		expect(paginationToken).toBeDefined();
		const later = await searchList({
			...call('size'),
			filter: 'record 34',
			paginationToken: String(paginationToken),
		});
		expect(later.results.map(({ value }) => value)).toEqual([
			340, 341, 342, 343, 344, 345, 346, 347, 348, 349,
		]);
		expect(sent.map(({ query }) => query.get('size'))).toEqual(['100', '100', '100', '100']);
	});

	test('gives what stands for the record on the wire', async () => {
		answering(() => ({ body: [{ id: 1, name: 'urgent' }] }));
		expect(await loadOptions(call('tag'))).toEqual([{ name: 'urgent', value: 'urgent' }]);
	});
});

describe('a list that depends on another choice', () => {
	test('is read below that record', async () => {
		const sent = answering(() => ({ body: [{ id: 5, name: 'Wheel' }] }));
		const chosen = { widgetId: { __rl: true, mode: 'list', value: '42' } };
		expect(names(await searchList(call('part', chosen)))).toEqual(['Wheel']);
		expect(sent[0].path).toBe('/widgets/42/parts');
	});

	test.each([
		['nothing', {}],
		['an empty choice', { widgetId: { __rl: true, mode: 'list', value: '' } }],
	])('asks for it first when there is %s', async (_, chosen) => {
		const sent = answering(() => ({ body: [] }));
		await expect(searchList(call('part', chosen))).rejects.toThrow("Choose 'Widget' first");
		expect(sent).toEqual([]);
	});
});

test('a drop-down holds the whole list, by name', async () => {
	const sent = answering(pagesOf(450));
	const options = await loadOptions(call('size'));
	expect(options).toHaveLength(450);
	expect(options.slice(0, 3).map(({ name }) => name)).toEqual([
		'Record 1',
		'Record 10',
		'Record 100',
	]);
	expect(sent).toHaveLength(3);
});

describe('a mapping form', () => {
	test('offers every column that can be filled in, by name', async () => {
		answering(() => ({
			body: {
				data: [
					{ id: 'b', name: 'Zone' },
					{ id: 'a', name: 'Area' },
					{ id: 'c', name: 'Hidden', hidden: true },
				],
			},
		}));
		const { fields, emptyFieldsNotice } = await mapperFields(call('columns'));
		expect(fields.map(({ id, displayName }) => [id, displayName])).toEqual([
			['a', 'Area'],
			['b', 'Zone'],
		]);
		expect(emptyFieldsNotice).toBeUndefined();
	});

	test('says so when the provider lists none', async () => {
		answering(() => ({ body: { data: [] } }));
		expect(await mapperFields(call('columns'))).toEqual({
			fields: [],
			emptyFieldsNotice: 'Service lists no custom fields here.',
		});
	});
});

test("a refusal in the panel is the provider's own", async () => {
	answering(() => ({ status: 403, body: { message: 'Not yours' } }));
	await expect(searchList(call('color'))).rejects.toThrow('Service does not allow this: Not yours');
	expect(wholeList.max).toBe(Infinity);
});
