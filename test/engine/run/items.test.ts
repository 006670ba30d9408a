import { integer, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { pick } from '../../../nodes/engine/vocabulary/output';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { runNode } from '../../harness';
import {
	answering,
	credentials,
	runOperation,
	runWidget,
	serviceNode,
	widgets,
	type Reply,
	type Sent,
} from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const id = integer('id', { in: 'path', label: 'ID' });
const get = operation.get('GET /widgets/{id}', { required: [id] });
const byItem = { id: '={{ $json.id }}' };
const items = [1, 2, 3].map((one) => ({ json: { id: one, nested: { kept: true } } }));

/** Answers with the widget of the path; 404 for number 2. */
const withoutSecond = ({ path }: Sent): Reply =>
	path === '/widgets/2' ? { status: 404, body: { message: 'No such widget' } } : { body: { path } };

test('links each output item to its input item and keeps their order', async () => {
	answering(({ path }) => ({ body: { path } }));
	const { items: output } = await runOperation(get, { parameters: byItem, items });
	expect(output).toEqual([
		{ json: { path: '/widgets/1' }, pairedItem: { item: 0 } },
		{ json: { path: '/widgets/2' }, pairedItem: { item: 1 } },
		{ json: { path: '/widgets/3' }, pairedItem: { item: 2 } },
	]);
});

test('links every record of a list to the item that asked for it', async () => {
	answering(({ query }) => ({ body: [{ of: query.get('of') }, { of: query.get('of') }] }));
	const list = operation.list('GET /widgets', { required: [text('of')], paging: wholeList });
	const { items: output } = await runOperation(list, {
		parameters: { of: '={{ $json.id }}' },
		items: items.slice(0, 2),
	});
	expect(output.map(({ json, pairedItem }) => [json.of, pairedItem])).toEqual([
		['1', { item: 0 }],
		['1', { item: 0 }],
		['2', { item: 1 }],
		['2', { item: 1 }],
	]);
});

test.each([
	[true, { id: 7, created: false }],
	[false, { was: 'there', id: 7, created: false }],
])(
	'what an operation tells of a record stands last in it, simplified: %s',
	async (simplify, told) => {
		answering(() => ({ body: { was: 'there', id: 7 } }));
		const put = operation.action('POST /widgets', {
			name: 'Put',
			action: 'Put widget',
			description: 'Put a widget',
			simplify: (one) => ({ id: one.id }),
			tells: ({ was }) => ({ created: was !== 'there' }),
		});
		const { items: output } = await runOperation(put, { parameters: { options: { simplify } } });
		expect(output.map(({ json }) => Object.entries(json))).toEqual([Object.entries(told)]);
	},
);

test('keeps the order of the input when later requests answer first', async () => {
	const order: string[] = [];
	answering(({ path }) => {
		order.push(path);
		return { body: { path } };
	});
	const many = Array.from({ length: 30 }, (_, i) => ({ json: { id: i } }));
	const { items: output } = await runOperation(get, {
		parameters: { ...byItem, options: { parallelRequests: 8 } },
		items: many,
	});
	expect(output.map(({ json }) => json.path)).toEqual(
		many.map(({ json }) => `/widgets/${json.id}`),
	);
	expect(order).toHaveLength(30);
});

test('stops at the first failure and names its item', async () => {
	const sent = answering(withoutSecond);
	const { status, error } = await runOperation(get, {
		parameters: { ...byItem, options: { parallelRequests: 1 } },
		items,
	});
	expect(status).toBe('error');
	expect(error?.message).toBe('Service could not find this: No such widget [item 1]');
	expect(error?.context?.itemIndex).toBe(1);
	expect(sent.map(({ path }) => path)).toEqual(['/widgets/1', '/widgets/2']);
});

test('names the first of the items that fail at the same moment', async () => {
	const parameters = { id: 'one' };
	const { error } = await runOperation(get, { parameters, items });
	expect(error?.message).toBe(`'ID' must be a number, not "one" [item 0]`);
	answering(() => ({ status: 404, body: {} }));
	const refused = await runOperation(get, { parameters: byItem, items });
	expect(refused.error?.context?.itemIndex).toBe(0);
});

test('goes on with the other items when told to, the failure in its place', async () => {
	answering(withoutSecond);
	const { items: output, status } = await runOperation(get, {
		parameters: byItem,
		items,
		onError: 'continueRegularOutput',
	});
	expect(status).toBe('success');
	expect(output.map(({ json, pairedItem }) => [json.path ?? json.error, pairedItem])).toEqual([
		['/widgets/1', { item: 0 }],
		['Service could not find this: No such widget [item 1]', { item: 1 }],
		['/widgets/3', { item: 2 }],
	]);
});

test('a value that cannot be sent fails its own item only', async () => {
	const sent = answering(({ path }) => ({ body: { path } }));
	const { items: output } = await runOperation(get, {
		parameters: byItem,
		items: [{ json: { id: 'x' } }, { json: { id: 2 } }],
		onError: 'continueRegularOutput',
	});
	expect(output.map(({ json }) => json.path ?? json.error)).toEqual([
		`'ID' must be a number, not "x" [item 0]`,
		'/widgets/2',
	]);
	expect(sent).toHaveLength(1);
});

test('never changes its input', async () => {
	answering(withoutSecond);
	const given = structuredClone(items);
	const { inputAfter } = await runOperation(get, {
		parameters: byItem,
		items,
		onError: 'continueRegularOutput',
	});
	expect(inputAfter.map(({ json }) => json)).toEqual(given.map(({ json }) => json));
});

test.each([true, false])(
	'gives no field that a kind hides, simplified or not: %s',
	async (simplify) => {
		answering(({ path }) => {
			const hook = { id: 1, url: 'https://example.com', token: 't0ken' };
			return { body: path === '/hooks' ? [hook] : hook };
		});
		const hook = { name: 'Hook', hides: ['token'], simplify: pick('id', 'token') };
		const node = serviceNode([
			operation.resource(hook, {
				create: operation.create('POST /hooks', {}),
				getAll: operation.list('GET /hooks', { paging: wholeList }),
			}),
		]);
		for (const [name, answer] of Object.entries({
			create: { options: { simplify } },
			getAll: { simplify },
		})) {
			const parameters = { resource: 'hook', operation: name, ...answer };
			const { items: output } = await runNode({ node, credentials, parameters });
			expect(output.map(({ json }) => json)).toEqual([
				simplify ? { id: 1 } : { id: 1, url: 'https://example.com' },
			]);
		}
	},
);

test('gives nothing for a list without records, and an item for each of the others', async () => {
	answering((_, index) => ({ body: index === 0 ? [] : [{ id: 7 }] }));
	const { items: output } = await runOperation(
		operation.list('GET /widgets', { paging: wholeList }),
		{
			items: items.slice(0, 2),
			parameters: { options: { parallelRequests: 1 } },
		},
	);
	expect(output).toEqual([{ json: { id: 7 }, pairedItem: { item: 1 } }]);
});

test('says which operation it does not know', async () => {
	const { error } = await runWidget({ go: get }, 'gone', { parameters: { id: 1 } });
	expect(error?.message).toBe("There is no operation 'gone' for the resource 'widget' [item 0]");
	expect(error?.description).toBe('Choose a resource and an operation from the lists in the node.');
});

test('says which resource it does not know', async () => {
	const { error } = await runOperation(get, { parameters: { resource: 'gadget', id: 1 } });
	expect(error?.message).toBe("There is no operation '' for the resource 'gadget' [item 0]");
});

test('sends nothing without a credential', async () => {
	const sent = answering(() => ({}));
	const { error } = await runNode({
		node: serviceNode([widgets({ go: get })]),
		parameters: { resource: 'widget', operation: 'go', id: 1 },
	});
	expect(error?.message).toBe('Node does not have any credentials set [item 0]');
	expect(sent).toEqual([]);
	expect(credentials).toHaveLength(1);
});

test('one failure for all items names each item once', async () => {
	const { items: output } = await runNode({
		node: serviceNode([widgets({ go: get })]),
		parameters: { resource: 'widget', operation: 'go', ...byItem },
		items,
		onError: 'continueRegularOutput',
	});
	expect(output.map(({ json }) => json.error)).toEqual(
		[0, 1, 2].map((index) => `Node does not have any credentials set [item ${index}]`),
	);
});
