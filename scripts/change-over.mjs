/**
 * Changes workflows over from the pack of four services to the packages of one service each, or back. A
 * workflow names for each node the package that it comes from; nothing else in it differs.
 *
 *   node change-over.mjs --to packages workflows.json more.json
 *   node change-over.mjs --to pack workflows.json
 *
 * The files are what n8n exports: one workflow, or several in a list. They are changed in place, and
 * nothing in them but the types of nodes. It needs Node.js and no other file of this repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const SERVICES = 'aircall|nutshell|salesloft|shortcut';

/** Before the type of a node. A workflow within a parameter is text, where quotes have backslashes. */
const TYPE = String.raw`(?<=\\*"type\\*":\s*\\*")`;

/** What is looked for, and what is put in its place, by what the workflows are changed over to. */
const CHANGES = {
	packages: [
		new RegExp(`${TYPE}n8n-nodes-quartet\\.(${SERVICES})(?=\\w*\\\\*")`, 'g'),
		'n8n-nodes-$1.$1',
	],
	pack: [
		new RegExp(`${TYPE}n8n-nodes-(${SERVICES})\\.\\1(?=\\w*\\\\*")`, 'g'),
		'n8n-nodes-quartet.$1',
	],
};

/** Whether a text is what n8n exports. */
function isExport(text) {
	try {
		const workflows = [JSON.parse(text)].flat();
		return workflows.length > 0 && workflows.every((workflow) => Array.isArray(workflow?.nodes));
	} catch {
		return false;
	}
}

function main() {
	const { values, positionals } = parseArgs({
		options: { to: { type: 'string' } },
		allowPositionals: true,
	});
	const change = Object.hasOwn(CHANGES, values.to ?? '') ? CHANGES[values.to] : undefined;
	if (!change || positionals.length === 0) {
		throw new Error('Use: node change-over.mjs --to packages|pack workflows.json …');
	}
	const files = positionals.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
	const strange = files.filter(({ text }) => !isExport(text)).map(({ file }) => file);
	if (strange.length > 0) {
		throw new Error(
			`No workflows that n8n has exported: ${strange.join(', ')}. Nothing was changed`,
		);
	}
	const [pattern, replacement] = change;
	for (const { file, text } of files) {
		const nodes = text.match(pattern)?.length ?? 0;
		if (nodes > 0) writeFileSync(file, text.replace(pattern, replacement));
		console.log(`${file}: ${nodes} nodes changed over`);
	}
}

try {
	main();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
