/** Items that share requests. */
import { path, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { recordsOf } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { closeNetwork } from '../../network';
import { answering, runOperation, type Sent } from '../service';

closeNetwork();

const widget = record('Widget', {
	id: integerId,
	list: 'GET /widgets',
	label: ({ name }) => String(name),
	names: { of: ({ name }) => [name], example: 'A' },
});
const createMany = operation.create('POST /widgets/bulk', {
	required: [text('name', { min: 1 })],
	many: {
		size: 3,
		body: (items) => ({ widgets: items.map(({ body }) => body) }),
		records: (answer) => recordsOf(answer),
	},
});
const updateMany = operation.update('PUT /widgets/bulk', {
	required: [path(widget, 'id', { name: 'id' })],
	optional: [text('color')],
	many: {
		size: 3,
		common: ({ body }) => body,
		body: (items) => ({ ...items[0].body, ids: items.map(({ path: { id } }) => Number(id)) }),
		records: (answer, items) =>
			items.map(({ path: { id } }) => recordsOf(answer).find((one) => String(one.id) === id)),
	},
});
const deleteMany = operation.remove('DELETE /widgets/bulk', {
	required: [path(widget, 'id', { name: 'id' })],
	many: { size: 3, body: (items) => ({ ids: items.map(({ path: { id } }) => Number(id)) }) },
});
/** Counts the widgets of items with one color, and then makes those. */
const createAfterCount = operation.action('POST /widgets/bulk', {
	required: [text('color', { min: 1, in: 'local' }), text('name', { min: 1, in: 'local' })],
	many: {
		size: Infinity,
		common: ({ local }) => local.color,
		run: async (items, goesOn) => {
			const { color } = items[0].values.local;
			await items[0].send('GET /widgets');
			const names = items.map(({ values }) => values.local.name);
			const makes = items[0].send('POST /widgets/bulk', { body: { color, names } });
			const refused = await makes.catch((error: Error) => {
				if (!goesOn) throw error;
				return error;
			});
			return items.map(({ values: { local } }, i) =>
				refused instanceof Error && i > 0 ? refused : { name: local.name },
			);
		},
	},
});

const created = ({ body }: Sent) => ({
	body: recordsOf((body as { widgets: unknown }).widgets).map(({ name }) => ({
		id: `of ${String(name)}`,
	})),
});
const named = (...names: string[]) => names.map((name) => ({ json: { name } }));
const parameters = { name: '={{ $json.name }}' };

test('items go in as few requests as there can be, and each gets its own record, linked to it', async () => {
	const sent = answering(created);
	const { items } = await runOperation(createMany, { parameters, items: named(...'abcdefg') });
	expect(sent.map(({ body }) => body)).toEqual([
		{ widgets: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
		{ widgets: [{ name: 'd' }, { name: 'e' }, { name: 'f' }] },
		{ widgets: [{ name: 'g' }] },
	]);
	expect(items).toEqual(
		[...'abcdefg'].map((name, item) => ({ json: { id: `of ${name}` }, pairedItem: { item } })),
	);
});

test('a refused request fails each of its items, and no other; it is not sent again in parts', async () => {
	const sent = answering((one) =>
		JSON.stringify(one.body).includes('"e"')
			? { status: 422, body: { message: 'bad e' } }
			: created(one),
	);
	const { items } = await runOperation(createMany, {
		parameters,
		items: named(...'abcdefg'),
		onError: 'continueRegularOutput',
	});
	expect(sent).toHaveLength(3);
	expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
		'of a',
		'of b',
		'of c',
		'Service did not accept the request: bad e [item 3]',
		'Service did not accept the request: bad e [item 4]',
		'Service did not accept the request: bad e [item 5]',
		'of g',
	]);
	expect(items[4].pairedItem).toEqual({ item: 4 });
	expect(items[4].json.details).toMatchObject({ httpCode: '422' });
	expect(items[4].json.details).toMatchObject({
		description: expect.stringContaining('The 3 items of one request share this answer.') as string,
	});
});

test('without On Error nothing is sent where one item cannot be, nor after a refusal', async () => {
	const sent = answering(() => ({ status: 422, body: { message: 'no' } }));
	const { error } = await runOperation(createMany, {
		parameters,
		items: named('a', 'b', 'c', '', 'd'),
	});
	expect(sent).toEqual([]);
	expect(error?.message).toBe("'Name' is empty [item 3]");
	const refused = await runOperation(createMany, { parameters, items: named(...'abcdefg') });
	expect(sent).toHaveLength(1);
	expect(refused.error?.message).toBe('Service did not accept the request: no [item 0]');
	expect(refused.error?.name).toBe('NodeApiError');
});

