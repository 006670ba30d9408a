/** From what a person or an agent enters to what is sent. */
import { cases, choice, integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { runAsTool } from '../../harness';
import { created, operations, refusal, sentBy, updated } from '../every-field';
import { answering, credentials, runWidget, serviceNode, widgets, type Sent } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

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
		// As n8n keeps a picker that was added and left alone.
		['ownerId', { mode: 'list', value: '' }],
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
		expect(await updated({ tags: [], ownerIds: [] })).toEqual({ tags: [], owner_ids: [] });
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

	test('null from an expression is nothing in a new record, which has nothing to clear', async () => {
		expect(await created({ size: '={{ null }}', name: 'A', ownerId: '={{ null }}' })).toEqual({
			name: 'A',
		});
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
		expect(error).toBe("'name' is not a field that can be cleared [item 0]");
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

describe.each([
	['itself', false],
	['through n8n', true],
])('an AI agent that calls the tool %s', (_, byEngine) => {
	const node = serviceNode([widgets(operations)]);
	const fill = (name: string) => `={{ $fromAI('${name}') }}`;

	async function byAgent(
		how: 'create' | 'update',
		names: string[],
		toolArguments: Record<string, string>,
	): Promise<Sent | undefined> {
		const sent = answering(() => ({ body: { id: 1 } }));
		const collection = how === 'create' ? 'additionalFields' : 'updateFields';
		const { error } = await runAsTool({
			node,
			byEngine,
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
				price: '12',
			});
			expect(sent?.body).toEqual({ price: 12 });
		},
	);

	const optional = [
		...['name', 'size', 'active', 'startsAt', 'color', 'tags', 'keywords', 'addresses', 'contact'],
		...['numbers', 'ownerId', 'ownerIds', 'labelName', 'labels', 'fieldsToClear'],
	];

	test.each(['null', 'undefined', '[]', '{}', ' null '])(
		'changes nothing with %j, by which models say that they know nothing',
		async (nothing) => {
			const filled = Object.fromEntries(optional.map((name) => [name, nothing]));
			const sent = await byAgent('update', [...optional, 'price'], { ...filled, price: '12' });
			expect(sent?.body).toEqual({ price: 12 });
		},
	);

	test('says nothing in a part of a form, of a list or of a mapping form', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const unsaid = { mappingMode: 'defineBelow', value: { c1: fill('no'), c2: fill('yes') } };
		const { error } = await runAsTool({
			node,
			byEngine,
			credentials,
			parameters: {
				resource: 'widget',
				operation: 'create',
				additionalFields: {
					tags: [fill('no'), fill('yes')],
					phones: { items: [{ value: fill('yes') }, { value: fill('no') }] },
					watchers: { items: [{ record: { __rl: true, mode: 'id', value: fill('no') } }] },
				},
				setCustomFields: true,
				custom: { ...unsaid, schema: [] },
			},
			toolArguments: { no: 'null', yes: '7' },
		});
		expect(error).toBeUndefined();
		expect(sent[0]?.body).toEqual({
			tags: ['7'],
			phones: [{ number: { digits: '7' }, label: 'Work', first: false }],
			custom: { c2: '7' },
		});
	});

	test('empties no list that the person who made the tool left empty', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const updateFields = { ownerIds: [], tags: [], price: fill('price') };
		const parameters = { resource: 'widget', operation: 'update', id: 9, updateFields };
		const toolArguments = { price: '12' };
		await runAsTool({ node, byEngine, credentials, parameters, toolArguments });
		expect(sent[0]?.body).toEqual({ price: 12 });
	});

	test.each(['', 'null', ' undefined '])(
		'leaves Limit and switches as usual with %j',
		async (no) => {
			const sent = answering(() => ({ body: Array.from({ length: 60 }, (_, id) => ({ id })) }));
			const list = operation.list('GET /widgets', { paging: wholeList });
			const { answer, error } = await runAsTool({
				node: serviceNode([widgets({ list })]),
				byEngine,
				credentials,
				parameters: {
					...{ resource: 'widget', operation: 'list' },
					...{ returnAll: fill('no'), limit: fill('no') },
				},
				toolArguments: { no },
			});
			expect(error).toBeUndefined();
			// The list goes on, which a last item says.
			expect(answer).toHaveLength(50 + 1);
			expect(sent).toHaveLength(1);
		},
	);

	test('clears by Fields to Clear', async () => {
		const sent = await byAgent('update', ['fieldsToClear'], { fieldsToClear: 'Size, tags' });
		expect(sent?.body).toEqual({ size: null, tags: [] });
	});

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

	test.each([
		['name', '={{ Symbol("x") }}', '\'Name\' must be text, not ""'],
		['name', '={{ 1 / 0 }}', '\'Name\' must be text, not "null"'],
		['tags', '={{ [0 / 0] }}', '\'Tags\' must be text, not "null"'],
	])(
		'text is not what stands for nothing in JSON: %s given as %s',
		async (name, given, sentence) => {
			expect(await refusal({ [name]: given })).toBe(`${sentence} [item 0]`);
		},
	);

	test('the value of a name is not what stands for nothing in JSON', async () => {
		expect(await refusal({ answers: { items: [{ name: 'Size', value: '={{ 0 / 0 }}' }] } })).toBe(
			'\'Answers: Size\' must be text, not "null" [item 0]',
		);
	});

	test('a date within JSON stays one', async () => {
		const extra = '={{ [{ at: new Date("2026-03-14T09:30:00Z") }] }}';
		expect(await created({ extra })).toEqual({ extra: [{ at: '2026-03-14T09:30:00.000Z' }] });
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
			{ name: ' Fit ', value: 'slim' },
		];
		expect(await created({ answers: { items } })).toEqual({ answers: { Size: 'L', Fit: 'slim' } });
		expect(await refusal({ answers: { items: [{ name: '', value: 'x' }] } })).toBe(
			"'Answers' needs a name [item 0]",
		);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('%s is a name too', async (name) => {
		const answers = { items: [{ name, value: 'x' }] };
		expect(JSON.stringify(await created({ answers }))).toBe(`{"answers":{"${name}":"x"}}`);
	});
});

describe('a field that depends on another', () => {
	const by = choice('by', ['email', 'number'], { in: 'local' });
	const go = operation.action('POST /search', {
		required: [by, ...cases(by, { email: [text('email')], number: [integer('number')] })],
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
	const go = operation.action('POST /widgets', {
		required: [text('name')],
		check: ({ body }) => (body.name === 'bad' ? 'Choose another name' : undefined),
	});
	const { error } = await runWidget({ go }, 'go', { parameters: { name: 'bad' } });
	expect(error?.message).toBe('Choose another name [item 0]');
	expect(sent).toEqual([]);
});

test('an expression without a value for a required field says which field', async () => {
	const sent = answering(() => ({}));
	const go = operation.action('POST /widgets', { required: [text('name')] });
	const { error } = await runWidget({ go }, 'go', { parameters: { name: '={{ $json.none }}' } });
	expect(error?.message).toBe("'Name' is empty [item 0]");
	expect(error?.description).toBe("Fill in 'Name', or check that its expression gives a value.");
	expect(sent).toEqual([]);
});
