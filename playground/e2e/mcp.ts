/** The nodes as tools of n8n's MCP Server Trigger, called as a program does that speaks MCP. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
	NodeConnectionTypes,
	traverseNodeParameters,
	type FromAIArgument,
	type IDataObject,
	type INode,
} from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { aircallAccount } from '../../sandbox/aircall';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import { McpClient } from '../mcp-client';
import type { Playground } from '../playground';
import type { Credential, NewCredential, Workflow } from '../rest';
import { connect } from '../setup';
import type { Checks } from './checks';
import { emulated } from './emulated';
import { providers } from './providers';
import { exampleNamed, pick } from './run-example';
import { toolNamed } from './scripted-model';
import { spellingsIn } from './secrets';
import type { Traffic } from './traffic';

const EXAMPLE = 'All four: an MCP server with twelve tools';
const TOOLS = 12;

/** What programs sign in with. */
export const mcpCredential: NewCredential = {
	type: 'httpBearerAuth',
	name: 'Bearer Auth (e2e)',
	data: { token: 'token-of-the-programs' },
};
const TOKEN = String(mcpCredential.data.token);

/** One more tool, whose output is a file. */
const RECORDING = 'Download a Recording';
const recordingTool = {
	...{ id: 'recording', name: RECORDING, type: 'n8n-nodes-quartet.aircallTool', typeVersion: 1 },
	position: [0, 600] as [number, number],
	parameters: {
		...{ resource: 'call', operation: 'downloadRecording' },
		callId: { __rl: true, mode: 'id', value: "={{ $fromAI('call', 'The id of the call') }}" },
	},
	credentials: { aircallApi: { id: null, name: 'Aircall' } },
};

/** Publishes a copy of a workflow. @returns where its server is */
async function published(
	{ rest, n8n }: Playground,
	{ nodes: [trigger, ...tools], connections, settings }: Workflow,
	path: string,
): Promise<string> {
	const served: INode = {
		...trigger,
		// As the editor gives one to a trigger that is imported.
		webhookId: randomUUID(),
		parameters: { ...trigger.parameters, path },
	};
	const name = `${EXAMPLE} at ${path}`;
	const nodes = [served, ...tools];
	await rest.activate(await rest.createWorkflow({ name, nodes, connections, settings }));
	return `${n8n.url}/mcp/${path}`;
}

/** The workflow with one more tool, whose output is a file. */
function withFile(
	{ nodes, connections, ...workflow }: Workflow,
	credentials: Credential[],
): Workflow {
	const toTrigger = { node: nodes[0].name, type: NodeConnectionTypes.AiTool, index: 0 };
	return {
		...workflow,
		nodes: [
			...nodes,
			...connect({ ...workflow, nodes: [recordingTool], connections }, credentials).nodes,
		],
		connections: { ...connections, [RECORDING]: { [toTrigger.type]: [[toTrigger]] } },
	};
}

/** What a model reads: the items, or the sentence of an error. */
async function told(client: McpClient, node: string, given: object): Promise<IDataObject[]> {
	const { isError, content } = await client.call(toolNamed(node), { ...given });
	assert.equal(isError, undefined, content[0].text);
	assert.deepEqual(
		content.map(({ type }) => type),
		['text'],
	);
	return JSON.parse(content[0].text) as IDataObject[];
}

async function refused(client: McpClient, node: string, given: object): Promise<string> {
	const { isError, content } = await client.call(toolNamed(node), { ...given });
	assert.equal(isError, true);
	return content[0].text;
}

/** Each argument is described; it may be left out where its expression has a default, and only there. */
async function assertDescribed(client: McpClient, { nodes }: Workflow): Promise<void> {
	const offered = await client.tools();
	assert.deepEqual(
		offered.map(({ name }) => name).sort(),
		nodes.map(({ name }) => toolNamed(name)).sort(),
	);
	for (const { name, parameters } of nodes) {
		const written: FromAIArgument[] = [];
		traverseNodeParameters(parameters, written);
		const { properties, required = [] } =
			offered.find((one) => one.name === toolNamed(name))?.inputSchema ?? {};
		assert.deepEqual(
			new Map(Object.entries(properties ?? {}).map(([key, one]) => [key, one.description])),
			new Map(written.map(({ key, description }) => [key, description])),
		);
		assert(written.every(({ description = '' }) => /\w{3}/.test(description)));
		const needed = written.filter(({ defaultValue }) => defaultValue === undefined);
		assert.deepEqual(new Set(required), new Set(needed.map(({ key }) => key)));
	}
}

