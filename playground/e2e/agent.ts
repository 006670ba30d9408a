/** An AI Agent that has the nodes for tools, and a model that names everything as people do. */
import assert from 'node:assert/strict';
import type { Sandbox } from '../../sandbox';
import type { Playground } from '../playground';
import { outputOf, type Execution } from '../rest';
import type { Checks } from './checks';
import { chatting, exampleNamed } from './run-example';
import { spellingsOfAll } from './secrets';
import {
	LAST_WORDS,
	toolNamed,
	type Script,
	type ScriptedModel,
	type Turn,
} from './scripted-model';
import type { Traffic } from './traffic';

/** An example with an agent, and what the model does in it. */
export interface AgentExample {
	name: string;
	/** What the agent does, as a sentence. */
	does: string;
	/** What a person writes, where it begins with a chat. */
	asks?: string;
	script: Script;
	/** The arguments that are names, by the node that is the tool. */
	naming: Record<string, string[]>;
	/** Looks at what the emulators hold once the agent has ended, and at what they were asked. */
	assertDone: (sandbox: Sandbox, execution: Execution, requests: string[]) => void;
	/** What else is looked at, by its sentence, in what the model heard. */
	heard?: Record<string, (heard: Turn[]) => void>;
}

/**
 * Every argument of every tool is described to the model, where a name is welcome, that is said, and
 * the model gives what it has to.
 */
function assertDescribed(
	{ heard: [{ tools }], said }: ScriptedModel,
	{ naming, asks }: AgentExample,
) {
	const offered = new Map(tools.map(({ function: tool }) => [tool.name, tool.parameters]));
	const used = new Set(said.map(({ node }) => toolNamed(node)));
	// An assistant has more tools than one question takes.
	if (asks === undefined) assert.deepEqual([...used].sort(), [...offered.keys()].sort());
	for (const [tool, { properties = {} }] of offered) {
		for (const [name, { description = '' }] of Object.entries(properties)) {
			const isName = naming[tool.replaceAll('_', ' ')]?.includes(name);
			assert.match(description, isName ? /\bnames?\b/ : /\w{3}/, `${tool}: ${name}`);
		}
	}
	for (const { node, arguments: given } of said) {
		const { properties = {}, required = [] } = offered.get(toolNamed(node)) ?? {};
		const optional = Object.keys(properties).filter((name) => 'default' in properties[name]);
		assert.deepEqual([...required, ...optional].sort(), Object.keys(properties).sort(), node);
		assert.deepEqual(
			required.filter((name) => !(name in given)),
			[],
			node,
		);
	}
}

/** Runs an example with an agent once. */
export async function checkAgent(
	checks: Checks,
	playground: Playground,
	traffic: Traffic,
	model: ScriptedModel,
	example: AgentExample,
): Promise<void> {
	await checks.check(example.does, async () => {
		const workflow = await exampleNamed(playground, example.name);
		model.learn(example.script);
		traffic.take();
		const { rest } = playground;
		const execution = await rest.execute(
			example.asks === undefined
				? workflow
				: await rest.createWorkflow(chatting(workflow, example.asks)),
		);
		assert.equal(execution.error?.message, undefined);
		assert.equal(outputOf(execution, 'AI Agent')[0].output, LAST_WORDS);
		const requests = traffic.take().filter((request) => !request.endsWith('/chat/completions'));
		example.assertDone(traffic, execution, requests);
	});
	await checks.check(`${example.name}: the model is sent no secret`, () => {
		const secrets = spellingsOfAll(playground, traffic);
		const heard = JSON.stringify(model.heard);
		assert(secrets.length > 0 && !secrets.some((one) => heard.includes(one)), 'a secret was told');
	});
	await checks.check(`${example.name}: the tools tell the model what to give`, () =>
		assertDescribed(model, example),
	);
	for (const [sentence, look] of Object.entries(example.heard ?? {})) {
		await checks.check(sentence, () => look(model.heard));
	}
}
