/**
 * Lints node sources that exist only as text: reads `[{ file, code }]` from standard input and
 * writes what was found to standard output. A process of its own, since one of the two plugins is
 * an ES module, which Jest cannot load.
 */
import { json } from 'node:stream/consumers';
import communityNodes from '@n8n/eslint-plugin-community-nodes';
import { Linter } from 'eslint';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { parser } from 'typescript-eslint';

/**
 * Rules of the nodes ruleset that n8n's own lint and scan have switched off too: they ask for
 * `['main']`, where a rule of the other plugin asks for `NodeConnectionTypes.Main`.
 */
const off = [
	'node-class-description-inputs-wrong-regular-node',
	'node-class-description-outputs-wrong',
];

/** What looks at a description alone; the others read files, or code that the lint of the sources sees. */
const communityRules = [
	'no-builder-hint-leakage',
	'no-emoji-in-options',
	'no-hardcoded-secrets',
	'no-unsafe-connection-type-cast',
	'node-connection-type-literal',
	'node-usable-as-tool',
	'require-node-description-fields',
	'resource-operation-pattern',
	'trigger-node-conventions',
];

const nodeRules = Object.keys(nodesBase.rules).filter(
	(rule) => rule.startsWith('node-') && !off.includes(rule),
);

const config = {
	files: ['**/*.ts'],
	languageOptions: { parser },
	plugins: { 'n8n-nodes-base': nodesBase, 'community-nodes': communityNodes },
	rules: Object.fromEntries([
		...nodeRules.map((rule) => [`n8n-nodes-base/${rule}`, 'error']),
		...communityRules.map((rule) => [`community-nodes/${rule}`, 'error']),
	]),
};

/** The text between two positions, cut where it gets long. */
function textAt(code, { line, column, endLine = line, endColumn = column }) {
	const lines = code.split('\n').slice(line - 1, endLine);
	lines[lines.length - 1] = lines.at(-1).slice(0, endColumn - 1);
	lines[0] = lines[0].slice(column - 1);
	return lines.join(' ').replaceAll(/\s+/g, ' ').slice(0, 300);
}

const linter = new Linter({ configType: 'flat' });

function lint({ file, code }) {
	return linter.verify(code, config, { filename: file, allowInlineConfig: false }).map((found) => ({
		file,
		rule: found.ruleId ?? 'parser',
		message: found.message,
		text: textAt(code, found),
	}));
}

const sources = await json(process.stdin);
process.stdout.write(JSON.stringify(sources.flatMap(lint)));