const MORE = 'To see others, search more narrowly, or ask for more if this tool takes a limit.';

/** What each node does from names alone, and what is left out may be left out. */
const WORKS: Record<string, (client: McpClient, sandbox: Sandbox) => Promise<void>> = {
	async Aircall(client, sandbox) {
		const asked = { number: 'Paris Sales', user: 'Amélie Laurent', limit: 1 };
		const [call] = await told(client, 'Find Calls', asked);
		assert.deepEqual(pick(call, 'number_name', 'user_name'), {
			...{ number_name: 'Paris Sales', user_name: 'Amélie Laurent' },
		});
		await told(client, 'Tag a Call', { call: String(call.id), tags: 'churn risk' });
		const path = `calls/${String(call.id)}`;
		const { call: held } = emulated<{ call: { tags: IDataObject[] } }>(sandbox, 'aircall', path);
		assert(held.tags.some(({ name }) => name === 'Churn risk'));
		const text = { to: '+33 6 39 98 00 08', text: 'We call you back at three.' };
		const [sent] = await told(client, 'Text a Contact', { number: 'paris sales', ...text });
		assert.equal(sent.body, text.text);
	},
	async Salesloft(client, sandbox) {
		const [person, , note] = await told(client, 'Find People', { account: 'Contoso', limit: 2 });
		assert.deepEqual(note, { note: `There may be more records than these 2. ${MORE}` });
		const email = String(person.email_address);
		await told(client, 'Add to Cadence', { person: email, cadence: 'inbound follow-up' });
		const held = (path: string) =>
			emulated<{ data: IDataObject[] }>(sandbox, 'salesloft', path).data;
		const on = `person_id[]=${String(person.id)}&cadence_id[]=${salesloftAccount.cadences.inbound}`;
		assert.equal(held(`cadence_memberships?${on}`).length, 1);
		const task = { subject: 'Send the price list', type: 'email', due: '2031-05-02' };
		await told(client, 'Create a Sales Task', { ...task, person: email, user: 'Sam Standard' });
		assert.deepEqual(
			held(`tasks?person_id[]=${String(person.id)}&per_page=100`)
				.filter(({ subject }) => subject === task.subject)
				.map(({ due_date, user }) => [due_date, (user as IDataObject).id]),
			[[task.due, salesloftAccount.standardUser.id]],
		);
	},
	async Nutshell(client, sandbox) {
		const lead = { title: 'Sensors for the harbour', person: 'Ines Okoye', owner: 'Chidi Okafor' };
		const [{ id }] = await told(client, 'Create a Lead', lead);
		await told(client, 'Move a Lead', { lead: lead.title, stage: 'demo' });
		const { leads } = emulated<{ leads: IDataObject[] }>(
			sandbox,
			'nutshell',
			`leads/${String(id)}`,
		);
		assert.deepEqual(pick(leads[0].links as IDataObject, 'stage', 'owner'), {
			...{ stage: '2-stages', owner: '37-users' },
		});
		const found = await told(client, 'Find Leads', { words: 'Ines Okoye' });
		assert.deepEqual(
			found.map((one) => one.id),
			[id],
		);
	},
	async Shortcut(client, sandbox) {
		const story = {
			title: 'Say why a payment failed',
			type: 'bug',
			team: 'Platform',
			owner: 'ben',
		};
		const [{ id }] = await told(client, 'Create a Story', story);
		const moved = { story: `sc-${String(id)}`, state: 'in development' };
		await told(client, 'Move a Story', moved);
		const held = emulated(sandbox, 'shortcut', `stories/${String(id)}`);
		assert.deepEqual(pick(held, 'workflow_state_id', 'owner_ids'), {
			workflow_state_id: shortcutAccount.states.inDevelopment,
			owner_ids: [shortcutAccount.members.ben],
		});
		const [, note] = await told(client, 'Find Stories', { words: 'invoice page', limit: 1 });
		assert.match(String(note.note), new RegExp(`^These are 1 of \\d+ records\\. ${MORE}$`));
	},
};

/** What is wrong is told to the model so that it can mend it. */
async function assertRefusals(client: McpClient): Promise<void> {
	const moved = { story: `sc-${shortcutAccount.firstStory}`, state: 'In Developement' };
	assert.match(
		await refused(client, 'Move a Story', moved),
		/There is no workflow state called "In Developement"\. The nearest are "In Development .*Give one of these names, or an ID/,
	);
	assert.match(
		await refused(client, 'Move a Story', { story: 'Add the invoice page', state: 'Completed' }),
		/'Story' must be a whole number, a short name such as sc-123 or a web address/,
	);
	assert.match(
		await refused(client, 'Move a Story', { state: 'Completed' }),
		/Required\s+→ at story/,
	);
	// Tools are called by the names that are listed: those of their nodes, with _ for each blank.
	await assert.rejects(client.call('Move a Story', moved), { message: 'Tool not found' });
}

