/** What a credential allows beside its keys: Read Only, and a share of the limit. */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { flag, path, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { boundsOf } from '../../../nodes/engine/client/bounds';
import { trafficOf } from '../../../nodes/engine/client/pace';
import { credential, runNode, searchList } from '../../harness';
import { closeNetwork } from '../../network';
import { answering, KEY, service, ServiceApi, serviceNode, USER, widgets } from '../service';

closeNetwork();

const owner = record('Owner', {
	id: integerId,
	list: 'GET /owners',
	label: ({ name }) => String(name),
	names: { of: ({ name }) => [name], example: 'Ann' },
});
const node = serviceNode([
	widgets({
		get: operation.get('GET /widgets/{id}', { required: [path(owner, 'id', { name: 'id' })] }),
		find: operation.list('POST /widgets/search', { paging: wholeList }),
		create: operation.create('POST /widgets', { required: [text('name')] }),
		remove: operation.remove('DELETE /widgets/{id}', {
			required: [path(owner, 'id', { name: 'id' })],
		}),
		upsert: operation.action('POST /widgets', {
			required: [text('name')],
			optional: [flag('big', { description: 'Whether it is big' })],
			run: async (job) => {
				await job.send('GET /widgets');
				return await job.record('POST /widgets', { body: job.values.body });
			},
		}),
	}),
]);

const run = async (readOnly: string | boolean | undefined, parameters: INodeParameters) => {
	const data: ICredentialDataDecryptedObject = { user: USER, key: KEY };
	if (readOnly !== undefined) data.readOnly = readOnly;
	const credentials = [credential(ServiceApi, data)];
	const sent = answering(({ path: at }) => ({
		body:
			at === '/owners' ? [{ id: 3, name: 'Ann' }] : at === '/widgets/3' ? { id: 3 } : [{ id: 3 }],
	}));
	const { items, error } = await runNode({
		node,
		credentials,
		parameters: { resource: 'widget', ...parameters },
	});
	const asked = sent.map(({ method, path: at }) => `${method} ${at}`);
	return { asked, json: items.map(({ json }) => json), error };
};

describe('Read Only', () => {
	test.each([
		[{ operation: 'create', name: 'a' }],
		[{ operation: 'remove', id: 'Ann' }],
		[{ operation: 'upsert', name: 'a' }],
	])('refuses %j before anything is sent', async (parameters) => {
		const { asked, error } = await run(true, parameters);
		expect(asked).toEqual([]);
		expect(error?.message).toBe(
			'The Service credential is read-only, so nothing was sent [item 0]',
		);
		expect(error?.description).toBe(
			"Turn off 'Read Only' in the credential, or choose another one, to create, change or delete.",
		);
	});

	test('lets everything be read, also by a POST, and by name', async () => {
		expect(await run(true, { operation: 'find' })).toMatchObject({
			asked: ['POST /widgets/search'],
			json: [{ id: 3 }],
		});
		expect(await run(true, { operation: 'get', id: 'Ann' })).toMatchObject({
			asked: ['GET /owners', 'GET /widgets/3'],
			json: [{ id: 3 }],
		});
	});

	test('lets pickers be filled', async () => {
		answering(() => ({ body: [{ id: 3, name: 'Ann' }] }));
		const credentials = [credential(ServiceApi, { user: USER, key: KEY, readOnly: true })];
		const { results } = await searchList({ node, credentials, method: 'owner' });
		expect(results).toEqual([{ name: 'Ann', value: 3 }]);
	});

	test.each([[false], [undefined], [''], ['false']])('%j lets records be made', async (off) => {
		expect((await run(off, { operation: 'create', name: 'a' })).asked).toEqual(['POST /widgets']);
	});

	test('is told where it is neither on nor off', async () => {
		const { asked, error } = await run('perhaps', { operation: 'create', name: 'a' });
		expect(asked).toEqual([]);
		expect(error?.message).toBe(`'Read Only' must be true or false, not "perhaps" [item 0]`);
	});
});

describe('Requests per Minute', () => {
	const limit = { cost: 200, seconds: 60 };
	const api = { ...service, limit };

	test('is the published limit unless a share is entered', () => {
		expect(boundsOf(api, {}).limit).toBe(limit);
		expect(boundsOf(api, { requestsPerMinute: '' }).limit).toBe(limit);
		expect(boundsOf(service, {}).limit).toBeUndefined();
		expect(boundsOf(api, { requestsPerMinute: 50 }).limit).toEqual({ cost: 50, seconds: 60 });
		expect(boundsOf(service, { requestsPerMinute: '50' }).limit).toEqual({ cost: 50, seconds: 60 });
	});

	test.each([[0], [-1], [1.5], ['many']])('refuses %j', (requestsPerMinute) => {
		expect(() => boundsOf(api, { requestsPerMinute })).toThrow("'Requests per Minute' must be");
	});

	test('holds the account to its share from the moment in which it is saved', () => {
		const account = { user: 'a', key: 'the key of this test' };
		const { pace } = trafficOf(api, account, limit);
		for (let sent = 0; sent < 3; sent += 1) pace.ended(pace.take(0));
		expect(pace.wait(0)).toBe(0);
		expect(trafficOf(api, account, { cost: 3, seconds: 60 }).pace).toBe(pace);
		expect(pace.wait(0)).toBe(60_500);
	});
});
