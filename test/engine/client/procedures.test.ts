/** Procedures of JSON-RPC: called, repeated, refused and rehearsed as every other request is. */
import { path, text } from '../../../nodes/engine/vocabulary/field';
import * as operations from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { credential, runNode } from '../../harness';
import { closeNetwork } from '../../network';
import {
	answering,
	HOST,
	KEY,
	runOperation,
	service,
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
});
const id = path(widget, 'id', { name: 'id' });
const name = text('name', { min: 1 });
const find = operations.get('POST /rpc#getWidget', { required: [name] });
const rename = operations.update('POST /rpc#editWidget', { required: [name] });
const parameters = { name: 'A' };
const called = (method: string) => ({ jsonrpc: '2.0', id: 1, method, params: { name: 'A' } });
const api = {
	...service,
	explain: ({ body }: { body: unknown }) => ({ message: JSON.stringify(body) }),
};

test('a procedure is called by its name at its endpoint, and gives its result', async () => {
	const sent = answering(() => ({ body: { id: 1, result: { id: 7 }, error: null } }));
	const { items } = await runOperation(find, { parameters });
	expect(items.map(({ json }) => json)).toEqual([{ id: 7 }]);
	expect(sent.map(({ method, path: at, body }) => ({ method, at, body }))).toEqual([
		{ method: 'POST', at: '/rpc', body: called('getWidget') },
	]);
});

test('an error in a 200 is a refusal in the words of the provider', async () => {
	const refusal = { id: 1, result: null, error: { message: 'stale rev' } };
	const sent = answering(() => ({ body: refusal }));
	const { error } = await runOperation(rename, { parameters, api });
	expect(error?.message).toBe(
		`Service did not accept the request: ${JSON.stringify(refusal)} [item 0]`,
	);
	expect(sent).toHaveLength(1);
});

test('an answer that is none of a procedure is not taken for one', async () => {
	answering(() => ({ body: { hello: 1 } }));
	const { error } = await runOperation(rename, { parameters });
	expect(error?.message).toBe('Service sent an answer that cannot be read [item 0]');
});

test('what reads is repeated after a 503, what writes is not', async () => {
	const busyOnce = (_: unknown, index: number) =>
		index === 0 ? { status: 503 } : { body: { result: { id: 7 } } };
	const reads = answering(busyOnce);
	await runOperation(find, { parameters });
	expect(reads).toHaveLength(2);
	const writes = answering(busyOnce);
	const { error } = await runOperation(rename, { parameters });
	expect(error?.message).toContain('Service');
	expect(writes).toHaveLength(1);
});

test('Read Only lets through what reads, and sends nothing that writes', async () => {
	const credentials = [credential(ServiceApi, { user: USER, key: KEY, readOnly: true })];
	const sent = answering(() => ({ body: { result: { id: 7 } } }));
	const node = serviceNode([widgets({ find, rename })]);
	const run = async (operation: string) =>
		await runNode({
			node,
			credentials,
			parameters: { resource: 'widget', operation, ...parameters },
		});
	expect((await run('find')).items).toHaveLength(1);
	const { error } = await run('rename');
	expect(error?.message).toBe('The Service credential is read-only, so nothing was sent [item 0]');
	expect(sent.map(({ body }) => body)).toEqual([called('getWidget')]);
});

test('a dry run tells the whole call, and what is not documented about it', async () => {
	const sent = answering(() => ({}));
	const doubtful = operations.update('POST /rpc#editWidget', {
		required: [name],
		undocumented: 'Service does not document this.',
	});
	const { items } = await runOperation(doubtful, {
		parameters: { ...parameters, options: { dryRun: true } },
	});
	expect(items.map(({ json }) => json)).toEqual([
		{
			dryRun: true,
			request: { method: 'POST', url: `${HOST}/rpc`, body: called('editWidget') },
			note: 'Service does not document this.',
		},
	]);
	expect(sent).toEqual([]);
});

test('a refusal of what is not documented says so', async () => {
	answering(() => ({ status: 400 }));
	const doubtful = operations.update('PUT /widgets/{id}', {
		required: [id],
		undocumented: 'Service does not document this.',
	});
	const { error } = await runOperation(doubtful, { parameters: { id: '7' } });
	expect(error?.description).toBe(
		'Check the values of this operation. Service does not document this.',
	);
});

describe('what is not documented', () => {
	const undocumented = 'Service does not document this.';
	const refusedBy = async (status: number, of = rename) => {
		answering(() => ({ status }));
		const doubtful = { ...of, undocumented };
		const options = { maxWait: 0 };
		return (await runOperation(doubtful, { parameters: { ...parameters, options } })).error
			?.description;
	};

	test.each([404, 415, 422, 500])('can be why %d is answered', async (status) => {
		expect(await refusedBy(status)).toContain(undocumented);
	});

	test.each([401, 403, 429, 503])('is not why %d is answered', async (status) => {
		expect(await refusedBy(status)).not.toContain(undocumented);
	});

	test('is said of a list that is refused, too', async () => {
		expect(await refusedBy(404, operations.list('GET /widgets', { paging: wholeList }))).toContain(
			undocumented,
		);
	});

	test('is said only with the values that meet it', async () => {
		const doubtful = operations.update('POST /rpc#editWidget', {
			required: [name],
			undocumented: ({ body }) => (body.name === 'B' ? undocumented : undefined),
		});
		const noteOf = async (given: string) => {
			const options = { dryRun: true };
			const { items } = await runOperation(doubtful, { parameters: { name: given, options } });
			return items[0].json.note;
		};
		expect([await noteOf('A'), await noteOf('B')]).toEqual([undefined, undocumented]);
	});
});
