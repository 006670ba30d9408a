/**
 * `npm run evaluate`: how well a chat model does 40 tasks with the nodes of the pack as its tools, in
 * the emulated accounts. Without options, a model that speaks from a script: what can be reached.
 *   --base-url <url>  the API of a model that speaks OpenAI's language; or OPENAI_BASE_URL
 *   --model <name>    its name; or OPENAI_MODEL
 *   --only <group>    some of the tasks: Aircall, Salesloft, Nutshell, Shortcut or Several
 *   --report <file>   writes what is printed into a file, too
 * The key of the API is taken from OPENAI_API_KEY.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxCredentials } from './accounts';
import { FreshAccounts } from './evaluation/accounts';
import { serve } from './evaluation/model-server';
import { reportOf, run } from './evaluation/run';
import type { Task } from './evaluation/task';
import { tasks } from './evaluation/tasks';
import { ScriptedModel } from './e2e/scripted-model';
import { stopAll } from './groups';
import { install } from './install';
import { unlessInterrupted } from './interrupt';
import { openPlayground } from './playground';
import { LOOPBACK } from './ports';
import type { NewCredential } from './rest';

/** A chat model, and how it is told what comes next. */
interface Evaluated {
	name: string;
	baseUrl: string;
	apiKey: string;
	isScripted: boolean;
	before: (task: Task) => void;
}

const { values } = parseArgs({
	options: {
		'base-url': { type: 'string', default: process.env.OPENAI_BASE_URL },
		model: { type: 'string', default: process.env.OPENAI_MODEL },
		only: { type: 'string' },
		report: { type: 'string' },
	},
});

async function evaluated(): Promise<Evaluated> {
	const { 'base-url': baseUrl, model } = values;
	if (baseUrl && model) {
		const apiKey = process.env.OPENAI_API_KEY ?? '';
		return { name: model, baseUrl, apiKey, isScripted: false, before: () => undefined };
	}
	if (baseUrl ?? model) throw new Error('Give both --base-url and --model, or neither');
	const scripted = new ScriptedModel();
	return {
		...{ name: 'scripted', baseUrl: await serve(scripted), apiKey: 'none', isScripted: true },
		before: ({ solution, says }) => scripted.learn(solution, says),
	};
}

/** The tasks that were asked for. */
function chosen(): Record<string, Task[]> {
	const { only } = values;
	const groups = Object.entries(tasks).filter(
		([group]) => only === undefined || group.toLowerCase() === only.toLowerCase(),
	);
	if (groups.length > 0) return Object.fromEntries(groups);
	throw new Error(`--only takes one of ${Object.keys(tasks).join(', ')}`);
}

/** @returns whether all was done that has to be */
async function evaluate(folder: string): Promise<boolean> {
	const groups = chosen();
	const { name, baseUrl, apiKey, isScripted, before } = await evaluated();
	await install();
	const accounts = new FreshAccounts();
	const credential: NewCredential = {
		...{ type: 'openAiApi', name: 'Model', data: { apiKey, url: baseUrl } },
	};
	// The model is reached directly, all other hosts are not.
	const direct = [LOOPBACK, 'localhost', new URL(baseUrl).hostname].join();
	const playground = await openPlayground({
		...{ userFolder: join(folder, 'n8n'), port: 0 },
		emulation: { sandbox: accounts, credentials: [...sandboxCredentials, credential] },
		settings: { NO_PROXY: direct, no_proxy: direct },
	});
	const results = await run(playground, { accounts, model: name }, groups, {
		before,
		after: ({ asks, faults }) => console.log(`${faults.length > 0 ? '✗' : '✓'} ${asks}`),
	});
	const report = reportOf(name, results);
	console.log(`\n${report}`);
	if (values.report) writeFileSync(values.report, `${report}\n`);
	return !isScripted || results.every(({ faults }) => faults.length === 0);
}

async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'quartet-evaluation-'));
	let isDone = false;
	try {
		isDone = await unlessInterrupted(() => evaluate(folder));
	} catch (error) {
		console.error((error as Error).message);
	}
	await stopAll();
	rmSync(folder, { recursive: true, force: true });
	process.exit(isDone ? 0 : 1);
}

void main();
