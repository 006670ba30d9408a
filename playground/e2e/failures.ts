import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { aircall } from '../../nodes/Aircall/api';
import type { Api } from '../../nodes/engine/vocabulary/api';
import type { Route } from '../../nodes/engine/vocabulary/route';
import { nutshell } from '../../nodes/Nutshell/api';
import { salesloft } from '../../nodes/Salesloft/api';
import { shortcut } from '../../nodes/Shortcut/api';
import { shortcutAccount } from '../../sandbox/shortcut';
import { sandboxCredentials } from '../accounts';
import type { Playground } from '../playground';
import type { NewCredential, Rest, Workflow } from '../rest';
import type { Checks } from './checks';
import { providers } from './providers';
import { singleNode } from './single-node';

/** A node whose request the provider refuses, and what a person reads then. */
export interface FailingNode {
	/** What is wrong. */
	because: string;
	provider: string;
	/** The node's name on the canvas. */
	name: string;
	credential: NewCredential;
	parameters: INodeParameters;
	message: string;
	description: string;
}

/** A header can carry it, and every encoding spells it in its own way. */
const WRONG = 'wr0ng key+/=%2F "quoted" \'end';

/** The sandbox's credential of a provider with another secret. */
function withSecret(provider: string, wrong: string, name: string): NewCredential {
	const found = providers.find((one) => one.name === provider);
	const right = sandboxCredentials.find(({ type }) => type === found?.type.name);
	assert(found && right, `no credential for ${provider}`);
	return { ...right, name, data: { ...right.data, [found.secret]: wrong } };
}

/** What the pack says to do when the provider refuses a route with this status. */
function adviceOf(api: Api, status: number, route: Route): string {
	const { advice } = api.explain({ status, headers: {}, body: undefined }, route);
	return advice ?? 'Open the credential, enter the key again and test it.';
}

function wrongSecret(api: Api, route: Route, resource: string, message: string): FailingNode {
	const provider = api.name;
	const refusal = providers.find(({ name }) => name === provider)?.refusal ?? 0;
	return {
		because: 'a wrong secret',
		provider,
		name: 'Get Many',
		credential: withSecret(provider, WRONG, `${provider} (wrong)`),
		parameters: { resource, operation: 'getAll' },
		message,
		description: adviceOf(api, refusal, route),
	};
}

/** A write with a token that may only read. */
export const refusedWrite: FailingNode = {
	because: 'a read-only token',
	provider: 'Shortcut',
	name: 'Create Story',
	credential: withSecret('Shortcut', shortcutAccount.readOnlyToken, 'Shortcut (read-only)'),
	parameters: { resource: 'story', operation: 'create', name: 'Checkout shows an empty cart' },
	message: 'Shortcut does not allow this: This token is read-only. (read_only_token)',
	description: adviceOf(shortcut, 403, 'POST /api/v3/stories'),
};

export const failingNodes: FailingNode[] = [
	wrongSecret(aircall, 'GET /v1/users', 'user', 'Aircall does not allow this: Forbidden'),
	wrongSecret(nutshell, 'GET /rest/users', 'user', 'Nutshell did not accept the credential'),
	wrongSecret(
		salesloft,
		'GET /v2/users',
		'user',
		'Salesloft did not accept the credential: Invalid Bearer token',
	),
	wrongSecret(shortcut, 'GET /api/v3/members', 'member', 'Shortcut did not accept the credential'),
	refusedWrite,
];

/** Makes the workflow that fails, with a credential of its own. */
export async function failingWorkflow(rest: Rest, node: FailingNode): Promise<Workflow> {
	const { id } = await rest.createCredential(node.credential);
	const credential = { ...node.credential, id };
	return await rest.createWorkflow(singleNode({ ...node, credential }));
}

/** Runs that end with an error, as n8n stores it. */
export async function checkFailures(checks: Checks, { rest }: Playground): Promise<void> {
	for (const failing of failingNodes) {
		const { provider, because, message, description } = failing;
		await checks.check(`${provider}: a run with ${because} says what to do`, async () => {
			const { status, error } = await rest.execute(await failingWorkflow(rest, failing));
			assert.equal(status, 'error');
			assert.equal(error?.message, `${message} [item 0]`);
			const said = error.description?.replace(/ \w+ knows this request as \S+$/, '');
			assert.equal(said, description);
		});
	}
}
