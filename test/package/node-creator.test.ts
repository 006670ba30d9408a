/** How the nodes are found where n8n adds one to a workflow. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
