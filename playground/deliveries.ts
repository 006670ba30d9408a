/** Workflows that hear a provider, or whoever posts to them, and many deliveries to them at once. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { INode, INodeParameters } from 'n8n-workflow';
import { TriggerState } from '../nodes/engine/listen/state';
import { signers } from '../sandbox/sign';
import type { Delivered } from '../test/harness/trigger';
import { subjects, type Secret } from '../test/triggers/subjects';
import { storedRuns } from './database';
import type { Playground } from './playground';
import { outputOf, type Workflow } from './rest';
import { connect } from './setup';

/** A trigger of the pack, and what it is sent. */
export interface Ear {
	/** The provider's name. */
	name: string;
	type: string;
	parameters: INodeParameters;
	credential: string;
	/** The n-th delivery; each tells something else. */
	deliver: (hooks: Secret[], n: number) => Delivered;
}

const TOKEN = 'nobody-can-guess-it';

/** One that a person makes at the provider. */
const nutshell: Ear = {
	name: 'Nutshell',
	type: 'n8n-nodes-quartet.nutshellWebhookTrigger',
	parameters: { events: ['leadCreated'], token: TOKEN },
	credential: 'nutshellApi',
	deliver: (_, n) => signers.nutshell(createdLead(n), TOKEN),
};

function createdLead(n: number): object {
	const [actor, lead] = ['35-users', `${n}-leads`];
	const about = { payloadType: 'leads', action: 'create', changes: [] };
	return {
		...{ meta: [], links: {} },
		events: [
			{
				...{ id: `${n}-events`, type: 'events', createdTime: 1_750_000_000, actorType: 'users' },
				...{ ...about, links: { actor, payloads: [lead], comments: [] } },
			},
		],
		actors: [{ id: actor, type: 'users', name: 'Ann Archer' }],
		payloads: [{ id: lead, type: 'leads', name: `Lead ${n}`, description: '200 field sensors' }],
	};
}

/** The triggers that providers deliver to. */
export const ears: Ear[] = [
	...subjects.map(({ name, events: [event], deliver }): Ear => {
		const provider = name.toLowerCase();
		return {
			name,
			type: `n8n-nodes-quartet.${provider}Trigger`,
			parameters: { events: [event] },
			credential: `${provider}Api`,
			deliver,
		};
	}),
	nutshell,
];

/** A published workflow of a trigger and a node that does nothing. */
export interface Listener {
	workflow: Workflow;
	/** Where n8n is really reached. */
	url: string;
	hooks: Secret[];
}

const HEARS = 'Hears';
const NEXT = 'Next';

async function publish(
	{ webhooks, rest, credentials }: Playground,
	name: string,
	trigger: Pick<INode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>,
	path: (webhookId: string) => string,
): Promise<Listener> {
	const webhookId = randomUUID();
	const hears: INode = { id: '1', name: HEARS, position: [0, 0], webhookId, ...trigger };
	const next: INode = {
		...{ id: '2', name: NEXT, type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		...{ position: [220, 0], parameters: {} },
	};
	const connections = { [HEARS]: { main: [[{ node: NEXT, type: 'main' as const, index: 0 }]] } };
	const drawn = connect({ name, nodes: [hears, next], connections, settings: {} }, credentials);
	const workflow = await rest.createWorkflow(drawn);
	await rest.activate(workflow);
	const { staticData } = await rest.workflow(workflow.id);
	const { hooks } = new TriggerState(staticData?.[`node:${HEARS}`] ?? {});
	return { workflow, url: `${webhooks}/webhook/${path(webhookId)}`, hooks };
}

/** Publishes a workflow that hears a provider. */
export async function listener(playground: Playground, ear: Ear): Promise<Listener> {
	const { name, type, parameters, credential } = ear;
	const credentials = { [credential]: { id: '', name: '' } };
	const trigger = { type, typeVersion: 1.1, parameters, credentials };
	return await publish(playground, `${name} hears`, trigger, (id) => `${id}/webhook`);
}

/** n8n's own Webhook node at a path, which answers as soon as it has heard. */
export function webhookAt(
	path: string,
	options: INodeParameters = {},
): Pick<INode, 'type' | 'typeVersion' | 'parameters'> {
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options };
	return { type: 'n8n-nodes-base.webhook', typeVersion: 2.1, parameters };
}

/**
 * Publishes a workflow with n8n's own Webhook node.
 * @param options its options; nothing that is sent goes by them
 */
export async function webhookNode(
	playground: Playground,
	name: string,
	options: INodeParameters = {},
): Promise<Listener> {
	const path = randomUUID();
	return await publish(playground, name, webhookAt(path, options), () => path);
}

/** What came of a delivery. */
export interface Answer {
	status: number;
	milliseconds: number;
}

/** Delivers all of it at once: none waits for the connection of another one. */
export async function burst({ url }: Listener, deliveries: Delivered[]): Promise<Answer[]> {
	return await Promise.all(deliveries.map(async (one) => await deliver(url, one)));
}

const agent = new Agent({ maxSockets: Infinity });

async function deliver(url: string, { body, headers, query }: Delivered): Promise<Answer> {
	const address = new URL(url);
	for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
	const began = performance.now();
	return await new Promise((resolve, reject) => {
		const length = { 'content-length': Buffer.byteLength(body) };
		const options = { method: 'POST', agent, headers: { ...headers, ...length } };
		const sent = request(address, options, (response) => {
			response.resume().once('end', () => {
				const { statusCode: status = 0 } = response;
				resolve({ status, milliseconds: performance.now() - began });
			});
		});
		sent.once('error', reject).end(body);
	});
}

/** What a listener has handed on so far, each item as text. Its executions must have ended. */
export function handedOn({ n8n }: Playground, { workflow }: Listener): string[] {
	return storedRuns(n8n, workflow.id).flatMap((runData) =>
		outputOf({ runData }, NEXT).map((item) => JSON.stringify(item)),
	);
}
