/**
 * `npm run e2e`: the pack in a real n8n and in a real browser, against the sandbox.
 *   --screenshots  take the pictures of the documentation (docs/images) anew, those of the recipes too
 *   --n8n <version> on another version of n8n than the newest
 *   --install      installs packages as n8n's editor and the README do, and nothing else
 *   --queue        n8n in queue mode, with PostgreSQL and Redis, and nothing else
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openAccounts, sandboxCredentials } from './accounts';
import { findChromium } from './chromium';
import { combine } from '../sandbox';
import { checkAgent } from './e2e/agent';
import { aircallAgent } from './e2e/aircall-agent';
import { allFourAgent } from './e2e/all-four-agent';
import { assistantAgent } from './e2e/assistant-agent';
import { checkAsN8n3 } from './e2e/as-n8n-3';
import { checkEditor } from './e2e/browser';
import { Checks } from './e2e/checks';
import { checkBurst } from './e2e/burst';
import { checkCredentials, checkUnreachable } from './e2e/credentials';
import { checkErrorOutput } from './e2e/error-output';
import { checkExamples } from './e2e/examples';
import { checkFailures } from './e2e/failures';
import { checkHearingExamples } from './e2e/hearing-examples';
import { checkInstalling } from './e2e/installing';
import { pasted } from './e2e/hearings';
import { checkMcp, mcpCredential } from './e2e/mcp';
import { checkLeaks } from './e2e/leaks';
import { nutshellAgent } from './e2e/nutshell-agent';
import { checkQueueMode } from './e2e/queue/queue';
import { salesloftAgent } from './e2e/salesloft-agent';
import { modelCredential, ScriptedModel } from './e2e/scripted-model';
import { shortcutAgent } from './e2e/shortcut-agent';
import { Traffic } from './e2e/traffic';
import { checkTriggers } from './e2e/triggers';
import { stopAll } from './groups';
import { Happenings } from './happenings';
import { install } from './install';
import { unlessInterrupted } from './interrupt';
import { ROOT } from './pack';
import { openPlayground } from './playground';
import { newest, versionNamed, type Version } from './versions';

const IMAGES = join(ROOT, 'docs', 'images');

/** @param renews whether the pictures of the documentation are taken anew */
async function check(
	checks: Checks,
	version: Version,
	folder: string,
	renews = false,
): Promise<void> {
	findChromium();
	await install(version);
	const model = new ScriptedModel();
	const accounts = openAccounts(pasted);
	const traffic = new Traffic(combine([...Object.values(accounts), model]));
	const playground = await openPlayground({
		version,
		userFolder: join(folder, 'n8n'),
		port: 0,
		emulation: {
			sandbox: traffic,
			credentials: [...sandboxCredentials, modelCredential, mcpCredential],
		},
	});
	await checkCredentials(checks, playground);
	const run = await checkExamples(checks, playground, traffic);
	const happenings = new Happenings(accounts);
	const heard = await checkHearingExamples(checks, playground, happenings, traffic);
	const served = await checkMcp(checks, playground, traffic);
	const agents = [
		allFourAgent,
		assistantAgent,
		shortcutAgent,
		aircallAgent,
		nutshellAgent,
		salesloftAgent,
	];
	await checks.check('every example is among these, or has an agent', () => {
		assert.equal(playground.workflows.length, run + heard + served + agents.length);
	});
	await checkTriggers(checks, playground, accounts, traffic);
	await checkBurst(checks, playground);
	for (const agent of agents) await checkAgent(checks, playground, traffic, model, agent);
	const pictures = { to: renews ? IMAGES : join(folder, 'screenshots'), ofRecipes: renews };
	mkdirSync(pictures.to, { recursive: true });
	await checkEditor(checks, playground, happenings, model, pictures, folder);
	await checkFailures(checks, playground);
	await checkErrorOutput(checks, playground);
	await checkLeaks(checks, playground, traffic);
	await checkUnreachable(checks, playground);
	await checks.check('an n8n that is set up as n8n 3.0 can be started', () =>
		checkAsN8n3(checks, join(folder, 'as-n8n-3')),
	);
	await checks.check('no other check than these was left out', () => checks.assertLeftOut());
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			install: { type: 'boolean' },
			n8n: { type: 'string' },
			queue: { type: 'boolean' },
			screenshots: { type: 'boolean' },
		},
	});
	const version = values.n8n === undefined ? newest : versionNamed(values.n8n);
	if (version !== newest && (values.install || values.queue || values.screenshots)) {
		throw new Error(
			'--install, --queue and --screenshots are for the newest n8n: leave --n8n away.',
		);
	}
	const folder = mkdtempSync(join(tmpdir(), 'quartet-e2e-'));
	const checks = new Checks(version);
	const chosen = async () => {
		if (values.install) await checkInstalling(checks, folder);
		else if (values.queue) await checkQueueMode(checks, folder);
		else await check(checks, version, folder, values.screenshots);
	};
	await checks.check('every check was made', () => unlessInterrupted(chosen));
	await stopAll();
	console.log(checks.summary);
	if (checks.failed) console.log(`What n8n and the browser left is in ${folder}`);
	else rmSync(folder, { recursive: true });
	process.exit(checks.failed ? 1 : 0);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
