/** What nodes say about themselves to the editor: ours, n8n's own, and one that is larger than any. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { describe } from '../nodes/engine/editor/describe';
import { resources as aircall } from '../nodes/Aircall/resources';
import { resources as nutshell } from '../nodes/Nutshell/resources';
import { resources as salesloft } from '../nodes/Salesloft/resources';
import { resources as shortcut } from '../nodes/Shortcut/resources';
import { communityPackages } from '../playground/n8n';
import { grown } from './grown';

const MODULES = join(__dirname, '..', 'playground', 'node_modules');

/** The parameters of our nodes. */
export const ours = {
	aircall: describe(aircall),
	nutshell: describe(nutshell),
	salesloft: describe(salesloft),
	shortcut: describe(shortcut),
};

/** The parameters of a node of n8n's own, in one of its versions. */
export function ofN8n(name: string, version: number): INodeProperties[] {
	const file = join(MODULES, 'n8n-nodes-base', 'dist', 'types', 'nodes.json');
	const types = JSON.parse(readFileSync(file, 'utf8')) as Array<{
		name: string;
		version: number | number[];
		properties: INodeProperties[];
	}>;
	const found = types.find((type) => type.name === name && [type.version].flat().includes(version));
	if (!found) throw new Error(`n8n has no ${name} in version ${version}`);
	return found.properties;
}

/** The Salesloft node grown to at least so many operations. */
export interface Grown {
	type: string;
	properties: INodeProperties[];
}

const PACKAGE = 'n8n-nodes-grown';

/** Puts a package of grown Salesloft nodes beside this pack, for an n8n that has yet to start. */
export function placeGrown(userFolder: string, sizes: number[]): Grown[] {
	const folder = join(communityPackages(userFolder), PACKAGE);
	mkdirSync(folder, { recursive: true });
	const made = sizes.map((operations): Grown => {
		const type = `salesloft${operations}`;
		const properties = grown(ours.salesloft, operations);
		const described = {
			name: type,
			displayName: `Salesloft, ${operations} operations`,
			properties,
		};
		writeFileSync(join(folder, `${type}.json`), JSON.stringify(described));
		writeFileSync(join(folder, `${type}.node.js`), program(type));
		return { type: `${PACKAGE}.${type}`, properties };
	});
	const nodes = sizes.map((operations) => `salesloft${operations}.node.js`);
	const n8n = { n8nNodesApiVersion: 1, nodes, credentials: [] };
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: PACKAGE, version: '1.0.0', n8n }),
	);
	return made;
}

/** The node of this pack under another description; n8n finds its class by the name of the file. */
function program(type: string): string {
	return `const { Salesloft } = require('n8n-nodes-quartet/dist/nodes/Salesloft/Salesloft.node.js');
exports.${type} = class extends Salesloft {
	constructor() {
		super();
		const { icon, usableAsTool, ...description } = this.description;
		this.description = { ...description, ...require('./${type}.json') };
	}
};
`;
}
