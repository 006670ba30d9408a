/** What n8n keeps, read past n8n: its API can leave some out of a long list. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'flatted';
import type { IRunData } from 'n8n-workflow';
import type { N8n } from './n8n';
import { nodeOf } from './versions';

/** The Node that n8n runs on reads SQLite by itself. */
const OPEN = `
	const { DatabaseSync } = require('node:sqlite');
	const [file, ...values] = process.argv.slice(1);
	const database = new DatabaseSync(file, { readOnly: true });
	const all = (query) => database.prepare(query).all(...values);`;
const MOST_BYTES = 2 ** 30;

/** @param asked an expression; `all` in it gives the rows of a query, with these values in it */
function read<T>({ userFolder, version }: N8n, asked: string, ...values: string[]): T {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const script = `${OPEN} process.stdout.write(JSON.stringify(${asked}));`;
	const told = execFileSync(nodeOf(version), ['--no-warnings', '-e', script, file, ...values], {
		...{ maxBuffer: MOST_BYTES, encoding: 'utf8' },
	});
	return JSON.parse(told) as T;
}

const RUNS =
	'SELECT data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE workflowId = ?';

/** What each execution of a workflow has run. */
export function storedRuns(n8n: N8n, workflowId: string): IRunData[] {
	const rows = read<Array<{ data: string }>>(n8n, `all('${RUNS}')`, workflowId);
	return rows.map(
		({ data }) => (parse(data) as { resultData: { runData: IRunData } }).resultData.runData,
	);
}

export type Rows = Array<Record<string, unknown>>;

/** All rows of each table. */
export function storedTables(n8n: N8n): Record<string, Rows> {
	const tables = `all("SELECT name FROM sqlite_master WHERE type = 'table'")`;
	const rows = `${tables}.map(({ name }) => [name, all('SELECT * FROM "' + name + '"')])`;
	return read(n8n, `Object.fromEntries(${rows})`);
}
