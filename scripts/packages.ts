/**
 * `npm run packages`: writes the package of each service as a source tree that stands alone.
 *   --to <folder>  where each gets a folder of its own name; `packages` otherwise
 *   --check        writes them elsewhere, puts each through all that it checks, and removes them
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageOf, services } from './packages/service';
import { sourcesOf, writeSources } from './packages/sources';
import { root } from './root';

async function write(folder: string): Promise<void> {
	for (const service of services) {
		const target = join(folder, packageOf(service));
		const sources = await sourcesOf(service);
		writeSources(service, sources, target);
		console.log(`${target}: ${sources.size} files`);
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { to: { type: 'string' }, check: { type: 'boolean' } } });
	if (!values.check) return await write(values.to ? resolve(values.to) : join(root, 'packages'));
	// Outside of the repository, where nothing of it is found by chance.
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-packages-'));
	try {
		await write(folder);
		// It loads n8n-core, which writing does not need.
		const { checkPackages } = await import('./packages/check');
		await checkPackages(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
