/**
 * `npm run docs`: writes the reference parts of README.md and of the pages in docs/ from the code.
 *   --check  writes nothing; fails when a page is older than the operations it lists
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { examples } from './examples';
import { nodeTypes } from './node-types';
import { providers } from './providers';
import { recipes } from './recipes';
import { complaints, pages } from './reference';
import { root } from './root';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
	const made = pages(await providers(), recipes(examples(), await nodeTypes()));
	const written = values.check ? [] : made.filter(({ fresh, problem }) => fresh && problem);
	for (const { path, fresh = '' } of written) {
		writeFileSync(join(root, path), fresh);
		console.log(`${path} was written`);
	}
	const left = complaints(made.filter((page) => !written.includes(page)));
	for (const sentence of left) console.error(sentence);
	process.exitCode = left.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
