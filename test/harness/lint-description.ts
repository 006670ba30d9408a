import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { jsonParse, type INodeType } from 'n8n-workflow';
import { descriptionSource } from './description-source';

/** What a lint rule says about a built description. */
export interface LintFinding {
	file: string;
	rule: string;
	message: string;
	/** The source text at fault. */
	text: string;
}

/** A node with the name of its class, by which its file is called too. */
export interface NamedNode {
	className: string;
	node: INodeType;
}

/**
 * Holds built descriptions to n8n's lint rules for nodes.
 * @throws when the linter itself does not run to its end
 */
export function lintDescriptions(nodes: NamedNode[]): LintFinding[] {
	const sources = nodes.map(({ className, node }) => ({
		file: `nodes/${className}/${className}.node.ts`,
		code: descriptionSource(className, node),
	}));
	// Told that it is under test, one of the plugins takes every file for Test.node.ts.
	const env = { ...process.env, NODE_ENV: 'production' };
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(__dirname, 'lint-source.mjs')],
		{ input: JSON.stringify(sources), encoding: 'utf8', maxBuffer: Infinity, env },
	);
	if (status !== 0) throw new Error(`The linter stopped: ${stderr}`);
	return jsonParse<LintFinding[]>(stdout);
}