describe('a refusal that ends the run tells', () => {
	const refusing = (...refused: string[]) =>
		answering((one) =>
			refused.some((name) => JSON.stringify(one.body).includes(`"${name}"`))
				? { status: 422, body: { message: 'no' } }
				: created(one),
		);

	test('which other items were done before it', async () => {
		refusing('e');
		const { error } = await runOperation(createMany, { parameters, items: named(...'abcdefg') });
		expect(error).toMatchObject({
			message: 'Service did not accept the request: no [item 3]',
			description: expect.stringMatching(
				/ The 3 items of one request share this answer\. Done before that: items 0 to 2\.$/,
			) as string,
		});
	});

	test('nothing more where it is the first, or goes on', async () => {
		refusing('a', 'd');
		const items = named(...'abcd');
		const { error } = await runOperation(createMany, { parameters, items });
		expect(error?.description).not.toContain('Done before');
		const onError = 'continueRegularOutput';
		const { items: given } = await runOperation(createMany, { parameters, items, onError });
		expect(JSON.stringify(given)).not.toContain('Done before');
	});

	test('one item that was done, in the words for one', async () => {
		answering(({ body }) => {
			const { color, ids } = body as { color: string; ids: number[] };
			return color === 'blue' ? { status: 422, body: {} } : { body: ids.map((id) => ({ id })) };
		});
		const { error } = await runOperation(updateMany, {
			parameters: { id: '={{ $json.id }}', updateFields: { color: '={{ $json.color }}' } },
			items: ['red', 'blue'].map((color, n) => ({ json: { id: n + 1, color } })),
		});
		expect(error?.description).toMatch(/ Done before that: item 0\.$/);
	});

	test('which may be done, as their requests were under way', async () => {
		let end = () => {};
		const ended = new Promise<void>((resolve) => {
			end = resolve;
		});
		const slow = operation.action('POST /widgets/bulk', {
			required: [text('name', { min: 1, in: 'local' })],
			many: {
				size: 1,
				run: async ([{ values }]) => {
					const { name } = values.local;
					if (name === 'refused') throw new Error('No');
					if (name === 'slow') await ended;
					return [{ name }];
				},
			},
		});
		const { error } = await runOperation(slow, {
			parameters: { ...parameters, options: { parallelRequests: 2 } },
			items: named('done', 'slow', 'refused', 'never begun'),
		});
		end();
		expect(error).toMatchObject({
			message: 'No [item 2]',
			description:
				'Done before that: item 0. Perhaps done, since their requests were under way: item 1.',
		});
	});

	test('that nothing is sent after one of the items of a request was refused', async () => {
		const asked: string[] = [];
		const partly = operation.action('POST /widgets/bulk', {
			required: [text('name', { min: 1, in: 'local' })],
			many: {
				size: 2,
				run: async (items) => {
					const names = items.map(({ values }) => String(values.local.name));
					asked.push(...names);
					return names.map((name) => (name === 'refused' ? new Error('No') : { name }));
				},
			},
		});
		const { error } = await runOperation(partly, {
			parameters,
			items: named('done', 'refused', 'c', 'd', 'e', 'f'),
		});
		expect(error).toMatchObject({
			message: 'No [item 1]',
			description: 'Done before that: item 0.',
		});
		expect(asked).toEqual(['done', 'refused']);
	});

	test('which items were done where an answer lacks the record of one', async () => {
		answering(() => ({ body: [{ id: 1 }, { id: 3 }] }));
		const { error } = await runOperation(updateMany, {
			parameters: { id: '={{ $json.id }}', updateFields: { color: 'red' } },
			items: [1, 2, 3].map((id) => ({ json: { id } })),
		});
		expect(error?.message).toMatch(/ \[item 1\]$/);
		expect(error?.description).toMatch(/ Done before that: items 0, 2\.$/);
	});
});

test('an item that cannot be sent is left out of its request, and the others go', async () => {
	const sent = answering(created);
	const { items } = await runOperation(createMany, {
		parameters,
		items: named('a', '', 'c'),
		onError: 'continueRegularOutput',
	});
	expect(sent.map(({ body }) => body)).toEqual([{ widgets: [{ name: 'a' }, { name: 'c' }] }]);
	expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
		'of a',
		"'Name' is empty [item 1]",
		'of c',
	]);
});

test('items share a request where they have in common what it can say only once', async () => {
	const sent = answering(({ method, body }) => ({
		body:
			method === 'GET'
				? [{ id: 4, name: 'Four' }]
				: [...(body as { ids: number[] }).ids].reverse().map((id) => ({ id, done: true })),
	}));
	const rows = [
		['1', 'red'],
		['2', 'blue'],
		['3', 'red'],
		['Four', 'red'],
		['5', 'red'],
	];
	const { items } = await runOperation(updateMany, {
		parameters: { id: '={{ $json.id }}', updateFields: { color: '={{ $json.color }}' } },
		items: rows.map(([id, color]) => ({ json: { id, color } })),
	});
	expect(sent.slice(1).map(({ body }) => body)).toEqual([
		{ color: 'red', ids: [1, 3, 4] },
		{ color: 'blue', ids: [2] },
		{ color: 'red', ids: [5] },
	]);
	expect(items.map(({ json }) => json.id)).toEqual([1, 2, 3, 4, 5]);
});

