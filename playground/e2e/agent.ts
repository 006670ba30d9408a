import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { aircallAccount } from '../../sandbox/aircall';
import { nutshellAccount } from '../../sandbox/nutshell';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import type { Playground } from '../playground';
import { outputOf, toldByTool, type Execution } from '../rest';
import type { Checks } from './checks';
import { exampleNamed } from './run-example';
import { LAST_WORDS, type ScriptedCall, type ScriptedModel, type Turn } from './scripted-model';

export const AGENT_EXAMPLE = 'All four: an agent does what was agreed';

/** The tools, by the names of their nodes. */
const STORY = 'Create a Story';
const CADENCE = 'Add Person to Cadence';
const LEAD = 'Move a Lead';
const TAGS = 'Tag the Call';

const call = (node: string, given: Record<string, string>): ScriptedCall => ({
	tool: node.replaceAll(' ', '_'),
	arguments: given,
});

const story = (state: string) =>
	call(STORY, {
		...{ title: 'Open the invoice page in Firefox', details: 'null', type: 'bug', state },
		...{ team: 'Platform', owner: 'Ben Lindqvist', label: 'customer request' },
	});

const others = [
	call(CADENCE, { person: 'ada.hill21@wayne.example', cadence: 'Inbound Follow-up' }),
	call(LEAD, { lead: 'Lead 5', pipeline: 'Renewals' }),
	call(TAGS, { tags: 'Churn risk, Support' }),
];

/** No ID in it, and at first a state that is not there; what it does not know it calls null. */
export const SCRIPT = [[story('Ready for Dev')], [story('Ready for Development'), ...others]];

/** The arguments that name something, by the name of the tool. */
const NAMING: Record<string, string[]> = {
	[STORY]: ['team', 'state', 'owner', 'label'],
	[CADENCE]: ['cadence'],
	[LEAD]: ['lead', 'pipeline'],
	[TAGS]: ['tags'],
};

/** What the model is told of the state that is not there. */
export const NOT_THERE =
	'There is no workflow state called "Ready for Dev". The nearest are ' +
	'"Ready for Development (Engineering)", "Ready for Release (Engineering)", ' +
	'"In Review (Engineering)", "Delivered (Design)", "In Development (Engineering)". ' +
	'Give one of these names, or an ID [item 0]';

const basic = (user: string, password: string) => ({
	authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** Where each provider's emulator has its records, and who may see them. */
const PROVIDERS = {
	aircall: ['https://api.aircall.io/v1/', basic(aircallAccount.apiId, aircallAccount.apiToken)],
	nutshell: [
		'https://app.nutshell.com/rest/',
		basic(nutshellAccount.username, nutshellAccount.apiKey),
	],
	salesloft: [
		'https://api.salesloft.com/v2/',
		{ authorization: `Bearer ${salesloftAccount.apiKey}` },
	],
	shortcut: ['https://api.app.shortcut.com/api/v3/', { 'shortcut-token': shortcutAccount.token }],
} as const;

/** What an emulator has, without the nodes: its answer to a request. */
function emulated(sandbox: Sandbox, provider: keyof typeof PROVIDERS, path: string): IDataObject {
	const [base, headers] = PROVIDERS[provider];
	const url = new URL(path, base);
	const { body } = sandbox.handle({ method: 'GET', url, headers, body: Buffer.alloc(0) });
	return JSON.parse(body.toString()) as IDataObject;
}

/** Every argument of the script is described to the model, and where a name is welcome, that is said. */
function assertDescribed([{ tools }]: Turn[]): void {
	for (const { tool, arguments: given } of SCRIPT.flat()) {
		const offered = tools.find((one) => one.function.name === tool)?.function;
		assert(offered, `the model is not offered ${tool}`);
		const { properties, required } = offered.parameters;
		assert.deepEqual(required, Object.keys(properties), tool);
		assert.deepEqual(Object.keys(given).sort(), Object.keys(properties).sort(), tool);
		const naming = NAMING[tool.replaceAll('_', ' ')];
		for (const [name, { type, description = '' }] of Object.entries(properties)) {
			assert.equal(type, 'string');
			assert.match(description, naming.includes(name) ? /\bnames?\b/ : /\w{3}/, `${tool}: ${name}`);
		}
	}
}

/** What the emulators hold once the agent has ended. */
function assertDone(sandbox: Sandbox, execution: Execution): void {
	const idFrom = (node: string) => String(toldByTool(execution, node).at(-1)?.id);

	const made = emulated(sandbox, 'shortcut', `stories/${idFrom(STORY)}`);
	const { groups, members, states } = shortcutAccount;
	assert.equal(made.name, 'Open the invoice page in Firefox');
	assert.equal(made.description, '');
	assert.equal(made.story_type, 'bug');
	assert.equal(made.workflow_state_id, states.ready);
	assert.equal(made.group_id, groups.platform);
	assert.deepEqual(made.owner_ids, [members.ben]);
	assert.deepEqual(made.label_ids, [shortcutAccount.labels.customerRequest]);

	const path = `cadence_memberships/${idFrom(CADENCE)}`;
	const { data: membership } = emulated(sandbox, 'salesloft', path) as { data: IDataObject };
	assert.equal((membership.person as IDataObject).id, salesloftAccount.firstPerson + 20);
	assert.equal((membership.cadence as IDataObject).id, salesloftAccount.cadences.inbound);
	assert.equal(membership.currently_on_cadence, true);

	const { leads } = emulated(sandbox, 'nutshell', `leads/${idFrom(LEAD)}`);
	const [{ description, links }] = leads as Array<{ description: string; links: IDataObject }>;
	assert.equal(description, 'Lead 5');
	assert.deepEqual([links.stageset, links.stage], ['2-stagesets', '5-stages']);

	const [{ id }] = outputOf(execution, 'Newest Missed Call');
	const { call: tagged } = emulated(sandbox, 'aircall', `calls/${String(id)}`);
	const { tags } = tagged as { tags: Array<{ name: string }> };
	assert.deepEqual(
		tags.map(({ name }) => name),
		['Churn risk', 'Support'],
	);
}

/** An AI Agent that has the nodes for tools, and a model that names everything as people do. */
export async function checkAgent(
	checks: Checks,
	playground: Playground,
	sandbox: Sandbox,
	model: ScriptedModel,
): Promise<void> {
	await checks.check('an AI agent works in all four from names alone', async () => {
		const workflow = await exampleNamed(playground, AGENT_EXAMPLE);
		model.learn(SCRIPT);
		const execution = await playground.rest.execute(workflow);
		assert.equal(execution.error?.message, undefined);
		assert.equal(outputOf(execution, 'AI Agent')[0].output, LAST_WORDS);
		assertDone(sandbox, execution);
	});
	await checks.check('the tools tell the model what to give, and where a name is welcome', () =>
		assertDescribed(model.heard),
	);
	await checks.check('a name that is not there is told to the model with the nearest ones', () => {
		const answer = model.heard[1].messages.at(-1);
		assert.equal(answer?.role, 'tool');
		assert.deepEqual(JSON.parse(answer.content), [{ error: NOT_THERE }]);
	});
}
