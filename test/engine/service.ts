/** A small made-up provider, with a node for whatever operations a test needs. */
import nock from 'nock';
import {
	NodeConnectionTypes,
	type IAuthenticate,
	type ICredentialType,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';
import { bounds } from '../../credentials/bounds';
import type { Api } from '../../nodes/engine/vocabulary/api';
import { describe as describeNode } from '../../nodes/engine/editor/describe';
import { flatten } from '../../nodes/engine/vocabulary/answered';
import { execute } from '../../nodes/engine/run/execute';
import { isObject } from '../../nodes/engine/json';
import { resource, type Operation, type Resource } from '../../nodes/engine/vocabulary/operation';
import { pickers } from '../../nodes/engine/editor/pickers';
import { credential, runNode, type NodeResult, type RunOptions } from '../harness';

export const HOST = 'https://api.service.test';

export class ServiceApi implements ICredentialType {
	name = 'serviceApi';

	displayName = 'Service API';

	properties: INodeProperties[] = [
		{ displayName: 'User', name: 'user', type: 'string', default: '' },
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		...bounds('no limit'),
	];

	authenticate: IAuthenticate = async ({ user, key }, request) => ({
		...request,
		headers: {
			...request.headers,
			authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`,
		},
	});
}

export const USER = 'ann@service.test';
export const KEY = 'k3y+with/odd=chars & ünï';
export const credentials = [credential(ServiceApi, { user: USER, key: KEY })];

export const service: Api = {
	name: 'Service',
	host: HOST,
	site: 'https://service.test',
	domains: ['service.test'],
	credential: { name: 'serviceApi', secrets: ['key'], basic: ['user', 'key'] },
	explain: ({ body }) =>
		isObject(body)
			? { message: [body.message, body.errors && flatten(body.errors)].filter(Boolean).join(' ') }
			: {},
};

/** A node of these resources. */
export function serviceNode(resources: Resource[], api: Api = service): INodeType {
	return {
		description: {
			displayName: 'Service',
			name: 'service',
			group: ['input'],
			version: 1,
			description: 'Does what a test needs',
			defaults: { name: 'Service' },
			usableAsTool: true,
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'serviceApi', required: true }],
			properties: describeNode(resources),
		},
		methods: pickers(api, resources),
		async execute() {
			return await execute(this, api, resources);
		},
	};
}

/** A resource "Widget" of these operations; those without usual words get plain ones. */
export function widgets(operations: Record<string, Operation>): Resource {
	const named = Object.entries(operations).map(([value, one]): [string, Operation] => {
		const { name = value, action = value, description = value } = one.words;
		return [value, { ...one, words: { name, action, description } }];
	});
	return resource('Widget', Object.fromEntries(named));
}

export interface Setup extends RunOptions {
	parameters?: INodeParameters;
	api?: Api;
	onError?: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
}

/** Runs the one operation of a widget. */
export async function runOperation(one: Operation, setup: Setup = {}): Promise<NodeResult> {
	return await runWidget({ go: one }, 'go', setup);
}

/** Runs an operation of a widget, by its name. */
export async function runWidget(
	operations: Record<string, Operation>,
	operation: string,
	{ parameters, api, ...run }: Setup = {},
): Promise<NodeResult> {
	return await runNode({
		node: serviceNode([widgets(operations)], api),
		credentials,
		parameters: { resource: 'widget', operation, ...parameters },
		...run,
	});
}

/** A request as the provider saw it. */
export interface Sent {
	method: string;
	/** As it was sent, with its encoding and without its query. */
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	/** Parsed; undefined when nothing was sent. */
	body: unknown;
	at: number;
}

export interface Reply {
	status?: number;
	/** An object or a list is sent as JSON, text as it is. */
	body?: unknown;
	headers?: Record<string, string>;
	/** Breaks the connection with this code instead of answering. */
	broken?: string;
}

/**
 * Answers every request to the provider's host, in place of what answered before.
 * @param answer how the n-th request is answered, counted from 0
 * @returns what was sent so far
 */
export function answering(answer: (sent: Sent, index: number) => Reply, host = HOST): Sent[] {
	const sent: Sent[] = [];
	if (host === HOST) nock.cleanAll();
	for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
		nock(host)
			.persist()
			.intercept(() => true, method)
			.reply(function (uri, requestBody, reply) {
				const url = new URL(host + uri);
				const request: Sent = {
					method,
					path: uri.split('?')[0],
					query: url.searchParams,
					headers: Object.fromEntries(
						Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
					),
					body: requestBody === '' ? undefined : requestBody,
					at: Date.now(),
				};
				sent.push(request);
				const { status = 200, body = {}, headers, broken } = answer(request, sent.length - 1);
				if (broken !== undefined) {
					reply(Object.assign(new Error('The connection broke'), { code: broken }), [0]);
					return;
				}
				const text = typeof body === 'string' ? body : JSON.stringify(body);
				reply(null, [status, text, { 'content-type': 'application/json', ...headers }]);
			});
	}
	return sent;
}
