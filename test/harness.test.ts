import {
	NodeApiError,
	NodeOperationError,
	type INodeProperties,
	type INodeType,
	type JsonObject,
} from 'n8n-workflow';
import nock from 'nock';
import { binaryItem, credential, readBinary, runNode, runNodes, storeBinary } from './harness';
import { SAMPLE_HOST, SampleApi, sampleNode, sampleRequest } from './harness/sample';
import { closeNetwork } from './network';

const credentials = [credential(SampleApi, { key: 'k1' })];
const items = [{ json: { id: 1 } }, { json: { id: 2 } }];
const idField: INodeProperties = {
	displayName: 'ID',
	name: 'id',
	type: 'string',
	required: true,
	default: '',
};
const parameters = { id: '={{ $json.id }}' };

/** Gets one record per item, and fails item by item as a good node does. */
const reader = sampleNode(
	{
		async execute() {
			const output = [];
			for (const item of this.getInputData().keys()) {
				try {
					const json = await sampleRequest(this, `/records/${this.getNodeParameter('id', item)}`);
					output.push({ json, pairedItem: { item } });
				} catch (cause) {
					const error = new NodeApiError(this.getNode(), cause as JsonObject);
					error.context.itemIndex = item;
					if (!this.continueOnFail()) throw error;
					output.push({ json: {}, error, pairedItem: { item } });
				}
			}
			return [output];
		},
	},
	[idField],
);

/** Fails before it has looked at any item. */
const failing = sampleNode({
	async execute() {
		throw new NodeOperationError(this.getNode(), 'It broke', { description: 'Mend it' });
	},
});

function api(): nock.Scope {
	return nock(SAMPLE_HOST, { reqheaders: { authorization: 'Bearer k1' } });
}

closeNetwork();

afterEach(() => {
	const pending = nock.pendingMocks();
	nock.cleanAll();
	nock.abortPendingRequests();
	expect(pending).toEqual([]);
});

describe('a run of one node', () => {
	test('sends the credential, evaluates parameters per item and keeps the item links', async () => {
		api().get('/records/1?team=blue').reply(200, { name: 'One' });
		api().get('/records/2?team=blue').reply(200, { name: 'Two' });

		const result = await runNode({ node: reader, parameters, credentials, items });

		expect(result.status).toBe('success');
		expect(result.error).toBeUndefined();
		expect(result.items).toEqual([
			{ json: { name: 'One' }, pairedItem: { item: 0 } },
			{ json: { name: 'Two' }, pairedItem: { item: 1 } },
		]);
	});

	test('refuses to start without a required parameter', async () => {
		await expect(runNode({ node: reader, credentials })).rejects.toThrow(
			'Parameter "ID" is required.',
		);
	});

	test('fails as n8n does when the node has no credential', async () => {
		const { error } = await runNode({ node: reader, parameters, items });
		expect(error?.message).toBe('Node does not have any credentials set');
	});

	test('starts with one empty item when none are given, from a class as from an instance', async () => {
		class Failing implements INodeType {
			description = failing.description;

			execute = failing.execute;
		}
		const { inputAfter, error } = await runNode({ node: Failing });
		expect(error?.message).toBe('It broke');
		expect(inputAfter).toEqual([{ json: {}, pairedItem: { item: 0 } }]);
	});

	test('shows what the node did to its input', async () => {
		const careless = sampleNode({
			async execute() {
				this.getInputData()[0].json.id = 'changed';
				return [[]];
			},
		});
		const { inputAfter } = await runNode({ node: careless, items: [{ json: { id: 1 } }] });
		expect(inputAfter[0].json).toEqual({ id: 'changed' });
	});

	test('knows the timezone of the workflow', async () => {
		const node = sampleNode({
			async execute() {
				return [[{ json: { timezone: this.getTimezone() } }]];
			},
		});
		const { items: output } = await runNode({ node, settings: { timezone: 'Asia/Tokyo' } });
		expect(output[0].json).toEqual({ timezone: 'Asia/Tokyo' });
	});

	test('returns the hints that the node gave', async () => {
		const node = sampleNode({
			async execute() {
				this.addExecutionHints({ message: 'Stopped early', location: 'outputPane' });
				return [[{ json: {} }]];
			},
		});
		const { hints } = await runNode({ node });
		expect(hints).toEqual([{ message: 'Stopped early', location: 'outputPane' }]);
	});

	test('hands the output of one node to the next', async () => {
		api().get('/records/1?team=blue').reply(200, { id: 7 });
		api().get('/records/7?team=blue').reply(200, { name: 'Seven' });
		const step = { node: reader, parameters, credentials };

		const [first, second] = await runNodes([step, step], { items: [{ json: { id: 1 } }] });

		expect(first.items[0].json).toEqual({ id: 7 });
		expect(second.items[0].json).toEqual({ name: 'Seven' });
	});
});

describe('a credential', () => {
	test('belongs to the node it is given to', async () => {
		const byKey = (key: string) => nock(SAMPLE_HOST, { reqheaders: { authorization: key } });
		byKey('Bearer k1').get('/records/1?team=blue').reply(200, { id: 7 });
		byKey('Bearer k2').get('/records/7?team=red').reply(200, { name: 'Seven' });
		const other = [credential(SampleApi, { key: 'k2', team: 'red' }, 'other')];

		const [, second] = await runNodes(
			[
				{ node: reader, parameters, credentials },
				{ node: reader, parameters, credentials: other },
			],
			{ items: [items[0]] },
		);

		expect(second.items[0].json).toEqual({ name: 'Seven' });
	});

	test('that logs in before its first request is refused, since that is not done here', () => {
		class Session extends SampleApi {
			preAuthentication = async () => ({ token: 't' });
		}
		expect(() => credential(Session, {})).toThrow('sampleApi logs in before its first request');
	});
});

