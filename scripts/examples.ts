/** The workflows that people import, as their files hold them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { root } from './root';

export interface Example {
	/** From the root of the repository. */
	path: string;
	/** Its picture, below docs/images and without its ending. */
	picture: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** The type of a text on the canvas, which is no node for people. */
export const NOTE = 'n8n-nodes-base.stickyNote';

/** @param path of its file, from the root of the repository */
export function exampleAt(path: string): Example {
	const text = readFileSync(join(root, path), 'utf8');
	const { name, nodes, connections, settings } = JSON.parse(text) as Example;
	const picture = `example-${basename(path, '.json')}`;
	return { path, picture, name, nodes, connections, settings };
}

/** All examples, in the order of their files. */
export function examples(): Example[] {
	const files = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => exampleAt(`examples/${file}`));
}
