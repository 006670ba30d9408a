/** From what a person or an agent enters to what is sent. */
import type { INodeParameters } from 'n8n-workflow';
import {
	choice,
	customFields,
	dateTime,
	day,
	decimal,
	flag,
	integer,
	integers,
	json,
	list,
	many,
	one,
	pairs,
	path,
	text,
	texts,
	when,
} from '../../nodes/engine/field';
import { operation } from '../../nodes/engine/operation';
import { integerId, record, uuid, type ColumnSet } from '../../nodes/engine/record';
import * as value from '../../nodes/engine/value';
import { runAsTool } from '../harness';
import {
	answering,
	closeNetwork,
	credentials,
	runWidget,
	serviceNode,
	widgets,
	type Sent,
} from './service';

closeNetwork();

const owner = record('Owner', {
	id: integerId,
	list: 'GET /owners',
	label: (each) => String(each.name),
	urls: [/service\.test\/owners\/(\d+)/],
	urlExample: 'https://service.test/owners/7',
});
const team = record('Team', { id: uuid, list: 'GET /teams', label: (each) => String(each.name) });

const columns: ColumnSet = {
	key: 'columns',
	list: 'GET /columns',
	decode: { number: value.decimal, dateTime: value.day },
	column: () => undefined,
};

const fields = [
	text('name'),
	text('title', { min: 1 }),
	integer('size', { nullable: true }),
	decimal('price'),
	flag('active', { description: 'Whether it is active' }),
	dateTime('starts_at', { nullable: true }),
	day('due'),
	day('closed', { as: 'midnight' }),
	choice('color', ['red', { name: 'Dark Blue', value: 'navy' }]),
	texts('tags'),
	integers('numbers'),
	one(owner, 'owner_id', { nullable: true }),
	one(team, 'team_id'),
	many(owner, 'owner_ids'),
	json('extra'),
	text('links.owner', { name: 'linkedOwner' }),
	list('tasks', 'Task', [flag('done', { description: 'Whether it is done' }), many(owner, 'who')], {
		required: [text('label')],
	}),
	pairs('answers', 'Answer'),
	customFields(columns, 'custom', (given) => given),
];

const operations = {
	create: operation('POST /widgets', { optional: fields }),
	update: operation('PATCH /widgets/{id}', {
		required: [path(owner, 'id', { name: 'id', label: 'ID' })],
		optional: fields,
	}),
};

/** What is sent when these fields are filled in. */
async function sentBy(
	how: 'create' | 'update',
	given: INodeParameters,
	extra: INodeParameters = {},
	settings = {},
): Promise<{ body: unknown; error?: string }> {
	const sent = answering(() => ({ body: { id: 1 } }));
	const collection = how === 'create' ? 'additionalFields' : 'updateFields';
	const { error } = await runWidget(operations, how, {
		parameters: { id: 9, [collection]: given, ...extra },
		settings,
	});
	return { body: sent[0]?.body, ...(error ? { error: error.message } : {}) };
}

const created = async (given: INodeParameters, settings = {}) =>
	(await sentBy('create', given, {}, settings)).body;
const updated = async (given: INodeParameters) => (await sentBy('update', given)).body;
const refusal = async (given: INodeParameters) => {
	const { body, error } = await sentBy('create', given);
	expect(body).toBeUndefined();
	return error;
};

describe('absent, empty and cleared', () => {
	test('a field that nobody added is not sent', async () => {
		expect(await created({})).toEqual({});
	});

	test.each([
		['name', ''],
		['title', ''],
		['size', ''],
		['price', ''],
		['startsAt', ''],
		['due', ''],
		['color', ''],
		['numbers', ''],
		['extra', ''],
		['ownerId', { __rl: true, mode: 'list', value: '' }],
	])('an empty %s is not sent when something is created', async (name, given) => {
		expect(await created({ [name]: given })).toEqual({});
	});

	test('an empty text empties a text in an update', async () => {
		expect(await updated({ name: '' })).toEqual({ name: '' });
	});

	test.each([
		['title', ''],
		['size', ''],
		['startsAt', ''],
		['due', ''],
		['ownerId', { __rl: true, mode: 'id', value: '' }],
	])('an empty %s changes nothing in an update', async (name, given) => {
		expect(await updated({ name: 'kept', [name]: given })).toEqual({ name: 'kept' });
	});

	test('an empty list empties a list', async () => {
		expect(await updated({ tags: [], ownerIds: [], tasks: {} })).toEqual({
			tags: [],
			owner_ids: [],
			tasks: [],
		});
	});

	test('null from an expression clears what can be cleared, and is nothing elsewhere', async () => {
		expect(await updated({ size: '={{ null }}', name: '={{ null }}', price: 1 })).toEqual({
			size: null,
			price: 1,
		});
	});

	test('undefined from an expression is nothing', async () => {
		expect(await updated({ size: '={{ $json.missing }}', price: 1 })).toEqual({ price: 1 });
	});

	test('fields to clear are sent as null', async () => {
		expect(await updated({ fieldsToClear: ['size', 'startsAt', 'ownerId'] })).toEqual({
			size: null,
			starts_at: null,
			owner_id: null,
		});
	});

	test('a field cannot be set and cleared at once', async () => {
		const { body, error } = await sentBy('update', { size: 3, fieldsToClear: ['size'] });
		expect(error).toBe("'Size' is given a value and is to be cleared [item 0]");
		expect(body).toBeUndefined();
	});

	test('a field that cannot be cleared is not', async () => {
		const { error } = await sentBy('update', { fieldsToClear: '={{ ["name"] }}' });
		expect(error).toBe("'name' is no field that can be cleared [item 0]");
	});

	test('an update without anything to update says so and sends nothing', async () => {
		expect(await sentBy('update', {})).toEqual({
			body: undefined,
			error: 'There is nothing to update [item 0]',
		});
	});

	test('0 and false are values', async () => {
		expect(await created({ size: 0, price: 0, active: false })).toEqual({
			size: 0,
			price: 0,
			active: false,
		});
		expect(await updated({ size: 0, active: false })).toEqual({ size: 0, active: false });
	});
});

