import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findInFile } from '../../test/security/canary';
import type { NewCredential } from '../rest';
import type { Checks } from './checks';
import { spellingsIn } from './secrets';

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Searches all that n8n keeps on disk (its database with what is yet to be written into it, its
 * event log, its settings) for secrets, which only the encrypted credentials may hold.
 * @param stored a text that runs have left there, to see that the search would find something
 */
export async function checkLeaks(
	checks: Checks,
	folder: string,
	credentials: NewCredential[],
	stored: string,
): Promise<void> {
	const files = filesIn(folder);
	const holding = async (spellings: string[]) => {
		const found: string[] = [];
		for (const file of files) {
			if ((await findInFile(file, spellings)).length > 0) found.push(relative(folder, file));
		}
		return found;
	};
	await checks.check('after all runs, no file of n8n holds a secret in any spelling', async () => {
		assert(files.some((file) => file.endsWith('database.sqlite')));
		const control = await holding([stored]);
		assert(
			control.some((file) => file.startsWith('database.sqlite')),
			`found in ${control.join()}`,
		);
		for (const credential of credentials) {
			assert.deepEqual(await holding(spellingsIn(credential)), [], credential.name);
		}
	});
}
