/**
 * `npm run docs`: writes the reference parts of README.md and docs/<provider>.md from the code.
 *   --check  writes nothing; fails when a page is older than the operations it lists
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complaints, pages, providers } from './reference';

const root = resolve(__dirname, '..');

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
	const made = pages(await providers());
	const stale = complaints(made);
	if (values.check) {
		for (const sentence of stale) console.error(sentence);
		process.exitCode = stale.length > 0 ? 1 : 0;
		return;
	}
	for (const { path, text, fresh } of made) {
		if (text !== fresh) writeFileSync(join(root, path), fresh);
		console.log(`${path}: ${text === fresh ? 'already says so' : 'written'}`);
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
