/**
 * `npm run build`: writes what each operation gives beside the built nodes, where n8n's editor looks for
 * it (dist/nodes/<Provider>/__schema__/v1.0.0/<resource>/<operation>.json) and shows it before the
 * first run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { providers } from './providers';
import { root } from './root';
import { schemaFiles } from './schemas/files';

async function main(): Promise<void> {
	for (const { name, resources } of await providers()) {
		const { files, unknown } = await schemaFiles(name, resources);
		for (const [path, text] of files) {
			const file = join(root, 'dist', 'nodes', name, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
		const none = unknown.length > 0 ? `; nothing is known of ${unknown.join(', ')}` : '';
		console.log(`${name}: ${files.size} output schemas${none}`);
	}
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
