/**
 * `npm run e2e`: the pack in a real n8n and in a real browser, against the sandbox.
 *   --screenshots  write the screenshots of the documentation (docs/images) anew
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox } from '../sandbox';
import { sandboxCredentials } from './accounts';
import { findChromium } from './chromium';
import { checkEditor } from './e2e/browser';
import { Checks } from './e2e/checks';
import { checkCredentials, checkUnreachable } from './e2e/credentials';
import { checkWorkflows } from './e2e/workflows';
import { stopAll } from './groups';
import { install } from './install';
import { interrupted } from './interrupt';
import { ROOT } from './pack';
import { openPlayground } from './playground';

const IMAGES = join(ROOT, 'docs', 'images');

async function check(checks: Checks, folder: string, screenshots: string): Promise<void> {
	findChromium();
	await install();
	const playground = await openPlayground({
		userFolder: join(folder, 'n8n'),
		port: 0,
		emulation: { sandbox: createSandbox(), credentials: sandboxCredentials },
	});
	await checkCredentials(checks, playground);
	await checkWorkflows(checks, playground);
	await checkEditor(checks, playground, screenshots);
	await checkUnreachable(checks, playground);
}

async function stopped(): Promise<never> {
	await interrupted();
	throw new Error('Stopped before the end');
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { screenshots: { type: 'boolean' } } });
	const folder = mkdtempSync(join(tmpdir(), 'quartet-e2e-'));
	const screenshots = values.screenshots ? IMAGES : join(folder, 'screenshots');
	mkdirSync(screenshots, { recursive: true });

	const checks = new Checks();
	const everything = () => Promise.race([check(checks, folder, screenshots), stopped()]);
	await checks.check('every check was made', everything);
	await stopAll();
	console.log(checks.summary);
	if (checks.failed) console.log(`What n8n and the browser left is in ${folder}`);
	else rmSync(folder, { recursive: true });
	process.exit(checks.failed ? 1 : 0);
}

void main();
