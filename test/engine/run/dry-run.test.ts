/** Dry runs: what is told of a request that would have changed something, and that nothing is sent. */
import { path, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { binaryItem, credential, runNode } from '../../harness';
import { closeNetwork } from '../../network';
import {
	answering,
	HOST,
	KEY,
	runOperation,
	ServiceApi,
	serviceNode,
	USER,
	widgets,
} from '../service';

closeNetwork();

const widget = record('Widget', {
	id: integerId,
	list: 'GET /widgets',
	label: ({ name }) => String(name),
	names: { of: ({ name }) => [name], example: 'A' },
	simplify: ({ id }) => ({ id }),
});
const id = path(widget, 'id', { name: 'id' });
const name = text('name', { min: 1 });
const options = { dryRun: true };
const items = [{ json: { name: 'a', id: 'A' } }, { json: { name: 'b', id: '2' } }];
const parameters = { name: '={{ $json.name }}', id: '={{ $json.id }}', options };

test('each item tells of the request that it would have sent', async () => {
	const sent = answering(() => ({ body: [{ id: 1, name: 'A' }] }));
	const rename = operation.update('PUT /widgets/{id}', { required: [id], optional: [name] });
	const { items: output } = await runOperation(rename, {
		parameters: { id: '={{ $json.id }}', updateFields: { name: '={{ $json.name }}' }, options },
		items,
	});
	const request = { method: 'PUT', url: `${HOST}/widgets/1`, body: { name: 'a' } };
	expect(output).toEqual([
		{ json: { dryRun: true, request }, pairedItem: { item: 0 } },
		{
			json: {
				dryRun: true,
				request: { ...request, url: `${HOST}/widgets/2`, body: { name: 'b' } },
			},
			pairedItem: { item: 1 },
		},
	]);
	expect(sent.map(({ method }) => method)).toEqual(['GET']);
});

test('what is read to decide is read, and what would change nothing says so', async () => {
	const sent = answering(({ query }) => ({ body: query.get('name') === 'a' ? [{ id: 7 }] : [] }));
	const ensure = operation.action('POST /widgets', {
		required: [name],
		run: async (job) => {
			const { body } = job.values;
			for await (const one of job.list('GET /widgets', wholeList, { query: { name: 'a' } })) {
				if (body.name === 'a') return one;
			}
			return await job.record('POST /widgets', { body });
		},
	});
	const { items: output } = await runOperation(ensure, { parameters, items });
	expect(output.map(({ json }) => json)).toEqual([
		{ dryRun: true, request: null },
		{ dryRun: true, request: { method: 'POST', url: `${HOST}/widgets`, body: { name: 'b' } } },
	]);
	expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
});

test('items that would share a request tell of their own part', async () => {
	const sent = answering(() => ({ body: [] }));
	const createMany = operation.create('POST /widgets/bulk', {
		required: [name],
		many: { size: 3, body: (all) => ({ widgets: all.map(({ body }) => body) }) },
	});
	const { items: output } = await runOperation(createMany, { parameters, items });
	expect(output.map(({ json }) => json.request)).toEqual(
		['a', 'b'].map((one) => ({
			method: 'POST',
			url: `${HOST}/widgets/bulk`,
			body: { widgets: [{ name: one }] },
		})),
	);
	expect(sent).toEqual([]);
});

test('items whose first request does not hold their part yet tell of it beside that', async () => {
	const sent = answering(() => ({ body: {} }));
	const createAll = operation.create('POST /jobs', {
		required: [name],
		many: {
			size: Infinity,
			run: async ([first]) => [await first.record('POST /jobs', { body: { kind: 'widgets' } })],
			rehearsed: ({ body }) => ({ record: body }),
		},
	});
	const { items: output } = await runOperation(createAll, { parameters, items });
	const request = { method: 'POST', url: `${HOST}/jobs`, body: { kind: 'widgets' } };
	expect(output.map(({ json }) => json)).toEqual(
		['a', 'b'].map((one) => ({ dryRun: true, request, record: { name: one } })),
	);
	expect(sent).toEqual([]);
});

test('files that would go up are told by their names', async () => {
	const sent = answering(() => ({ body: {} }));
	const upload = operation.create('POST /files', {
		optional: [text('note')],
		upload: { part: (n) => `file${n}`, most: 2 },
	});
	const { items: output } = await runOperation(upload, {
		parameters: { binaryPropertyName: 'data', additionalFields: { note: 'x' }, options },
		items: [await binaryItem({}, { content: 'x', fileName: 'a.txt', mimeType: 'text/plain' })],
	});
	expect(output.map(({ json }) => json.request)).toEqual([
		{ method: 'POST', url: `${HOST}/files`, body: { note: 'x', files: ['a.txt'] } },
	]);
	expect(sent).toEqual([]);
});

test('a credential that may only read is enough', async () => {
	const sent = answering(() => ({}));
	const remove = operation.remove('DELETE /widgets/{id}', { required: [id] });
	const { items: output, error } = await runNode({
		node: serviceNode([widgets({ remove })]),
		credentials: [credential(ServiceApi, { user: USER, key: KEY, readOnly: true })],
		parameters: { resource: 'widget', operation: 'remove', id: 2, options },
	});
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json)).toEqual([
		{ dryRun: true, request: { method: 'DELETE', url: `${HOST}/widgets/2` } },
	]);
	expect(sent).toEqual([]);
});

test('what is wrong is told as without it', async () => {
	answering(() => ({}));
	const { error } = await runOperation(operation.create('POST /widgets', { required: [name] }), {
		parameters: { name: '={{ "" }}', options },
	});
	expect(error?.message).toBe("'Name' is empty [item 0]");
});