describe('a node that fails', () => {
	function oneOfTwoIsMissing(): void {
		api().get('/records/1?team=blue').reply(404, { message: 'No such record' });
		api().get('/records/2?team=blue').reply(200, { name: 'Two' });
	}

	test('stops the workflow by default, with the error as the user sees it', async () => {
		api().get('/records/1?team=blue').reply(404, { message: 'No such record' });

		const {
			error,
			items: output,
			status,
		} = await runNode({
			node: reader,
			parameters,
			credentials,
			items,
		});

		expect(status).toBe('error');
		expect(output).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			message: 'The resource you are requesting could not be found',
			description: 'No such record',
			context: { itemIndex: 0 },
		});
	});

	test('puts the failed item among the others under continueRegularOutput', async () => {
		oneOfTwoIsMissing();
		const onError = 'continueRegularOutput';
		const result = await runNode({ node: reader, parameters, credentials, items, onError });

		expect(result.status).toBe('success');
		expect(result.errorItems).toEqual([]);
		expect(result.items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: { error: 'The resource you are requesting could not be found' },
				pairedItem: { item: 0 },
			},
			{ json: { name: 'Two' }, pairedItem: { item: 1 } },
		]);
		expect(result.items[0].error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
	});

	test('sends only the failed item to the error output under continueErrorOutput', async () => {
		oneOfTwoIsMissing();
		const onError = 'continueErrorOutput';
		const result = await runNode({ node: reader, parameters, credentials, items, onError });

		expect(result.items.map(({ json }) => json)).toEqual([{ name: 'Two' }]);
		expect(result.errorItems.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: { error: 'The resource you are requesting could not be found' },
				pairedItem: { item: 0 },
			},
		]);
	});

	test('hands its input on when it fails as a whole under continueRegularOutput', async () => {
		const onError = 'continueRegularOutput';
		const result = await runNode({ node: failing, items, onError });
		expect(result.error).toMatchObject({ message: 'It broke', description: 'Mend it' });
		expect(result.items.map(({ json }) => json)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	test('is run again as a whole under retryOnFail', async () => {
		api().get('/records/1?team=blue').twice().reply(500);
		api().get('/records/1?team=blue').reply(200, { name: 'One' });
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		const result = await runNode({
			node: reader,
			parameters,
			credentials,
			items: [items[0]],
			...retry,
		});

		expect(result.status).toBe('success');
		expect(result.items[0].json).toEqual({ name: 'One' });
	});
});

describe('a cancelled execution', () => {
	test('tells the node by its cancel signal and waits until the node has let go', async () => {
		const seen: string[] = [];
		const waiting = sampleNode({
			async execute() {
				const signal = this.getExecutionCancelSignal();
				await new Promise<void>((resolve) => {
					signal?.addEventListener('abort', () => resolve());
				});
				seen.push('let go');
				return [[]];
			},
		});
		const { status } = await runNode({ node: waiting, stop: AbortSignal.timeout(20) });
		expect(seen).toEqual(['let go']);
		expect(status).toBe('canceled');
	});

	test('aborts the request that is under way', async () => {
		api().get('/records/1?team=blue').delay(5_000).reply(200, {});
		const run = { node: reader, parameters, credentials, items: [items[0]] };
		const { durationMs, status } = await runNode({ ...run, stop: AbortSignal.timeout(50) });
		expect(status).toBe('canceled');
		expect(durationMs).toBeLessThan(5_000);
	});
});

describe('files', () => {
	const copier = sampleNode({
		async execute() {
			const content = await this.helpers.getBinaryDataBuffer(0, 'data');
			const data = await this.helpers.prepareBinaryData(content, 'copy.txt', 'text/plain');
			return [[{ json: {}, binary: { data } }]];
		},
	});
	const attachment = { content: 'Grüße', fileName: 'note.txt', mimeType: 'text/plain' };

	test('lie in memory at first', async () => {
		const item = await binaryItem({}, attachment);
		const { items: output } = await runNode({ node: copier, items: [item] });
		expect(output[0].binary?.data).toMatchObject({
			fileName: 'copy.txt',
			data: Buffer.from('Grüße').toString('base64'),
		});
		expect((await readBinary(output[0])).toString()).toBe('Grüße');
	});

	test.each([
		['on disk', 'filesystem', /^filesystem-v2:/],
		['in a bucket', 's3', /^s3:/],
	] as const)('lie %s when asked to, as in a real n8n', async (_, where, id) => {
		const storeInMemory = await storeBinary(where);
		try {
			const item = await binaryItem({}, attachment);
			const { items: output } = await runNode({ node: copier, items: [item] });
			expect(output[0].binary?.data.id).toMatch(id);
			expect((await readBinary(output[0])).toString()).toBe('Grüße');
		} finally {
			storeInMemory();
		}
		expect((await binaryItem({}, attachment)).binary?.data.id).toBeUndefined();
	});

	test('that an item does not carry cannot be read', async () => {
		await expect(readBinary({ json: {} })).rejects.toThrow("The item has no file in 'data'");
	});
});
