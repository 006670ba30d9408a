import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findInFile, spellingsOf } from '../../test/security/canary';
import { storedTables } from '../database';
import { ears, listener } from '../deliveries';
import type { N8n } from '../n8n';
import type { Playground } from '../playground';
import type { Checks } from './checks';
import { failingNodes, refusedWrite } from './failures';
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

/** All texts of n8n's database by their tables, without what the nodes of workflows remember. */
function textsOf(n8n: N8n): Array<[table: string, texts: string[]]> {
	return Object.entries(storedTables(n8n)).map(([table, rows]) => [
		table,
		rows.flatMap(({ staticData: _, ...row }) => Object.values(row).map(String)),
	]);
}

/**
 * Searches all that n8n keeps on disk (its database with what is yet to be written into it, its
 * event log, its settings) for secrets: those of credentials may stand in the encrypted credentials
 * only, those of webhooks in what their triggers remember.
 * @param traffic knows the webhooks that were made
 */
export async function checkLeaks(
	checks: Checks,
	playground: Playground,
	traffic: Traffic,
): Promise<void> {
	const { n8n } = playground;
	const folder = join(n8n.userFolder, '.n8n');
	const isDatabase = (file: string) => relative(folder, file).startsWith(DATABASE);
	const named = (found: string[]) => found.map((file) => relative(folder, file));
	/** What runs have left there, to see that the search would find something. */
	const stored = refusedWrite.message;

	await checks.check('after all runs, no file of n8n holds a secret in any spelling', async () => {
		const files = filesIn(folder);
		assert(files.some((file) => file.endsWith(`${DATABASE}-wal`)));
		const control = await holding(files, [stored]);
		assert(control.some(isDatabase), `found in ${named(control).join()}`);
		const wrong = failingNodes.map(({ credential }) => credential);
		for (const credential of [...playground.credentials, ...wrong]) {
			const found = await holding(files, spellingsIn(credential));
			assert.deepEqual(named(found), [], credential.name);
		}
	});

	await checks.check(
		'the secret of a webhook stands in the memory of its trigger alone',
		async () => {
			const { hooks } = await listener(playground, ears[0]);
			const remembered = hooks.map(({ secret }) => secret);
			assert(remembered.every((secret) => traffic.hookSecrets.has(secret)));
			const files = filesIn(folder);
			assert.notDeepEqual(await holding(files.filter(isDatabase), remembered), []);

			const spellings = [...traffic.hookSecrets].flatMap((secret) => spellingsOf(secret));
			const others = files.filter((file) => !isDatabase(file));
			assert.deepEqual(named(await holding(others, spellings)), []);
			const tables = textsOf(n8n);
			const among = (texts: string[]) =>
				tables
					.filter(([, all]) => all.some((one) => texts.some((text) => one.includes(text))))
					.map(([table]) => table);
			assert(among([stored]).includes('execution_data'));
			assert.deepEqual(among(spellings), []);
		},
	);
}
