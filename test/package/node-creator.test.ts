/** How the nodes are found where n8n adds one to a workflow. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';

const NODES = join(__dirname, '..', '..', 'nodes');

function aliasesOf(provider: string, node: string): string[] {
	const text = readFileSync(join(NODES, provider, `${node}.node.json`), 'utf8');
	return (JSON.parse(text) as { alias: string[] }).alias;
}

describe.each(['Aircall', 'Salesloft', 'Shortcut'])('%s', (provider) => {
	// n8n shows both as one entry, and forgets the aliases of the trigger.
	test('is found by all that its trigger of the same name is found by', () => {
		const own = aliasesOf(provider, provider);
		const missing = aliasesOf(provider, `${provider}Trigger`).filter((one) => !own.includes(one));
		expect(missing).toEqual([]);
	});
});

/** How people say what their workflow is to start with or to do, when they search. */
test.each([
	['Aircall', 'AircallTrigger', 'call missed'],
	['Aircall', 'AircallPollingTrigger', 'call missed'],
	['Nutshell', 'NutshellPollingTrigger', 'lead changed'],
	['Nutshell', 'NutshellWebhookTrigger', 'lead changed'],
	['Salesloft', 'Salesloft', 'create person'],
	['Salesloft', 'Salesloft', 'log a call'],
	['Salesloft', 'Salesloft', 'GDPR'],
	['Nutshell', 'NutshellPollingTrigger', 'stage changed'],
	['Nutshell', 'NutshellWebhookTrigger', 'stage changed'],
	['Salesloft', 'SalesloftTrigger', 'prospect replied'],
	['Salesloft', 'SalesloftTrigger', 'email replied to'],
	['Shortcut', 'ShortcutTrigger', 'story moved to state'],
	['Shortcut', 'ShortcutTrigger', 'story state changed'],
])('%s: %s is found by “%s”', (provider, node, words) => {
	expect(aliasesOf(provider, node)).toContain(words);
});

/** How people say what a node is to do. */
test.each([
	['Nutshell', 'log a call'],
	['Nutshell', 'move lead'],
	['Nutshell', 'quote'],
	['Nutshell', 'invoice'],
])('%s is found by “%s”', (provider, words) => {
	expect(aliasesOf(provider, provider)).toContain(words);
});

test('events are offered as sentences that keep their capitals', () => {
	const { properties } = new AircallTrigger().description;
	const { options = [] } = properties.find(({ name }) => name === 'events') ?? {};
	const actions = options.map((option) => ('action' in option ? option.action : undefined));
	expect(actions).toContain('On AI voice agent call ended');
	expect(actions).toContain('On call missed');
	expect(actions.every((action) => action?.startsWith('On '))).toBe(true);
});
