import type { ILoadOptionsFunctions } from 'n8n-workflow';
import nock from 'nock';
import { credential, loadOptions, mapperFields, searchList, testCredential } from '.';
import { SAMPLE_HOST, SampleApi, sampleNode, sampleRequest } from './sample';
import { closeNetwork } from '../network';

const credentials = [credential(SampleApi, { key: 'k1' })];

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

describe('lists in the panel', () => {
	const node = sampleNode({
		methods: {
			listSearch: {
				async records(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
					const { name } = await sampleRequest(this, '/records', { filter, paginationToken });
					return { results: [{ name: String(name), value: 1 }], paginationToken: 'p3' };
				},
			},
			loadOptions: {
				async states(this: ILoadOptionsFunctions) {
					const project = String(this.getCurrentNodeParameter('project'));
					return [{ name: `State of ${project}`, value: project }];
				},
			},
			resourceMapping: {
				async fields(this: ILoadOptionsFunctions) {
					const { name } = await sampleRequest(this, '/fields');
					const id = String(name);
					const shown = { required: false, defaultMatch: false, display: true };
					return { fields: [{ id, displayName: id, ...shown }] };
				},
			},
		},
	});

	test('are searched and paged with the credential', async () => {
		api().get('/records?filter=on&paginationToken=p2&team=blue').reply(200, { name: 'One' });
		const page = { filter: 'on', paginationToken: 'p2' };
		expect(await searchList({ node, method: 'records', credentials, ...page })).toEqual({
			results: [{ name: 'One', value: 1 }],
			paginationToken: 'p3',
		});
	});

	test('see what the other fields hold', async () => {
		const currentNodeParameters = { project: 'apollo' };
		expect(await loadOptions({ node, method: 'states', currentNodeParameters })).toEqual([
			{ name: 'State of apollo', value: 'apollo' },
		]);
	});

	test('of a resource mapper give its fields', async () => {
		api().get('/fields?team=blue').reply(200, { name: 'colour' });
		const { fields } = await mapperFields({ node, method: 'fields', credentials });
		expect(fields.map(({ id }) => id)).toEqual(['colour']);
	});

	test('fail as n8n does when the node has no credential', async () => {
		await expect(searchList({ node, method: 'records' })).rejects.toThrow(
			'Node does not have any credentials set',
		);
	});

	test('must exist', async () => {
		await expect(loadOptions({ node, method: 'nothing' })).rejects.toThrow(
			"The node has no method 'nothing' of this kind",
		);
	});
});

describe('the test of a credential', () => {
	test('sends the authenticated request and reports success', async () => {
		api().get('/me?team=blue').reply(200, { id: 1 });
		expect(await testCredential(credentials[0])).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	test('gives the message that the rules have for the answer', async () => {
		// n8n itself sends a request that was answered with 401 a second time.
		api().get('/me?team=blue').twice().reply(401);
		expect(await testCredential(credentials[0])).toEqual({
			status: 'Error',
			message: 'The key is not valid',
		});
	});

	test('gives the message that the rules have for the body of a success', async () => {
		class Strict extends SampleApi {
			test: SampleApi['test'] = {
				request: { url: `${SAMPLE_HOST}/me` },
				rules: [
					{
						type: 'responseSuccessBody',
						properties: { key: 'user.id', value: undefined, message: 'Not the API' },
					},
				],
			};
		}
		api().get('/me?team=blue').reply(200, '<html></html>');
		api()
			.get('/me?team=blue')
			.reply(200, { user: { id: 1 } });
		const strict = credential(Strict, { key: 'k1' });
		expect(await testCredential(strict)).toEqual({ status: 'Error', message: 'Not the API' });
		expect((await testCredential(strict)).status).toBe('OK');
	});
});