describe('an AI agent', () => {
	const node = serviceNode([widgets(operations)]);
	const fill = (name: string) => `={{ $fromAI('${name}') }}`;

	async function byAgent(
		how: 'create' | 'update',
		names: string[],
		toolArguments: Record<string, unknown>,
	): Promise<Sent | undefined> {
		const sent = answering(() => ({ body: { id: 1 } }));
		const collection = how === 'create' ? 'additionalFields' : 'updateFields';
		const { error } = await runAsTool({
			node,
			credentials,
			parameters: {
				resource: 'widget',
				operation: how,
				id: 9,
				[collection]: Object.fromEntries(names.map((name) => [name, fill(name)])),
			},
			toolArguments,
		});
		expect(error).toBeUndefined();
		return sent[0];
	}

	test.each(['create', 'update'] as const)(
		"fills what it does not know with '', which is nothing in %s",
		async (how) => {
			const names = ['name', 'title', 'size', 'startsAt', 'color', 'numbers', 'price'];
			const sent = await byAgent(how, names, {
				...Object.fromEntries(names.map((name) => [name, ''])),
				price: '12.5',
			});
			expect(sent?.body).toEqual({ price: 12.5 });
		},
	);

	test('may give numbers, switches, dates and lists as text', async () => {
		const sent = await byAgent('create', ['size', 'active', 'due', 'numbers', 'ownerIds'], {
			size: '3',
			active: 'true',
			due: '2026-12-31',
			numbers: '1, 2,3',
			ownerIds: '[4, "5"]',
		});
		expect(sent?.body).toEqual({
			size: 3,
			active: true,
			due: '2026-12-31',
			numbers: [1, 2, 3],
			owner_ids: [4, 5],
		});
	});
});

describe('IDs', () => {
	test("are sent in the API's own type, whatever they arrive as", async () => {
		expect(await created({ ownerId: '={{ "12" }}', ownerIds: ['12', 13] as string[] })).toEqual({
			owner_id: 12,
			owner_ids: [12, 13],
		});
		const id = '12345678-9012-4abc-8def-345678901234';
		expect(await created({ teamId: { __rl: true, mode: 'id', value: id } })).toEqual({
			team_id: id,
		});
	});

	test('are read from a pasted web address wherever an ID is asked', async () => {
		const address = 'https://app.service.test/owners/42/details?tab=1';
		expect(
			await created({
				ownerId: { __rl: true, mode: 'id', value: address },
				ownerIds: [address],
			}),
		).toEqual({ owner_id: 42, owner_ids: [42] });
	});

	test('that are none are refused', async () => {
		expect(await refusal({ ownerId: 'bob' })).toBe(
			`'Owner' must be a whole number, not "bob" [item 0]`,
		);
		expect(await refusal({ teamId: '12' })).toBe(`'Team' must be a UUID, not "12" [item 0]`);
	});

	test('too large for JavaScript to hold are refused, not rounded', async () => {
		expect(await refusal({ ownerId: '9007199254740993' })).toBe(
			"'Owner' is too large to be an owner ID [item 0]",
		);
	});
});

