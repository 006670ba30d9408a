/** `scripts/change-over.mjs`, run as people run it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import manifest from '../../package.json';
import { root } from '../../scripts/root';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-change-over-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function changeOver(...args: string[]) {
	const script = join(root, 'scripts', 'change-over.mjs');
	return spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
}

function write(name: string, content: unknown): string {
	const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
	writeFileSync(join(folder, name), text);
	return text;
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const node = (type: string) => ({ name: 'A node', type, typeVersion: 1, parameters: {} });

/** `aircallTrigger` and all others of the pack, and those that are tools of an agent. */
const names = manifest.n8n.nodes
	.map((path) => basename(path, '.node.js'))
	.map((name) => name[0].toLowerCase() + name.slice(1))
	.flatMap((name) => (name.endsWith('Trigger') ? [name] : [name, `${name}Tool`]));

const serviceOf = (name: string) => /^[a-z]+/.exec(name)?.[0];

test('every node of the pack becomes the one of its own package, and comes back unchanged', () => {
	const before = write('all.json', {
		name: 'All',
		nodes: names.map((name) => node(`n8n-nodes-quartet.${name}`)),
	});

	expect(changeOver('--to', 'packages', 'all.json').stdout).toBe(
		'all.json: 16 nodes changed over\n',
	);
	const { nodes } = JSON.parse(read('all.json')) as { nodes: Array<{ type: string }> };
	expect(nodes.map(({ type }) => type)).toEqual(
		names.map((name) => `n8n-nodes-${serviceOf(name)}.${name}`),
	);

	expect(changeOver('--to', 'pack', 'all.json').stdout).toBe('all.json: 16 nodes changed over\n');
	expect(read('all.json')).toBe(before);
});

test('nothing is changed but the types of the nodes of these packages', () => {
	const text = `{ "id": 12345678901234567890, "nodes": [
		{ "type": "n8n-nodes-base.stickyNote", "parameters": { "content": "Uses n8n-nodes-quartet.aircall" } },
		{ "type": "n8n-nodes-quartet.acme" }, { "type": "n8n-nodes-aircall-other.aircall" },
		{ "parameters": { "nodeType": "n8n-nodes-quartet.aircall" }, "type":"n8n-nodes-quartet.aircall" } ] }`;
	write('one.json', text);
	changeOver('--to', 'packages', 'one.json');
	expect(read('one.json')).toBe(
		text.replace('"type":"n8n-nodes-quartet.aircall"', '"type":"n8n-nodes-aircall.aircall"'),
	);
});

test('a list of workflows is changed over, and a workflow that is a parameter of another one', () => {
	const inner = JSON.stringify({ nodes: [node('n8n-nodes-quartet.shortcut')] }, null, 2);
	const outer = { ...node('n8n-nodes-base.executeWorkflow'), parameters: { workflowJson: inner } };
	write('list.json', [{ nodes: [node('n8n-nodes-quartet.nutshell')] }, { nodes: [outer] }]);

	expect(changeOver('--to', 'packages', 'list.json').stdout).toBe(
		'list.json: 2 nodes changed over\n',
	);
	const [first, second] = JSON.parse(read('list.json')) as Array<{ nodes: [typeof outer] }>;
	expect(first.nodes[0].type).toBe('n8n-nodes-nutshell.nutshell');
	expect(second.nodes[0].parameters.workflowJson).toBe(
		inner.replace('n8n-nodes-quartet.shortcut"', 'n8n-nodes-shortcut.shortcut"'),
	);
});

test.each([
	['no JSON', 'not JSON'],
	['no workflow', '{"name":"A credential"}'],
	['an empty list', '[]'],
])('a file that holds %s is told, and no file is changed', (_, content) => {
	const workflow = write('workflow.json', { nodes: [node('n8n-nodes-quartet.aircall')] });
	write('strange.json', content);
	const { status, stderr } = changeOver('--to', 'packages', 'workflow.json', 'strange.json');
	expect([status, stderr]).toEqual([
		1,
		'No workflows that n8n has exported: strange.json. Nothing was changed\n',
	]);
	expect(read('workflow.json')).toBe(workflow);
});

test.each([[[]], [['workflow.json']], [['--to', 'packages']], [['--to', 'toString', 'a.json']]])(
	'with %j, it says how it is used',
	(args) => {
		const { status, stderr } = changeOver(...args);
		expect([status, stderr]).toEqual([
			1,
			'Use: node change-over.mjs --to packages|pack workflows.json …\n',
		]);
	},
);
