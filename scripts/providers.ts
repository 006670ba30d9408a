/** The providers of this repository, as their sources tell of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TriggerEvent } from '../nodes/engine/vocabulary/event';
import type { NamedOperation, Resource } from '../nodes/engine/vocabulary/operation';
import type { PollingTrigger, Trigger } from '../nodes/engine/vocabulary/trigger';
import manifest from '../package.json';
import { root } from './root';

export interface Provider {
	/** As its folder below nodes/ and as people call it. */
	name: string;
	/** Whether n8n is told of its node. */
	registered: boolean;
	resources: Resource[];
	/** What its trigger node hears, if n8n is told of one. */
	events?: TriggerEvent[];
	/** Its polling trigger, where that knows other events. */
	polled?: PollingTrigger;
	/** What an operation needs beside an account, where the provider sells some apart. */
	needs?: Needs;
}

/** @returns undefined for an operation that every account may use */
export type Needs = (operation: NamedOperation) => string | undefined;

/** The page that documents a provider, as a path from the root. */
export function pageOf(provider: string): string {
	return `docs/${provider.toLowerCase()}.md`;
}

/**
 * The providers that have resources, in the order of their names. One whose node is not registered
 * yet counts only once it has a page.
 */
export async function providers(): Promise<Provider[]> {
	const found = readdirSync(join(root, 'nodes'))
		.sort()
		.map((name) => ({
			name,
			file: join(root, 'nodes', name, 'resources', 'index.ts'),
			registered: manifest.n8n.nodes.includes(`dist/nodes/${name}/${name}.node.js`),
		}))
		.filter(({ name, file, registered }) => {
			return existsSync(file) && (registered || existsSync(join(root, pageOf(name))));
		});
	return await Promise.all(
		found.map(async ({ name, file, registered }) => {
			const { resources } = (await import(file)) as { resources: Resource[] };
			return { name, registered, resources, ...(await soldBy(name)), ...(await heardBy(name)) };
		}),
	);
}

/** What a provider sells apart, where it does. */
async function soldBy(name: string): Promise<Pick<Provider, 'needs'>> {
	const file = join(root, 'nodes', name, 'plans.ts');
	if (!existsSync(file)) return {};
	const { needs } = (await import(file)) as { needs: Needs };
	return { needs };
}

/** What the triggers of a provider hear, where they are registered. */
async function heardBy(name: string): Promise<Pick<Provider, 'events' | 'polled'>> {
	const partOf = async <T>(part: 'trigger' | 'polling', node: string): Promise<T | undefined> => {
		const path = new RegExp(`^dist/nodes/${name}/${name}${node}\\.node\\.js$`);
		const file = join(root, 'nodes', name, `${part}.ts`);
		if (!manifest.n8n.nodes.some((one) => path.test(one)) || !existsSync(file)) return undefined;
		return ((await import(file)) as Record<string, T>)[part];
	};
	const trigger = await partOf<Trigger>('trigger', '\\w*Trigger');
	const polling = await partOf<PollingTrigger>('polling', 'PollingTrigger');
	return {
		...(trigger && { events: trigger.events }),
		...(polling && polling.events !== trigger?.events && { polled: polling }),
	};
}