describe('dates', () => {
	const at = (given: unknown, timezone = 'UTC') =>
		value.dateTime(given, { field: 'Date', timezone, item: {} });
	const on = (given: unknown, timezone = 'UTC') =>
		value.day(given, { field: 'Date', timezone, item: {} });

	test.each([
		['ISO with Z', '2026-03-10T09:30:00Z', '2026-03-10T09:30:00.000Z'],
		['ISO with an offset', '2026-03-10T09:30:00+02:00', '2026-03-10T07:30:00.000Z'],
		['ISO without seconds', '2026-03-10T09:30Z', '2026-03-10T09:30:00.000Z'],
		['seconds since 1970', 1773135000, '2026-03-10T09:30:00.000Z'],
		['milliseconds since 1970', 1773135000000, '2026-03-10T09:30:00.000Z'],
		['seconds as text', '1773135000', '2026-03-10T09:30:00.000Z'],
		['milliseconds as text', '1773135000000', '2026-03-10T09:30:00.000Z'],
		['a JavaScript date', new Date(1773135000000), '2026-03-10T09:30:00.000Z'],
		['a day', '2026-03-10', '2026-03-10T00:00:00.000Z'],
	])('%s is a moment', (_, given, expected) => {
		expect(at(given)).toBe(expected);
	});

	test("a date without a zone is meant in the workflow's time zone", async () => {
		expect(at('2026-03-10T09:30:00', 'Asia/Tokyo')).toBe('2026-03-10T00:30:00.000Z');
		expect(at('2026-03-10', 'America/New_York')).toBe('2026-03-10T04:00:00.000Z');
		const body = await created({ startsAt: '2026-07-01T08:00:00' }, { timezone: 'Europe/Paris' });
		expect(body).toEqual({ starts_at: '2026-07-01T06:00:00.000Z' });
	});

	test('a Luxon date is a date', async () => {
		const given = "={{ DateTime.fromISO('2026-03-10T09:30:00', { zone: 'Asia/Tokyo' }) }}";
		expect(await created({ startsAt: given, due: given }, { timezone: 'Asia/Tokyo' })).toEqual({
			starts_at: '2026-03-10T00:30:00.000Z',
			due: '2026-03-10',
		});
	});

	test('a day stays the day that was written, in every time zone', () => {
		for (const zone of ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago']) {
			expect(on('2026-03-10', zone)).toBe('2026-03-10');
			expect(on('2026-03-10T00:00:00', zone)).toBe('2026-03-10');
		}
		expect(on('2026-03-10T23:30:00Z', 'Asia/Tokyo')).toBe('2026-03-11');
	});

	test('a day is midnight UTC where the API stores days so', async () => {
		expect(await created({ closed: '2026-03-10T00:00:00' }, { timezone: 'Asia/Tokyo' })).toEqual({
			closed: '2026-03-10T00:00:00Z',
		});
	});

	test('a moment is Unix seconds where the API wants them', () => {
		const context = { field: 'Date', timezone: 'UTC', item: {} };
		expect(value.unixSeconds('2026-03-10T09:30:00.900Z', context)).toBe(1773135000);
	});

	test.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-04-31T10:00:00Z'])(
		'%s is a day that does not exist',
		(given) => {
			const problem = `'Date' is a day that does not exist: "${given}"`;
			expect(() => at(given)).toThrow(problem);
			expect(() => on(given)).toThrow(problem);
		},
	);

	test.each(['tomorrow', 'May', '12:30', 'NaN', true, {}, []])('%j is no date', (given) => {
		expect(() => at(given)).toThrow("'Date' must be a date such as 2026-12-31, not ");
	});
});

