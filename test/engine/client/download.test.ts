/** Files that lie on a storage host. */
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { integer } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { publicUrl } from '../../../nodes/engine/client/public-url';
import { readBinary, storeBinary } from '../../harness';
import { useFakeClock } from '../clock';
import { answering, runOperation, service } from '../service';
import { closeNetwork } from '../../network';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

const STORAGE = 'https://files.service.test';
const download = operation.download('GET /widgets/{id}/file', {
	required: [integer('id', { in: 'path' })],
	find: async (call) => {
		const { url } = await call.record('GET /widgets/{id}/file', { path: call.values.path });
		return { url: String(url), name: 'a-7', mimeType: 'audio/mpeg', json: { id: 7 } };
	},
});
const run = async (parameters = {}) =>
	await runOperation(download, { parameters: { id: 7, ...parameters } });
const linked = (url = `${STORAGE}/signed`) => answering(() => ({ body: { url } }));

test('are stored beside the item', async () => {
	linked();
	answering(() => ({ body: 'the bytes' }), STORAGE);
	const { items, error } = await run({ binaryPropertyName: 'recording' });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ id: 7 });
	expect(items[0].pairedItem).toEqual({ item: 0 });
	expect(items[0].binary?.recording).toMatchObject({ fileName: 'a-7.mp3', mimeType: 'audio/mpeg' });
	expect((await readBinary(items[0], 'recording')).toString()).toBe('the bytes');
});

test.each(['={{ [["data"]] }}', '={{ { toString: 1 } }}'])(
	'are not fetched into the field %j',
	async (binaryPropertyName) => {
		const sent = linked();
		const { error } = await run({ binaryPropertyName });
		expect(error?.message).toBe("'Output Data Field Name' must be a text [item 0]");
		expect(sent).toEqual([]);
	},
);

test.each([
	['on disk', 'filesystem'],
	['in a bucket', 's3'],
] as const)('are stored %s', async (_, where) => {
	linked();
	answering(() => ({ body: 'the bytes' }), STORAGE);
	const toMemory = await storeBinary(where);
	try {
		const { items, error } = await run({ binaryPropertyName: 'recording' });
		expect(error).toBeUndefined();
		const { id, data, fileName, bytes } = items[0].binary?.recording ?? {};
		expect(id?.split(':')[0]).toBe(data);
		expect({ fileName, bytes }).toEqual({ fileName: 'a-7.mp3', bytes: 9 });
		expect((await readBinary(items[0], 'recording')).toString()).toBe('the bytes');
	} finally {
		toMemory();
	}
});

test('that n8n cannot store are fetched once, and the reason is told', async () => {
	linked();
	const storage = answering(() => ({ body: 'the bytes' }), STORAGE);
	const full = new Error('ENOSPC: no space left on device');
	const store = jest.spyOn(Container.get(BinaryDataService), 'store').mockRejectedValue(full);
	const { error } = await run();
	store.mockRestore();
	expect(error?.message).toBe(
		'The file could not be stored: ENOSPC: no space left on device [item 0]',
	);
	expect(storage).toHaveLength(1);
});

test('are asked for without the credential', async () => {
	const api = linked();
	const storage = answering(() => ({ body: 'x' }), STORAGE);
	await run();
	expect(api[0].headers.authorization).toMatch(/^Basic /);
	expect(storage[0].headers).not.toHaveProperty('authorization');
});

describe('that are open to the credential alone', () => {
	const keyed = operation.download('GET /widgets/{id}/file', {
		required: [integer('id', { in: 'path' })],
		find: async () => ({ url: `${STORAGE}/x`, name: 'a-7', isKeyed: true, json: { id: 7 } }),
	});
	const fetch = async (fileHosts?: string[]) =>
		await runOperation(keyed, { parameters: { id: 7 }, api: { ...service, fileHosts } });

	test('are asked for with it at once', async () => {
		const storage = answering(() => ({ body: 'x' }), STORAGE);
		expect((await fetch(['files.service.test'])).error).toBeUndefined();
		expect(storage.map(({ headers }) => /^Basic /.test(String(headers.authorization)))).toEqual([
			true,
		]);
	});

	test('get no credential on a host that the provider does not name in full', async () => {
		const storage = answering(() => ({ body: 'x' }), STORAGE);
		await fetch();
		expect(storage.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	test('are asked for once where it is refused, since their address does not expire', async () => {
		const storage = answering(() => ({ status: 401, body: '' }), STORAGE);
		const { error } = await fetch(['files.service.test']);
		expect(error?.message).toBe('Service did not accept the credential [item 0]');
		expect(storage).toHaveLength(1);
	});
});

test.each([
	'http://files.service.test/x',
	'https://localhost/x',
	'https://127.0.0.1/x',
	'https://2130706433/x',
	'https://0x7f.1/x',
	'https://10.1.2.3/x',
	'https://192.168.0.1/x',
	'https://172.20.0.1/x',
	'https://169.254.169.254/latest/meta-data',
	'https://100.64.0.1/x',
	'https://[::1]/x',
	'https://[::ffff:10.0.0.1]/x',
	'https://router.lan/x',
	'https://db.internal/x',
	'https://localhost./x',
	'https://db.internal./x',
	'https://n8n/x',
	'https://user@files.service.test/x',
	'file:///etc/passwd',
	'not a link',
	'',
])('are not fetched from %s', async (url) => {
	const sent = linked(url);
	const { error } = await run();
	expect(error?.message).toBe(
		'The link to the file does not lead to a public https address [item 0]',
	);
	expect(sent).toHaveLength(1);
});

test.each(['https://files.storage.test/x', 'https://a.storage.test./x'])('may lie at %s', (url) => {
	expect(() => publicUrl(url)).not.toThrow();
});

test('are asked for once more when the link has expired', async () => {
	const api = answering((_, index) => ({ body: { url: `${STORAGE}/${index}` } }));
	answering(({ path }) => (path === '/0' ? { status: 403, body: '' } : { body: 'late' }), STORAGE);
	const { items } = await run();
	expect((await readBinary(items[0])).toString()).toBe('late');
	expect(api).toHaveLength(2);
});

test('whose link expires again and again fail with a sentence', async () => {
	const api = linked();
	answering(() => ({ status: 410, body: '' }), STORAGE);
	const { error } = await run();
	expect(error?.message).toBe('The link to the file has expired [item 0]');
	expect(api).toHaveLength(2);
});

test('are fetched again after a fault of the storage', async () => {
	linked();
	const storage = answering(
		(_, index) => (index < 2 ? { status: 503, body: '' } : { body: 'at last' }),
		STORAGE,
	);
	const { items } = await run();
	expect((await readBinary(items[0])).toString()).toBe('at last');
	expect(storage).toHaveLength(3);
});

test('are not followed to another host', async () => {
	linked();
	const inside = answering(() => ({ body: 'secret' }), 'https://inside.test');
	answering(
		() => ({ status: 302, headers: { location: 'https://inside.test/x' }, body: '' }),
		STORAGE,
	);
	const { error } = await run();
	expect(error?.message).toBe(
		'Service sent a redirect (status 302), which is not followed [item 0]',
	);
	expect(inside).toEqual([]);
});

test('that are larger than n8n can store are refused before they are read', async () => {
	linked();
	answering(() => ({ body: 'x', headers: { 'content-length': '600000000' } }), STORAGE);
	const { error } = await run();
	expect(error?.message).toBe('Service sent more than n8n can take at once [item 0]');
});
