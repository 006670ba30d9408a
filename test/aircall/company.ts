/** What the tests of the Aircall node share: an emulated company, and the node with its credential. */
import type { INodeParameters } from 'n8n-workflow';
import { AircallApi } from '../../credentials/AircallApi.credentials';
import { Aircall } from '../../nodes/Aircall/Aircall.node';
import {
	aircallAccount as account,
	createAircall,
	type AircallOptions,
} from '../../sandbox/aircall';
import { openDoor } from '../../sandbox/doors/nock';
import { credential, loadOptions, runNode, searchList, type RunOptions } from '../harness';

export { account };

export const NOW = Date.UTC(2026, 10, 20, 9, 0, 0) / 1000;

const credentials = [credential(AircallApi, { apiId: account.apiId, apiToken: account.apiToken })];

/** Opens the company to this process; `answers` may stand in for what it would say. */
export function openCompany({
	before,
	clock = () => NOW * 1000,
	...options
}: Partial<AircallOptions> & {
	/** Told of each request before it is answered, with a way to move time. */
	before?: (url: URL, wait: (seconds: number) => void) => void;
} = {}) {
	let waited = 0;
	const company = createAircall({
		limit: 100_000,
		...options,
		clock: () => clock() + waited * 1000,
	});
	const wait = (seconds: number) => {
		waited += seconds;
	};
	const door = openDoor({
		...company,
		handle: (request) => {
			before?.(request.url, wait);
			return company.handle(request);
		},
	});
	return {
		close: () => door.close(),
		/** What another tool does in the company. */
		post: (path: string, body: unknown) =>
			company.handle({
				method: 'POST',
				url: new URL(path, 'https://api.aircall.io'),
				headers: {
					authorization: `Basic ${Buffer.from(`${account.apiId}:${account.apiToken}`).toString('base64')}`,
					'content-type': 'application/json',
				},
				body: Buffer.from(JSON.stringify(body)),
			}),
		/** `GET /v1/calls?order=desc`, with the body where there is one. */
		requests: () =>
			door.exchanges.map(({ request: { method, url, body } }) => {
				const line = `${method} ${url.pathname}${decodeURIComponent(url.search)}`;
				return body.length === 0 ? line : `${line} ${body.toString()}`;
			}),
		exchanges: door.exchanges,
	};
}

/** Runs one operation. */
export async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	options: RunOptions & { onError?: 'continueRegularOutput' } = {},
) {
	const result = await runNode({
		node: Aircall,
		credentials,
		parameters: { resource, operation, ...parameters },
		...options,
	});
	return { ...result, records: result.items.map(({ json }) => json) };
}

export async function runAs(
	apiToken: string,
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
) {
	return await runNode({
		node: Aircall,
		credentials: [credential(AircallApi, { apiId: account.apiId, apiToken })],
		parameters: { resource, operation, ...parameters },
	});
}

export async function search(
	method: string,
	filter?: string,
	currentNodeParameters: INodeParameters = {},
	paginationToken?: string,
) {
	const call = { node: Aircall, credentials, method, currentNodeParameters };
	return await searchList({ ...call, filter, paginationToken });
}

export async function options(method: string) {
	return await loadOptions({ node: Aircall, credentials, method });
}

export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });

export const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });
