/** The executions of a workflow from n8n's database: its API can leave some out of a long list. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'flatted';
import type { IRunData } from 'n8n-workflow';
import type { N8n } from './n8n';
import { nodeOf } from './versions';

/** The Node that n8n runs on reads SQLite by itself. */
const QUERY = `
	const { DatabaseSync } = require('node:sqlite');
	const [file, workflow] = process.argv.slice(1);
	const rows = new DatabaseSync(file, { readOnly: true })
		.prepare('SELECT data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id WHERE workflowId = ?')
		.all(workflow);
	process.stdout.write(JSON.stringify(rows.map(({ data }) => data)));`;
const MOST_BYTES = 2 ** 30;

/** What each execution of a workflow has run. */
export function storedRuns({ userFolder, version }: N8n, workflowId: string): IRunData[] {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const asked = ['--no-warnings', '-e', QUERY, file, workflowId];
	const rows = execFileSync(nodeOf(version), asked, { maxBuffer: MOST_BYTES, encoding: 'utf8' });
	return (JSON.parse(rows) as string[]).map(
		(data) => (parse(data) as { resultData: { runData: IRunData } }).resultData.runData,
	);
}
