/** What comes out of an item that failed, in a workflow that goes on. */
import { WorkflowExecute } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import { integer } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { runAsTool, runNode, runNodes } from '../../harness';
import {
	answering,
	credentials,
	KEY,
	runOperation,
	serviceNode,
	widgets,
	type Setup,
} from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const id = integer('id', { in: 'path', label: 'ID' });
const get = operation.get('GET /widgets/{id}', { required: [id] });
const parameters = { id: '={{ $json.id }}' };
const node = serviceNode([widgets({ go: get })]);
const step = {
	node,
	credentials,
	parameters: { resource: 'widget', operation: 'go', ...parameters },
};

/** Answers with the number of the widget; 404 for those above 100. */
const above100IsMissing = () =>
	answering(({ path }) => {
		const number = Number(path.split('/').pop());
		return number > 100
			? { status: 404, body: { message: 'No such widget' } }
			: { body: { number } };
	});

/** What the node adds to the row of an item whose widget is missing. */
function missing(item: number, covered?: object, missed = 101) {
	const error = `Service could not find this: No such widget [item ${item}]`;
	const description = `Check the ID (${missed}), and that the account behind the credential can see the record.`;
	const details = { message: error, description, httpCode: '404' };
	return { error, details: { ...details, ...(covered && { input: covered }) } };
}

const run = async (items: INodeExecutionData[], setup: Setup = {}) =>
	await runOperation(get, { parameters, items, onError: 'continueErrorOutput', ...setup });

describe('the error output', () => {
	test('holds only the item that failed: its row, the sentence, the advice and the status', async () => {
		above100IsMissing();
		const { items, errorItems, status } = await run([
			{ json: { id: 1, name: 'One' } },
			{ json: { id: 102, name: 'Two', tags: ['a', 'b'], nested: { kept: true } } },
			{ json: { id: 3, name: 'Three' } },
		]);
		expect(status).toBe('success');
		expect(items).toEqual([
			{ json: { number: 1 }, pairedItem: { item: 0 } },
			{ json: { number: 3 }, pairedItem: { item: 2 } },
		]);
		expect(errorItems).toEqual([
			{
				json: {
					id: 102,
					name: 'Two',
					tags: ['a', 'b'],
					nested: { kept: true },
					...missing(1, undefined, 102),
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	test('holds the row of a value that is refused before it is sent', async () => {
		const sent = above100IsMissing();
		const { items, errorItems } = await run([
			{ json: { id: 'x', name: 'X' } },
			{ json: { id: 2 } },
		]);
		const error = `'ID' must be a number, not "x" [item 0]`;
		const description = "Correct 'ID', or check what its expression gives.";
		expect(items).toEqual([{ json: { number: 2 }, pairedItem: { item: 1 } }]);
		expect(errorItems).toEqual([
			{
				json: { id: 'x', name: 'X', error, details: { message: error, description } },
				pairedItem: { item: 0 },
			},
		]);
		expect(sent).toHaveLength(1);
	});

	test('holds the row when there is no answer to tell a status of', async () => {
		answering(() => ({ broken: 'ECONNREFUSED' }));
		const { errorItems } = await run([{ json: { id: 1 } }], {
			parameters: { ...parameters, options: { maxWait: 0 } },
		});
		const error = 'Service could not be reached: api.service.test refused the connection [item 0]';
		const description = 'Check the proxy and the firewall of the machine that n8n runs on.';
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ id: 1, error, details: { message: error, description } },
		]);
	});

	test('holds every row when there is no credential', async () => {
		const sent = above100IsMissing();
		const items = [{ json: { id: 1 } }, { json: { id: 2 } }];
		const { credentials: _, ...without } = step;
		const result = await runNode({ ...without, items, onError: 'continueErrorOutput' });
		expect(result.items).toEqual([]);
		expect(result.errorItems).toEqual(
			items.map(({ json }, item) => {
				const error = `Node does not have any credentials set [item ${item}]`;
				return { json: { ...json, error, details: { message: error } }, pairedItem: { item } };
			}),
		);
		expect(sent).toEqual([]);
	});

	test('tells what n8n says about an expression that fails', async () => {
		above100IsMissing();
		const { errorItems } = await run([{ json: { name: 'One' } }], {
			parameters: { id: "={{ $('Start').itemMatching(99).json.id }}" },
		});
		const error = 'Can’t get data for expression [item 0]';
		const description =
			'Some intermediate nodes between ‘<strong>Start</strong>‘ and  ‘<strong>Service 0</strong>‘ have not executed yet.';
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ name: 'One', error, details: { message: error, description } },
		]);
	});

	test('gets the item of an n8n, too, that knows no details: by an error that no copy has', async () => {
		above100IsMissing();
		const copies: INodeExecutionData[] = [];
		const sort = jest.spyOn(WorkflowExecute.prototype, 'handleNodeErrorOutput');
		sort.mockImplementation((_workflow, _data, [items]) => {
			const failed = items.filter(({ error }) => error);
			copies.push(...failed.map((item) => ({ ...item })));
		});
		await run([{ json: { id: 1 } }, { json: { id: 101 } }]);
		sort.mockRestore();
		expect(copies).toEqual([{ json: missing(1), pairedItem: { item: 1 } }]);
	});

	test('gets the item of an n8n, too, that takes the error away before it copies the item', async () => {
		above100IsMissing();
		const taken: unknown[] = [];
		const sort = jest.spyOn(WorkflowExecute.prototype, 'handleNodeErrorOutput');
		sort.mockImplementation((_workflow, _data, [items]) => {
			for (const item of items.filter(({ error }) => error)) {
				item.error = undefined;
				taken.push(item.error);
			}
		});
		const { error } = await run([{ json: { id: 101 } }]);
		sort.mockRestore();
		expect(error).toBeUndefined();
		expect(taken).toEqual([undefined]);
	});

	test('keeps the message of a row', async () => {
		above100IsMissing();
		const { errorItems } = await run([{ json: { id: 101, message: 'Please call me' } }]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ id: 101, message: 'Please call me', ...missing(0) },
		]);
	});

	test('leaves fields of a row in their place, whatever they are called', async () => {
		above100IsMissing();
		const row = { id: 101, constructor: 'Acme', toString: 'x' };
		const { errorItems } = await run([{ json: row }]);
		expect(errorItems.map(({ json }) => json)).toEqual([{ ...row, ...missing(0) }]);
	});

	test.each<[string, object]>([
		['a text and a text', { error: 'E42', details: 'Shipped late' }],
		['nothing and an object', { error: null, details: { message: 'Hello', input: 1 } }],
		['one of the two', { error: false }],
		['the other', { details: [1, 2] }],
		['what another node put there', { error: { message: 'No' }, details: { message: 'No' } }],
	])('keeps error and details of a row within its own details: %s', async (_, covered) => {
		above100IsMissing();
		const given = { id: 101, ...covered };
		const { errorItems, inputAfter } = await run([{ json: given }]);
		expect(errorItems.map(({ json }) => json)).toEqual([{ id: 101, ...missing(0, covered) }]);
		expect(inputAfter[0].json).toEqual({ id: 101, ...covered });
	});

	test('a row that fails again tells the last failure, and keeps what the first one covered', async () => {
		above100IsMissing();
		const [plain, covering] = (
			await run([{ json: { id: 'x' } }, { json: { id: 'x', error: 'E42' } }])
		).errorItems;
		const { errorItems } = await run([
			{ json: { ...plain.json, id: 101 } },
			{ json: { ...covering.json, id: 101 } },
		]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ id: 101, ...missing(0) },
			{ id: 101, ...missing(1, { error: 'E42' }) },
		]);
	});

	test('keeps the file of a row', async () => {
		above100IsMissing();
		const binary = { data: { data: 'aGVsbG8=', mimeType: 'text/plain' } };
		const { errorItems } = await run([{ json: { id: 101 }, binary }]);
		expect(errorItems).toEqual([
			{ json: { id: 101, ...missing(0) }, binary, pairedItem: { item: 0 } },
		]);
	});

	test('says no secret', async () => {
		answering(() => ({ status: 400, body: { message: `Bad key ${KEY}` } }));
		const { errorItems } = await run([{ json: { id: 1 } }]);
		const error = 'Service did not accept the request: Bad key [hidden] [item 0]';
		expect(errorItems.map(({ json }) => json)).toEqual([
			{
				id: 1,
				error,
				details: {
					message: error,
					description: 'Check the values of this operation.',
					httpCode: '400',
				},
			},
		]);
	});
});