/** A file is told as the record that it belongs to: no bytes of it, and no link to it. */
async function assertNoMedia(client: McpClient): Promise<void> {
	const id = aircallAccount.calls.recorded;
	const [call, ...more] = await told(client, RECORDING, { call: String(id) });
	assert.deepEqual([more, pick(call, 'id', 'recording')], [[], { id, recording: true }]);
	const all = await told(client, 'Find Calls', { limit: 30 });
	assert(all.some(({ recording }) => recording === true));
	assert(!client.read.some((text) => /recordings\.|\.mp3|base64/.test(text)));
}

/** Whether a credential is for one of the four. */
const isOurs = (one: NewCredential) => providers.some(({ type }) => type.name === one.type);

/** With credentials that may only read, each tool that writes says so, and nothing is sent. */
async function assertReadOnly(client: McpClient, traffic: Traffic): Promise<void> {
	const writes: Array<[provider: string, node: string, given: object]> = [
		['Aircall', 'Tag a Call', { call: '2812000001', tags: 'Lead' }],
		['Salesloft', 'Add to Cadence', { person: 'a@b.example', cadence: 'Inbound Follow-up' }],
		['Nutshell', 'Move a Lead', { lead: 'Lead-1000', stage: 'Demo' }],
		['Shortcut', 'Create a Story', { title: 'Not to be made' }],
	];
	traffic.take();
	for (const [provider, node, given] of writes) {
		assert.match(
			await refused(client, node, given),
			new RegExp(`The ${provider} credential is read-only, so nothing was sent`),
		);
	}
	assert.deepEqual(traffic.take(), []);
	const [lead] = await told(client, 'Find Leads', { words: 'Acme', limit: 1 });
	assert.match(String(lead.id), /^\d+-leads$/);
}

/** @returns how many examples there were */
export async function checkMcp(
	checks: Checks,
	playground: Playground,
	traffic: Traffic,
): Promise<number> {
	const { rest, credentials } = playground;
	const example = await exampleNamed(playground, EXAMPLE);
	const copy = withFile(example, credentials);
	const url = await published(playground, copy, 'tools');

	await checks.check('MCP: nobody gets in without the token', async () => {
		await assert.rejects(McpClient.open(url), /^Error: 403 /);
	});
	await checks.check(
		'MCP: a program is told of twelve tools, and what each of them takes',
		async () => {
			const client = await McpClient.open(await published(playground, example, 'twelve'), TOKEN);
			assert.equal(client.server.serverInfo.name, 'MCP_Server_Trigger');
			const tools = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-quartet.'));
			assert.equal(tools.length, TOOLS);
			await assertDescribed(client, { ...example, nodes: tools });
			await client.close();
		},
	);
	const client = await McpClient.open(url, TOKEN);
	await checks.check('MCP: a program is told which service holds what', () =>
		assert.match(String(client.server.instructions), /Calls are in Aircall/),
	);
	for (const [provider, work] of Object.entries(WORKS)) {
		const sentence = `MCP: ${provider} does what a program asks, from names alone`;
		await checks.check(sentence, async () => await work(client, traffic));
	}
	await checks.check('MCP: what is wrong is told so that it can be mended', () =>
		assertRefusals(client),
	);
	await checks.check('MCP: a model reads no file and no link to one', () => assertNoMedia(client));
	await checks.check('MCP: a credential that may only read sends no write', async () => {
		const bounded: Credential[] = [];
		for (const { id: _, ...one } of credentials.filter(isOurs)) {
			const data = { ...one.data, readOnly: true };
			const read = { ...one, name: `${one.name}, read only`, data };
			bounded.push({ ...read, id: (await rest.createCredential(read)).id });
		}
		const others = credentials.filter((one) => !isOurs(one));
		const reading = { ...copy, ...connect(copy, [...bounded, ...others]) };
		const reader = await McpClient.open(await published(playground, reading, 'read'), TOKEN);
		await assertReadOnly(reader, traffic);
		await reader.close();
	});
	await checks.check('MCP: a model is sent no secret', () => {
		const secrets = credentials.flatMap(spellingsIn);
		assert(secrets.length > 0 && client.read.length > 10);
		assert(!secrets.some((one) => client.read.join().includes(one)), 'a secret was told');
	});
	await client.close();
	return 1;
}
