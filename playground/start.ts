/**
 * `npm start`: a real n8n with this pack, on this machine.
 *   --own-accounts  no sandbox: n8n talks to the real providers with credentials that you enter
 *   --port <n>      the port of the editor
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { combine } from '../sandbox';
import { openAccounts, sandboxCredentials } from './accounts';
import { readArguments } from './arguments';
import { stopAll } from './groups';
import { happeningNames, Happenings } from './happenings';
import { install } from './install';
import { interrupted } from './interrupt';
import { openPlayground, type Playground } from './playground';
import { owner } from './setup';

const FOLDERS = join(__dirname, '.n8n');

function welcome({ n8n, workflows }: Playground, ownAccounts: boolean): string {
	const accounts = ownAccounts
		? ['The providers are the real ones: add credentials with your own keys.']
		: [
				'The four providers are emulated and signed in. Their data starts afresh with every',
				'start; workflows and executions are kept in playground/.n8n.',
				'',
				'To try an example that begins with a trigger, publish it in n8n and change something by a',
				`node of the pack. What no node does happens when you type it here: ${happeningNames.join(', ')}.`,
			];
	return [
		'',
		`  n8n        ${n8n.url}`,
		`  Email      ${owner.email}`,
		`  Password   ${owner.password}`,
		`  Examples   ${workflows.map(({ name }) => name).join('; ')}`,
		'',
		...accounts.map((line) => `  ${line}`),
		'  Stop with Ctrl-C.',
		'',
	].join('\n');
}

/** Lets happen what a person types. */
function takeTyped(happenings: Happenings): void {
	createInterface({ input: process.stdin }).on('line', (line) => {
		const typed = line.trim().toLowerCase();
		const name = happeningNames.find((one) => one === typed);
		if (name) happenings.happen(name);
		if (typed === '') return;
		console.log(name ? `  Told: ${name}` : `  Type one of these: ${happeningNames.join(', ')}`);
	});
}

async function serve(): Promise<never> {
	const { ownAccounts, port } = readArguments(process.argv.slice(2));
	await install();
	const accounts = openAccounts();
	const playground = await openPlayground({
		// Folders of their own, so that a real key never lies beside the emulated ones.
		userFolder: join(FOLDERS, ownAccounts ? 'own-accounts' : 'sandbox'),
		port,
		emulation: ownAccounts
			? undefined
			: { sandbox: combine(Object.values(accounts)), credentials: sandboxCredentials },
	});
	console.log(welcome(playground, ownAccounts));
	if (!ownAccounts) takeTyped(new Happenings(accounts));
	return await playground.n8n.died();
}

async function main(): Promise<void> {
	try {
		await Promise.race([serve(), interrupted()]);
		console.log('\nStopping n8n …');
	} catch (error) {
		console.error(`\n${(error as Error).message}`);
		process.exitCode = 1;
	}
	await stopAll();
	process.exit();
}

void main();