describe('the regular output of a node that goes on', () => {
	test('has the failure in place of the record, without the row and its file', async () => {
		above100IsMissing();
		const binary = { data: { data: 'aGVsbG8=', mimeType: 'text/plain' } };
		const { items, errorItems } = await run(
			[{ json: { id: 101, error: 'E42' }, binary }, { json: { id: 2 } }],
			{ onError: 'continueRegularOutput' },
		);
		expect(items).toEqual([
			{ json: missing(0), pairedItem: { item: 0 } },
			{ json: { number: 2 }, pairedItem: { item: 1 } },
		]);
		expect(errorItems).toEqual([]);
	});

	test('leads later nodes to the row of the item that failed', async () => {
		above100IsMissing();
		const later = { ...step.parameters, id: "={{ $('Start').item.json.next }}" };
		const [, second] = await runNodes(
			[
				{ ...step, onError: 'continueRegularOutput' },
				{ ...step, parameters: later },
			],
			{ items: [{ json: { id: 101, next: 7 } }, { json: { id: 2, next: 8 } }] },
		);
		expect(second.items.map(({ json }) => json)).toEqual([{ number: 7 }, { number: 8 }]);
	});
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'an agent reads the sentence and the advice, under %s',
	async (onError) => {
		above100IsMissing();
		const { answer, error } = await runAsTool({
			...step,
			parameters: { ...step.parameters, id: 101 },
			onError,
		});
		expect(error).toBeUndefined();
		expect(answer).toEqual([missing(0)]);
	},
);

describe.each([
	['itself', false],
	['through n8n', true],
])('an agent that calls the tool %s', (_, byEngine) => {
	test('reads the sentence and the advice of an error', async () => {
		above100IsMissing();
		const { answer, error } = await runAsTool({
			...step,
			byEngine,
			parameters: { ...step.parameters, id: 101 },
		});
		const { details } = missing(0);
		const told = `${details.message}\n\nDetails: ${details.description}`;
		expect(byEngine ? answer : [{ error: error?.message }]).toEqual([{ error: told }]);
	});
});
