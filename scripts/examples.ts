/** The workflows that people import, as their files hold them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { root } from './root';

export interface Example {
	/** From the root of the repository. */
	path: string;
	/** Its picture, below docs/images and without its ending. */
	picture: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
}

/** All examples, in the order of their files. */
export function examples(): Example[] {
	const files = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => {
		const path = `examples/${file}`;
		const { name, nodes, connections } = JSON.parse(
			readFileSync(join(root, path), 'utf8'),
		) as Example;
		return { path, picture: `example-${file.replace('.json', '')}`, name, nodes, connections };
	});
}
