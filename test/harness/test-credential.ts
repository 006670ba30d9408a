import {
	NodeConnectionTypes,
	type ICredentialTestRequest,
	type INodeCredentialTestResult,
	type INodeType,
} from 'n8n-workflow';
import type { Credential } from './credentials';
import { runNode } from './run-node';

/** A node whose only doing is the credential's test request. */
function requesting(request: ICredentialTestRequest['request'], credentialName: string): INodeType {
	return {
		description: {
			displayName: 'Credential Test',
			name: 'credentialTest',
			group: ['transform'],
			version: 1,
			description: 'Sends the test request of a credential',
			defaults: { name: 'Credential Test' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialName, required: true }],
			requestDefaults: {},
			properties: [
				{ displayName: 'Test', name: 'test', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

/** The value at a dotted path of a response. */
function valueAt(body: unknown, path: string): unknown {
	const step = (value: unknown, key: string): unknown =>
		typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	return path.split('.').reduce(step, body);
}

/**
 * Tests a credential by its own `test`, as the Test button does: the request goes out authenticated,
 * then its rules turn a status or a body into a message. A failure that no rule speaks of comes with
 * the engine's message, which a real n8n words a little differently.
 */
export async function testCredential(credential: Credential): Promise<INodeCredentialTestResult> {
	const { test, name } = credential.type;
	if (!test) throw new Error(`${name} has no test`);
	const node = requesting(test.request, name);
	const { items, error } = await runNode({ node, credentials: [credential] });

	const broken = (test.rules ?? []).find(({ type, properties }) =>
		type === 'responseCode'
			? String(properties.value) === error?.httpCode
			: !error && valueAt(items[0]?.json, properties.key) === properties.value,
	);
	if (broken) return { status: 'Error', message: broken.properties.message };
	if (error) return { status: 'Error', message: error.message };
	return { status: 'OK', message: 'Connection successful!' };
}
