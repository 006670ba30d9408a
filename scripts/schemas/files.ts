/** The files of output schemas, as n8n looks for them beside a node. */
import { join } from 'node:path';
import type { Api } from '../../nodes/engine/vocabulary/api';
import type { Resource } from '../../nodes/engine/vocabulary/operation';
import { readContract } from '../../sandbox/contract';
import { readFacts } from '../../sandbox/facts';
import { root } from '../root';
import { Outputs } from './outputs';

/** n8n looks for the version of the node, in three parts. */
const FOLDER = '__schema__/v1.0.0';

export interface SchemaFiles {
	/** Their texts, by their paths below the folder of the node. */
	files: Map<string, string>;
	/** The operations of whose answers nothing is known: `contact.addEmail`. */
	unknown: string[];
}

/** @param name the provider, as its folder below nodes/ */
export async function schemaFiles(name: string, resources: Resource[]): Promise<SchemaFiles> {
	const outputs = await outputsOf(name, resources);
	const files = new Map<string, string>();
	const unknown: string[] = [];
	for (const { value: resource, operations } of resources) {
		for (const operation of operations) {
			const schema = await outputs.schema(operation);
			if (schema) {
				const text = JSON.stringify({ ...schema, version: 1 });
				files.set(`${FOLDER}/${resource}/${operation.value}.json`, text);
			} else {
				unknown.push(`${resource}.${operation.value}`);
			}
		}
	}
	return { files, unknown };
}

/** What the operations of a provider give. */
export async function outputsOf(name: string, resources: Resource[]): Promise<Outputs> {
	const provider = name.toLowerCase();
	const apis = (await import(join(root, 'nodes', name, 'api.ts'))) as Record<string, Api>;
	const [contract, facts] = [readContract(provider), readFacts(provider)];
	return new Outputs({ api: apis[provider], contract, facts, resources });
}
