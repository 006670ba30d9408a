/**
 * What cannot be an operation does not compile: each comment below fails the check of types as soon
 * as the line after it is accepted.
 */
import { text } from '../../../nodes/engine/vocabulary/field';
import {
	action,
	create,
	download,
	effectOf,
	erase,
	get,
	isRead,
	list,
	remove,
	resource,
	update,
} from '../../../nodes/engine/vocabulary/operation';
import { pick } from '../../../nodes/engine/vocabulary/output';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';

const fields = [text('name')];
const find = async () => await Promise.reject(new Error('Nobody asks for it'));

test('each constructor tells whether its operation reads, writes or destroys', () => {
	const made = {
		list: list('POST /widgets/search', { paging: wholeList }),
		get: get('GET /widgets/1'),
		download: download('GET /widgets/1', { find }),
		create: create('POST /widgets', {}),
		update: update('PUT /widgets/1', {}),
		action: action('POST /widgets/1/turn', {}),
		remove: remove('DELETE /widgets/1', {}),
		erase: erase('POST /widgets/1/erasure', {}),
	};
	const effects = Object.entries(made).map(([name, one]) => [name, effectOf(one), isRead(one)]);
	expect(effects).toEqual([
		['list', 'read', true],
		['get', 'read', true],
		['download', 'read', true],
		['create', 'write', false],
		['update', 'write', false],
		['action', 'write', false],
		['remove', 'destroy', false],
		['erase', 'destroy', false],
	]);
});

test('what another kind of record is simplified to, and whom it names, its own kind says', () => {
	const maker = record('Maker', { id: integerId, list: 'GET /makers', label: String });
	const refers = { maker_id: maker };
	const looks = { id: integerId, list: 'GET /widgets' as const, label: String };
	const widget = record('Widget', { ...looks, simplify: pick('id', 'maker_id'), refers });
	const { operations } = resource(maker, {
		get: get('GET /makers/1'),
		search: list('GET /makers/1/widgets', { paging: wholeList, of: widget }),
	});
	expect(operations.map(({ simplify, refers: named }) => [simplify, named])).toEqual([
		[false, undefined],
		[widget.simplify, refers],
	]);
});

test('what makes no sense does not compile', () => {
	const impossible = [
		// @ts-expect-error A list is handed out in some way
		() => list('GET /widgets', {}),
		// @ts-expect-error Reading changes no field
		() => get('GET /widgets/1', { optional: fields }),
		// @ts-expect-error What removes does not read
		() => remove('GET /widgets/1', {}),
		// @ts-expect-error What is removed has no fields
		() => remove('DELETE /widgets/1', { optional: fields }),
		// @ts-expect-error Only a list is narrowed
		() => update('PUT /widgets/1', { filters: fields }),
		// @ts-expect-error What creates does not only read
		() => create('GET /widgets', {}),
		// @ts-expect-error There is nothing yet to read first
		() => create('POST /widgets', { readFirst: { route: 'GET /widgets/1', merge: () => ({}) } }),
		// @ts-expect-error A download has a file
		() => download('GET /widgets/1', {}),
		// @ts-expect-error A file has nothing to simplify
		() => download('GET /widgets/1', { find, simplify: false }),
		// @ts-expect-error Only an action may give nothing worth showing
		() => update('PUT /widgets/1', { done: true }),
		// @ts-expect-error There is no such part of a form
		() => action('POST /widgets/1/turn', { topLevel: fields }),
	];
	expect(impossible).toHaveLength(11);
});
