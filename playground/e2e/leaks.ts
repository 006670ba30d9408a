import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findInFile, spellingsOf } from '../../test/security/canary';
import { storedTables } from '../database';
import type { NewCredential } from '../rest';
import type { Checks } from './checks';
import { spellingsIn } from './secrets';
import type { Traffic } from './traffic';

const DATABASE = 'database.sqlite';

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/** Searches files for any of these texts. */
async function holding(files: string[], texts: string[]): Promise<string[]> {
	const found: string[] = [];
	for (const file of files) if ((await findInFile(file, texts)).length > 0) found.push(file);
	return found;
}

/**
 * All texts of n8n's database but what the nodes of a workflow remember, by their tables. An execution
 * has a copy of its workflow.
 */
function forgetful(userFolder: string): Array<[table: string, texts: string[]]> {
	return Object.entries(storedTables(userFolder)).map(([table, rows]) => [
		table,
		rows.flatMap(({ staticData: _, workflowData, ...row }) => {
			const workflow = JSON.parse(String(workflowData ?? null)) as object | null;
			return [...Object.values(row), JSON.stringify({ ...workflow, staticData: null })].map(String);
		}),
	]);
}

/** What n8n was given that nobody else may read. */
interface Secrets {
	credentials: NewCredential[];
	/** Knows those of the webhooks. */
	traffic: Traffic;
}

/**
 * Searches all that n8n keeps on disk (its database with what is yet to be written into it, its
 * event log, its settings) for secrets: those of credentials may stand in the encrypted credentials
 * only, those of webhooks in what the trigger remembers.
 * @param userFolder n8n's own
 * @param stored a text that runs have left there, to see that the search would find something
 */
export async function checkLeaks(
	checks: Checks,
	userFolder: string,
	{ credentials, traffic }: Secrets,
	stored: string,
): Promise<void> {
	const folder = join(userFolder, '.n8n');
	const files = filesIn(folder);
	const isDatabase = (file: string) => relative(folder, file).startsWith(DATABASE);
	const named = (found: string[]) => found.map((file) => relative(folder, file));

	await checks.check('after all runs, no file of n8n holds a secret in any spelling', async () => {
		assert(files.some((file) => file.endsWith(`${DATABASE}-wal`)));
		const control = await holding(files, [stored]);
		assert(control.some(isDatabase), `found in ${named(control).join()}`);
		for (const credential of credentials) {
			const found = await holding(files, spellingsIn(credential));
			assert.deepEqual(named(found), [], credential.name);
		}
	});

	await checks.check(
		'the secret of a webhook stands in the memory of its trigger alone',
		async () => {
			const secrets = [...traffic.hookSecrets];
			const spellings = secrets.flatMap((secret) => spellingsOf(secret));
			assert((await holding(files.filter(isDatabase), secrets)).length > 0, 'none is remembered');
			const others = files.filter((file) => !isDatabase(file));
			assert.deepEqual(named(await holding(others, spellings)), []);
			const tables = forgetful(userFolder);
			const among = (texts: string[]) =>
				tables
					.filter(([, all]) => all.some((one) => texts.some((text) => one.includes(text))))
					.map(([table]) => table);
			assert(among([stored]).includes('execution_data'), `found in ${among([stored]).join()}`);
			assert.deepEqual(among(spellings), []);
		},
	);
}