test('what is done to a record later is not sent before', async () => {
	const sent = answering(({ body }) => ({
		body: (body as { ids: number[] }).ids.map((id) => ({ id })),
	}));
	const rows = [
		[1, 'red'],
		[2, 'blue'],
		[2, 'red'],
		[3, 'red'],
		[3, 'blue'],
	];
	await runOperation(updateMany, {
		parameters: { id: '={{ $json.id }}', updateFields: { color: '={{ $json.color }}' } },
		items: rows.map(([id, color]) => ({ json: { id, color } })),
	});
	expect(sent.map(({ body }) => body)).toEqual([
		{ color: 'red', ids: [1] },
		{ color: 'blue', ids: [2] },
		{ color: 'red', ids: [2, 3] },
		{ color: 'blue', ids: [3] },
	]);
});

test('what is deleted is told for each item', async () => {
	const sent = answering(() => ({ status: 204 }));
	const { items } = await runOperation(deleteMany, {
		parameters: { id: '={{ $json.id }}' },
		items: [7, 8].map((id) => ({ json: { id } })),
	});
	expect(sent.map(({ method, body }) => [method, body])).toEqual([['DELETE', { ids: [7, 8] }]]);
	expect(items.map(({ json }) => json)).toEqual([
		{ deleted: true, id: 7 },
		{ deleted: true, id: 8 },
	]);
});

test('an item whose record the answer does not have fails alone', async () => {
	answering(() => ({ body: [{ id: 1 }] }));
	const { items } = await runOperation(updateMany, {
		parameters: { id: '={{ $json.id }}', updateFields: { color: 'red' } },
		items: [1, 2].map((id) => ({ json: { id } })),
		onError: 'continueRegularOutput',
	});
	expect(items[0].json).toEqual({ id: 1 });
	expect(items[1].json.error).toMatch(/ \[item 1\]$/);
});

describe('items that take several requests together', () => {
	const rows = ['red a', 'blue b', 'red c', 'red d'].map((row) => {
		const [color, name] = row.split(' ');
		return { json: { color, name } };
	});
	const asked = { color: '={{ $json.color }}', name: '={{ $json.name }}' };
	const refusing = () =>
		answering(({ method, body }) => {
			const isRed = (body as { color?: string } | undefined)?.color === 'red';
			return method === 'POST' && isRed
				? { status: 422, body: { message: 'no red' } }
				: { body: [] };
		});

	test('send them once for all that have something in common', async () => {
		const sent = answering(() => ({ body: [] }));
		const { items } = await runOperation(createAfterCount, { parameters: asked, items: rows });
		expect(sent.map(({ method, body }) => [method, body])).toEqual([
			['GET', undefined],
			['POST', { color: 'red', names: ['a', 'c', 'd'] }],
			['GET', undefined],
			['POST', { color: 'blue', names: ['b'] }],
		]);
		expect(items).toEqual(
			['a', 'b', 'c', 'd'].map((name, item) => ({ json: { name }, pairedItem: { item } })),
		);
	});

	test('tell an error of each, and what others gave, where the others go on', async () => {
		refusing();
		const { items } = await runOperation(createAfterCount, {
			parameters: asked,
			items: rows,
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.name ?? json.error)).toEqual([
			'a',
			'b',
			'Service did not accept the request: no red [item 2]',
			'Service did not accept the request: no red [item 3]',
		]);
		expect(items[3].json.details).toMatchObject({
			description: expect.stringContaining(
				'The 2 items of one request share this answer.',
			) as string,
		});
	});

	test('end the run at a refusal otherwise, and send nothing more', async () => {
		const sent = refusing();
		const { error } = await runOperation(createAfterCount, { parameters: asked, items: rows });
		expect(error?.message).toBe('Service did not accept the request: no red [item 0]');
		expect(sent).toHaveLength(2);
	});

	test('tell in a dry run what each would send', async () => {
		const sent = answering(() => ({ body: [] }));
		const { items } = await runOperation(createAfterCount, {
			parameters: { ...asked, options: { dryRun: true } },
			items: rows.slice(0, 1),
		});
		expect(items[0].json).toMatchObject({
			dryRun: true,
			request: { method: 'POST', body: { color: 'red', names: ['a'] } },
		});
		expect(sent.map(({ method }) => method)).toEqual(['GET']);
	});
});
