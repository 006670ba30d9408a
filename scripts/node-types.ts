import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import manifest from '../package.json';
import { root } from './root';

/** The nodes of this pack, by what they are called in a workflow. */
export type NodeTypes = Map<string, INodeTypeDescription>;

/** Every node of package.json, as its class describes it. */
export async function nodeTypes(): Promise<NodeTypes> {
	const made = manifest.n8n.nodes.map(async (file) => {
		const path = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		const name = path.slice(path.lastIndexOf('/') + 1, -'.node.ts'.length);
		const held = (await import(join(root, path))) as Record<
			string,
			new () => { description: INodeTypeDescription }
		>;
		const { description } = new held[name]();
		return [`${manifest.name}.${description.name}`, description] as const;
	});
	return new Map(await Promise.all(made));
}
