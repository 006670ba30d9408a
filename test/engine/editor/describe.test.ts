/** Operations -> the parameters of a node. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describe as describeNode } from '../../../nodes/engine/editor/describe';
import {
	flag,
	groups,
	integer,
	needed,
	references,
	text,
	texts,
	cases,
	choice,
} from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { resource } from '../../../nodes/engine/vocabulary/operation';
import { pick } from '../../../nodes/engine/vocabulary/output';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, nameAsId, record } from '../../../nodes/engine/vocabulary/record';
import {
	article,
	camelCase,
	plural,
	sentenceCase,
	titleCase,
} from '../../../nodes/engine/vocabulary/words';

const id = integer('id', { in: 'path', label: 'ID' });
const note = text('note', { description: 'What to remember', nullable: true });
const size = integer('size', { nullable: true });
const by = choice('by', ['name', 'size'], { in: 'local' });

const widgetKind = record('Widget', {
	id: integerId,
	list: 'GET /widgets',
	label: (one) => String(one.name),
	simplify: pick('id'),
});
const widget = resource(widgetKind, {
	create: operation.create('POST /widgets', { required: [text('name')], optional: [size, note] }),
	delete: operation.remove('DELETE /widgets/{id}', { required: [id] }),
	get: operation.get('GET /widgets/{id}', { required: [id] }),
	getAll: operation.list('GET /widgets', { paging: wholeList, filters: [note] }),
	update: operation.update('PATCH /widgets/{id}', { required: [id], optional: [size, note] }),
});
const gadget = resource('Gadget', {
	find: operation.get('GET /gadgets/{id}', {
		name: 'Find',
		action: 'Find a gadget',
		description: 'Find a gadget by what is known of it',
		required: [by, ...cases(by, { name: [text('name')], size: [integer('size')] })],
		options: [flag('full', { description: 'Whether to return everything' })],
	}),
	get: operation.get('GET /gadgets/{id}', { required: [id] }),
});

const properties = describeNode([widget, gadget]);
const all = (name: string) => properties.filter((property) => property.name === name);
const shown = ({ displayOptions }: INodeProperties) => displayOptions?.show;
const optionNames = ({ options = [] }: INodeProperties) => options.map(({ name }) => name);

test('resources come by name, the first given one is chosen', () => {
	const [{ default: chosen, options }] = all('resource');
	expect([chosen, options]).toEqual([
		'widget',
		[
			{ name: 'Gadget', value: 'gadget' },
			{ name: 'Widget', value: 'widget' },
		],
	]);
});

test('the usual operations have their words, in the order of their names', () => {
	const [ofWidget] = all('operation');
	expect(shown(ofWidget)).toEqual({ resource: ['widget'] });
	expect(ofWidget.default).toBe('getAll');
	expect(
		(ofWidget.options as INodePropertyOptions[]).map(({ name, action, description }) => [
			name,
			action,
			description,
		]),
	).toEqual([
		['Create', 'Create a widget', 'Create a widget'],
		['Delete', 'Delete a widget', 'Delete a widget permanently'],
		['Get', 'Get a widget', 'Retrieve a widget'],
		['Get Many', 'Get many widgets', 'Retrieve a list of widgets'],
		['Update', 'Update a widget', 'Change a widget'],
	]);
});

test('an unusual operation without words is a mistake', () => {
	const forgotten = () =>
		resource('Widget', { explode: operation.action('POST /widgets/explode', {}) });
	expect(forgotten).toThrow(
		'The operation explode of Widget needs a name, an action and a description',
	);
});

test('equal parameters are one property under one condition, which names what no resource has', () => {
	expect(all('id').map(shown)).toEqual([
		{ resource: ['widget', 'gadget'], operation: ['delete', 'get', 'update'] },
	]);
});

test('resources share no condition that would show a parameter in another operation of theirs', () => {
	const note = text('note');
	const made = describeNode([
		resource('Widget', {
			create: operation.create('POST /widgets', { required: [note] }),
			get: operation.get('GET /widgets/1'),
		}),
		resource('Gadget', { get: operation.get('GET /gadgets/1', { required: [note] }) }),
		resource('Part', { create: operation.create('POST /parts', { required: [note] }) }),
	]);
	expect(made.filter(({ name }) => name === 'note').map(shown)).toEqual([
		{ resource: ['widget', 'part'], operation: ['create'] },
		{ resource: ['gadget'], operation: ['get'] },
	]);
});

test('what is needed stands where it is stated, and must be filled in', () => {
	const made = describeNode([
		resource('Widget', {
			create: operation.create('POST /widgets', {
				required: [text('name')],
				beside: [note, needed(size), by],
			}),
		}),
	]);
	const own = ['name', 'note', 'size', 'by'];
	const asked = made.filter(({ name }) => own.includes(name));
	expect(asked.map(({ name, required }) => [name, required ?? false])).toEqual([
		['name', true],
		['note', false],
		['size', true],
		['by', false],
	]);
});

test('a list that must not stay empty begins with its first entry, and any other with none', () => {
	const parts = groups('parts', 'Part', [text('name')]);
	const numbers = texts('numbers');
	const made = describeNode([
		resource('Widget', {
			create: operation.create('POST /widgets', { required: [parts, numbers] }),
			assemble: operation.action('POST /widgets/assemble', {
				name: 'Assemble',
				action: 'Assemble a widget',
				description: 'Assemble a widget from what there is',
				beside: [parts, numbers],
			}),
		}),
	]);
	const lists = made.filter(({ name }) => ['parts', 'numbers'].includes(name));
	expect(
		lists.map((one) => [one.name, shown(one)?.operation, one.required ?? false, one.default]),
	).toEqual(
		expect.arrayContaining([
			['parts', ['create'], true, { items: [{}] }],
			['parts', ['assemble'], false, {}],
			['numbers', ['create'], true, ['']],
			['numbers', ['assemble'], false, []],
		]),
	);
	expect(lists).toHaveLength(4);
});

test('of an entry with many fields only what is required stands there, and the others are added', () => {
	const some = ['colour', 'height', 'owner'].map((wire) => text(wire));
	const formOf = (more: string[], required: ReturnType<typeof text>[]) =>
		groups('parts', 'Part', [...some, ...more.map((wire) => text(wire))], { required }).property;
	const hides = { multipleValues: true, hideOptionalFields: true };
	expect(formOf(['weight'], [text('name')]).typeOptions).toEqual(hides);
	// Few fields need no searching, and of those that may all be left out none comes first.
	expect(formOf([], [text('name')]).typeOptions).toEqual({ multipleValues: true });
	expect(formOf(['weight', 'note'], []).typeOptions).toEqual({ multipleValues: true });
});

test('a field is the same parameter in every operation, so that its value survives a switch', () => {
	expect(all('name').map(({ type }) => type)).toEqual(['string', 'string']);
});

test('n8n is not told that a dependent field is required, since the choice may be an expression', () => {
	expect(all('name').map((one) => [shown(one)?.resource, one.required ?? false])).toEqual([
		[['gadget'], false],
		[['widget'], true],
	]);
});

test('a dependent field is shown only with the value it depends on', () => {
	expect(all('name').map(shown)).toContainEqual({
		resource: ['gadget'],
		operation: ['find'],
		by: ['name'],
	});
	expect(all('size').map(shown)).toEqual([
		{ resource: ['gadget'], operation: ['find'], by: ['size'] },
	]);
});

test('collections hold their fields by name', () => {
	expect(all('additionalFields').map(optionNames)).toEqual([['note', 'size']]);
	expect(all('filters').map(optionNames)).toEqual([['note']]);
});

test('an update offers to clear what can be cleared', () => {
	const [update] = all('updateFields');
	expect(update.displayName).toBe('Update Fields');
	expect(optionNames(update)).toEqual(['fieldsToClear', 'note', 'size']);
	const [toClear] = update.options as INodeProperties[];
	expect(toClear).toEqual({
		displayName: 'Fields to Clear',
		name: 'fieldsToClear',
		type: 'multiOptions',
		default: [],
		description: 'What to empty in the record',
		options: [
			{ name: 'Note', value: 'note' },
			{ name: 'Size', value: 'size' },
		],
	});
});

test('lists have Return All and Limit, the rest does not', () => {
	expect(all('returnAll').map(shown)).toEqual([{ resource: ['widget'], operation: ['getAll'] }]);
	expect(all('limit').map(shown)).toEqual([
		{ resource: ['widget'], operation: ['getAll'], returnAll: [false] },
	]);
});

test('who reads is asked for Simplify, who writes finds it among the options, who deletes nowhere', () => {
	expect(all('simplify').map(shown)).toEqual([
		{ resource: ['widget'], operation: ['get', 'getAll'] },
	]);
	const writes = all('options').filter((one) => optionNames(one).includes('simplify'));
	expect(writes.map(shown)).toEqual([{ resource: ['widget'], operation: ['create', 'update'] }]);
});

test('every operation can be told how long to wait and how much to do at a time, a list how much in all, a write to do nothing', () => {
	const options = all('options');
	expect(options.map((one) => optionNames(one).join(' ')).sort()).toEqual([
		'dryRun maxWait parallelRequests',
		'dryRun maxWait parallelRequests simplify',
		'full maxWait parallelRequests',
		'maxRecords maxWait parallelRequests',
		'maxWait parallelRequests',
	]);
	const places = options.flatMap((property) => shown(property)?.operation ?? []);
	expect([...new Set(places)].sort()).toEqual([
		'create',
		'delete',
		'find',
		'get',
		'getAll',
		'update',
	]);
});

test('a simplification keeps fields in order and takes nested ones under their own name', () => {
	const simple = pick('id', ['email', 'profile.email'], 'gone');
	expect(simple({ profile: { email: 'a@b' }, other: 1, id: 0 })).toEqual({ id: 0, email: 'a@b' });
	expect(Object.keys(simple({ profile: { email: 'x' }, id: 1 }))).toEqual(['id', 'email']);
});

describe('words', () => {
	test.each([
		['owner_ids', 'ownerIds', 'Owner IDs'],
		['story-public-id', 'storyPublicId', 'Story Public ID'],
		['Workflow State', 'workflowState', 'Workflow State'],
		['date_of_birth', 'dateOfBirth', 'Date of Birth'],
		['crm_url', 'crmUrl', 'CRM URL'],
	])('%s is %s in code and %s on screen', (name, camel, title) => {
		expect([camelCase(name), titleCase(name)]).toEqual([camel, title]);
	});

	test('make a sentence', () => {
		expect(['epic', 'story', 'user', 'unit', 'SMS message', 'account'].map(article)).toEqual([
			'an epic',
			'a story',
			'a user',
			'a unit',
			'an SMS message',
			'an account',
		]);
		expect(['story', 'day', 'address', 'box', 'search', 'tag'].map(plural)).toEqual([
			'stories',
			'days',
			'addresses',
			'boxes',
			'searches',
			'tags',
		]);
		expect([sentenceCase('Story Comment'), sentenceCase('SMS Message')]).toEqual([
			'story comment',
			'SMS message',
		]);
	});
});

test('a list of records says what a comma does, by what names such a record', () => {
	const label = ({ name }: { name?: unknown }) => String(name);
	const owner = record('Owner', { id: integerId, list: 'GET /owners', label });
	const tag = record('Tag', { id: nameAsId('hot'), list: 'GET /tags', label });
	const choose =
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';
	const described = [
		references(owner, 'owner_ids'),
		references(owner, 'owner_ids', { description: 'Who has it' }),
		references(tag, 'tags'),
		references(tag, 'tags_add', { label: 'Add Tag' }),
	];
	expect(described.map(({ property }) => property.description)).toEqual([
		`A comma in a text separates IDs. ${choose}`,
		`Who has it. A comma in a text separates IDs. ${choose}`,
		`A comma in a text separates names; write a name that holds a comma as a JSON list. The name of a tag is its ID here. ${choose}`,
		`A comma in a text separates names; write a name that holds a comma as a JSON list. The name of a tag is its ID here. ${choose}`,
	]);
});

test('each operation shows its parameters in its own order, also where two of them disagree', () => {
	const [a, b, c] = ['a', 'b', 'c'].map((name) => text(name));
	const words = { name: 'Do', action: 'Do it', description: 'Do something with it' };
	const orders = { one: [a, b, c], two: [c, b], three: [b, a, c], four: [a, c] };
	const operations = Object.entries(orders).map(([value, required]) => [
		value,
		operation.action('POST /things', { ...words, name: value, required }),
	]);
	const described = describeNode([resource('Thing', Object.fromEntries(operations))]);
	const namesOf = (value: string) =>
		described
			.filter(({ name, displayOptions }) => {
				const isOwn = ['a', 'b', 'c'].includes(name);
				return isOwn && displayOptions?.show?.operation?.includes(value);
			})
			.map(({ name }) => name);
	const shownOrders = Object.keys(orders).map((value) => [value, namesOf(value)]);
	expect(Object.fromEntries(shownOrders)).toEqual({
		one: ['a', 'b', 'c'],
		two: ['c', 'b'],
		three: ['b', 'a', 'c'],
		four: ['a', 'c'],
	});
	// No more than it takes: `c` once before and once behind `b`, and `a` likewise.
	expect(described.filter(({ name }) => ['a', 'b', 'c'].includes(name))).toHaveLength(5);
});