describe('what people enter', () => {
	test('numbers may be text, but not anything else', async () => {
		expect(await created({ size: '={{ " 42 " }}', price: '1e2' })).toEqual({
			size: 42,
			price: 100,
		});
		expect(await refusal({ size: 1.5 })).toBe(`'Size' must be a whole number, not "1.5" [item 0]`);
		expect(await refusal({ price: 'much' })).toBe(`'Price' must be a number, not "much" [item 0]`);
		expect(await refusal({ price: '={{ Infinity }}' })).toContain("'Price' must be a number");
	});

	test('a choice may be given by its value or its label', async () => {
		expect(await created({ color: 'navy' })).toEqual({ color: 'navy' });
		expect(await created({ color: '={{ "dark blue" }}' })).toEqual({ color: 'navy' });
		expect(await refusal({ color: '={{ "green" }}' })).toBe(
			`'Color' must be one of navy, red, not "green" [item 0]`,
		);
	});

	test('JSON may be text or an object', async () => {
		expect(await created({ extra: '{"a":[1,2]}' })).toEqual({ extra: { a: [1, 2] } });
		expect(await created({ extra: '={{ ({ a: 1 }) }}' })).toEqual({ extra: { a: 1 } });
		expect(await refusal({ extra: '{"a":' })).toBe(
			`'Extra' must be valid JSON, not "{"a":" [item 0]`,
		);
	});

	test('text may be a number or a switch, but no object', async () => {
		expect(await created({ name: '={{ 5 }}' })).toEqual({ name: '5' });
		expect(await refusal({ name: '={{ ({ a: 1 }) }}' })).toBe(
			`'Name' must be text, not "{"a":1}" [item 0]`,
		);
	});

	test('a dotted name leads into a nested object', async () => {
		expect(await created({ linkedOwner: '7' })).toEqual({ links: { owner: '7' } });
	});

	test('groups are lists of objects, without what nobody touched in them', async () => {
		const items = [{ label: 'First' }, { label: 'Second', done: true, who: ['3'] }];
		expect(await created({ tasks: { items } })).toEqual({
			tasks: [
				{ label: 'First', done: false },
				{ label: 'Second', done: true, who: [3] },
			],
		});
	});

	test('a group without its required field is refused', async () => {
		expect(await refusal({ tasks: { items: [{ done: true }] } })).toBe(
			"'Tasks: Label' is empty [item 0]",
		);
	});

	test('names and values become an object', async () => {
		const items = [
			{ name: 'Size', value: 'L' },
			{ name: ' Fit ', value: '' },
		];
		expect(await created({ answers: { items } })).toEqual({ answers: { Size: 'L', Fit: '' } });
		expect(await refusal({ answers: { items: [{ name: '', value: 'x' }] } })).toBe(
			"'Answers' needs a name [item 0]",
		);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('%s is no name', async (name) => {
		const problem = await refusal({ answers: { items: [{ name, value: 'x' }] } });
		expect(problem).toBe("'Answers' needs a name [item 0]");
	});
});

describe('a mapping form', () => {
	const schema = [
		{ id: 'c1', displayName: 'Budget', type: 'number' },
		{ id: 'c2', displayName: 'Renewal', type: 'dateTime' },
		{ id: 'c3', displayName: 'Note', type: 'string' },
	];
	const mapped = async (custom: INodeParameters, item = {}) => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { error } = await runWidget(operations, 'create', {
			parameters: { custom },
			items: [{ json: item }],
		});
		return error?.message ?? (sent[0].body as { custom?: unknown }).custom;
	};

	test('sends what was entered, by the type of its column', async () => {
		const entered = { c1: '1500', c2: '2026-03-10T00:00:00', c3: 'x' };
		expect(await mapped({ mappingMode: 'defineBelow', value: entered, schema })).toEqual({
			c1: 1500,
			c2: '2026-03-10',
			c3: 'x',
		});
	});

	test('leaves out what was left empty, and clears what is null', async () => {
		const entered = { c1: null, c2: '2026-03-10', c3: '' };
		expect(await mapped({ mappingMode: 'defineBelow', value: entered, schema })).toEqual({
			c1: null,
			c2: '2026-03-10',
		});
	});

	test('takes values from the input item by column ID or name', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { Budget: 3, c3: 'y', other: 1 })).toEqual({ c1: 3, c3: 'y' });
	});

	test('names the column at fault', async () => {
		const form = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await mapped(form, { Budget: 'a lot' })).toBe(
			`'Custom Fields: c1' must be a number, not "a lot" [item 0]`,
		);
	});

	test('that nobody filled in sends nothing', async () => {
		expect(await mapped({ mappingMode: 'defineBelow', value: null })).toBeUndefined();
	});
});

describe('a field that depends on another', () => {
	const by = choice('by', ['email', 'number'], { in: 'local' });
	const go = operation('POST /search', {
		required: [by, when(by, 'email', text('email')), when(by, 'number', integer('number'))],
	});

	test('is sent only while the other has its value', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const parameters = { by: 'number', number: 5, email: 'stale@service.test' };
		await runWidget({ go }, 'go', { parameters });
		expect(sent[0].body).toEqual({ number: 5 });
	});
});

test('the sentence of a check is shown and nothing is sent', async () => {
	const sent = answering(() => ({}));
	const go = operation('POST /widgets', {
		required: [text('name')],
		check: ({ body }) => (body.name === 'bad' ? 'Choose another name' : undefined),
	});
	const { error } = await runWidget({ go }, 'go', { parameters: { name: 'bad' } });
	expect(error?.message).toBe('Choose another name [item 0]');
	expect(sent).toEqual([]);
});

test('an expression without a value for a required field says which field', async () => {
	const sent = answering(() => ({}));
	const go = operation('POST /widgets', { required: [text('name')] });
	const { error } = await runWidget({ go }, 'go', { parameters: { name: '={{ $json.none }}' } });
	expect(error?.message).toBe("'Name' is empty [item 0]");
	expect(error?.description).toBe("Fill in 'Name', or check that its expression gives a value.");
	expect(sent).toEqual([]);
});
