/** Where a request may go: nothing that a person or an item gives can change the route. */
import * as fc from 'fast-check';
import { path, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { record } from '../../../nodes/engine/vocabulary/record';
import {
	buildRequest,
	encodeQuery,
	encodeSegment,
	UnsafePath,
} from '../../../nodes/engine/client/request';
import { addressesAt } from '../../../nodes/engine/vocabulary/web-address';
import { answering, HOST, runOperation } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const UNSAFE = [
	['..', 'the parent folder'],
	['.', 'the folder itself'],
	['%2e%2e', 'the parent folder, encoded'],
	['%2E%2e', 'the parent folder, encoded in two ways'],
	['a%2fb', 'a slash, encoded'],
	['a%5cb', 'a backslash, encoded'],
	['a%00b', 'NUL, encoded'],
	['%252e%252e', 'the parent folder, encoded twice'],
	['x'.repeat(10_000), '10,000 characters'],
	['a\nb', 'a line break'],
	['a\r\nHost: evil.test', 'a header'],
	['a\u0000b', 'NUL'],
	['a\u0007b', 'a control character'],
	['\ud800', 'half a character'],
];

describe('an ID of any form', () => {
	const get = operation.get('GET /widgets/{id}/parts', { required: [text('id', { in: 'path' })] });

	test.each(UNSAFE)('%j is refused with the number of its item and nothing is sent', async (id) => {
		const sent = answering(() => ({ body: { ok: true } }));
		const { items, error } = await runOperation(get, {
			items: [{ json: { id: 'good' } }, { json: { id } }],
			parameters: { id: '={{ $json.id }}', options: { parallelRequests: 1 } },
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		const message = "The value of 'id' cannot be part of an address [item 1]";
		const description = 'Check the expression that gives it.';
		expect(items[1].json).toEqual({ error: message, details: { message, description } });
		expect(items[1].pairedItem).toEqual({ item: 1 });
		expect(sent.map((one) => one.path)).toEqual(['/widgets/good/parts']);
	});

	test('that is empty is missing', async () => {
		const sent = answering(() => ({}));
		const { error } = await runOperation(get, { parameters: { id: '={{ "" }}' } });
		expect(error?.message).toBe("'Id' is empty [item 0]".replace('Id', 'ID'));
		expect(sent).toEqual([]);
	});

	test.each([
		['a/b', '/widgets/a%2Fb/parts'],
		['a?b#c', '/widgets/a%3Fb%23c/parts'],
		['a\\b', '/widgets/a%5Cb/parts'],
		['//evil.test', '/widgets/%2F%2Fevil.test/parts'],
		['ann@service.test', '/widgets/ann@service.test/parts'],
		['100 %', '/widgets/100%20%25/parts'],
		['…', '/widgets/%E2%80%A6/parts'],
	])('%j stays one segment', async (id, expected) => {
		const sent = answering(() => ({ body: { ok: true } }));
		await runOperation(get, { parameters: { id: '={{ $json.id }}' }, items: [{ json: { id } }] });
		expect(sent.map((one) => one.path)).toEqual([expected]);
	});
});

test('an ID of a record is checked by its own form first', async () => {
	const widget = record('Widget', {
		id: { pattern: '\\d+-widgets', says: 'a widget ID', example: '7-widgets', wire: 'string' },
		list: 'GET /widgets',
		label: ({ name }) => String(name),
		urls: [addressesAt(['service.test'], '/widgets/(\\d+-widgets)')],
	});
	const get = operation.get('GET /widgets/{id}', { required: [path(widget, 'id')] });
	const sent = answering(() => ({ body: { ok: true } }));
	for (const id of ['7-widgets/../8-widgets', '../x', '7', '7-widgets?x=1', '7-widgets\n8']) {
		const { error } = await runOperation(get, {
			parameters: { widgetId: '={{ $json.id }}' },
			items: [{ json: { id } }],
		});
		expect(error?.message).toBe(`'Widget' must be a widget ID, not "${id}" [item 0]`);
	}
	expect(sent).toEqual([]);
});

test('a redirect is not followed, since it would carry the credential away', async () => {
	const stolen = answering(() => ({ body: { stolen: true } }), 'https://evil.test');
	const sent = answering(() => ({
		status: 302,
		headers: { location: 'https://evil.test/widgets' },
		body: '',
	}));
	const { error } = await runOperation(operation.get('GET /widgets'));
	expect(error?.message).toBe(
		'Service sent a redirect (status 302), which is not followed [item 0]',
	);
	expect(sent).toHaveLength(1);
	expect(stolen).toEqual([]);
});

describe('for any value', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom('.', '/', '%', '2', 'e', 'E', 'f', '\\', '@', ':', '?', '#'),
		}),
	);

	test('a request stays at its host and its route', () => {
		fc.assert(
			fc.property(anything, anything, (first, second) => {
				let url: string;
				try {
					({ url } = buildRequest(HOST, 'GET /a/{x}/b/{y}/c', { path: { x: first, y: second } }));
				} catch (error) {
					expect(error).toBeInstanceOf(UnsafePath);
					return;
				}
				const { origin, pathname, search, hash } = new URL(url);
				const [, a, x, b, y, c, ...more] = pathname.split('/');
				expect([origin, search, hash]).toEqual([HOST, '', '']);
				expect([a, decodeURIComponent(x), b, decodeURIComponent(y), c, more]).toEqual([
					'a',
					first,
					'b',
					second,
					'c',
					[],
				]);
			}),
			{ numRuns: 10_000 },
		);
	});

	test('a segment holds nothing that a server could read as a path', () => {
		fc.assert(
			fc.property(anything, (value) => {
				let segment: string;
				try {
					segment = encodeSegment('id', value);
				} catch (error) {
					expect(error).toBeInstanceOf(UnsafePath);
					return;
				}
				expect(segment).toMatch(/^[A-Za-z0-9\-_.!~*'()%@]+$/);
				expect(segment).not.toMatch(/^\.{1,2}$/);
				expect(decodeURIComponent(segment)).toBe(value);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('a query means to its reader what was put in', () => {
		const value = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.integer(),
			fc.boolean(),
			fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
		);
		const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one !== '__proto__');
		fc.assert(
			fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (query) => {
				const read = new URLSearchParams(encodeQuery(query));
				const expected = Object.entries(query).flatMap(([key, one]) =>
					[one].flat().map((single) => [key, String(single)]),
				);
				expect([...read]).toEqual(expected);
			}),
		);
	});
});

test('a query leaves brackets as they are, repeats lists and drops what is absent', () => {
	const query = { 'ids[]': [1, 2], 'at[gt]': '2026-03-10T00:00:00Z', q: 'a&b=c', none: undefined };
	expect(encodeQuery(query)).toBe('ids[]=1&ids[]=2&at[gt]=2026-03-10T00%3A00%3A00Z&q=a%26b%3Dc');
});

test('a body is JSON and says so; a request without one does not', () => {
	expect(buildRequest(HOST, 'POST /widgets', { body: { a: null } })).toEqual({
		method: 'POST',
		url: `${HOST}/widgets`,
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: '{"a":null}',
	});
	expect(buildRequest(HOST, 'DELETE /widgets/{id}', { path: { id: '1' } })).toEqual({
		method: 'DELETE',
		url: `${HOST}/widgets/1`,
		headers: { accept: 'application/json' },
	});
});
