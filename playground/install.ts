import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './groups';
import { step } from './progress';
import { newest, type Version } from './versions';

interface Stage {
	label: (version: Version) => string;
	expected: string;
	/** A file in node_modules that holds the lockfile's fingerprint once this stage is done. */
	stamp: string;
	npm: string[];
}

/**
 * Scripts of 2000 packages stay off; only the two that n8n cannot run without are built. Two stages,
 * because the second may need compilers: once they are there, nothing is downloaded again.
 */
const STAGES: Stage[] = [
	{
		label: ({ name }) => `Downloading n8n ${name}`,
		expected: 'once, 2.4 GB and up to 5 minutes',
		stamp: '.downloaded',
		npm: ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'],
	},
	{
		label: ({ node }) => `Preparing Node ${node.replace('^', '')} and SQLite for it`,
		expected: 'once, up to 3 minutes',
		stamp: '.built',
		npm: ['rebuild', '--ignore-scripts=false', 'node', 'sqlite3'],
	},
];

const COMPILERS = ['python3', 'make', 'g++'];

function isOnPath(command: string): boolean {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.some((folder) => existsSync(join(folder, command)));
}

function explain(error: Error): Error {
	const missing = COMPILERS.filter((command) => !isOnPath(command));
	const compiling = error.message.includes('gyp ERR!');
	if (!compiling || missing.length === 0) return error;
	return new Error(
		`SQLite has to be compiled on this machine, and it lacks ${missing.join(', ')}. Install ` +
			'the compilers (Debian, Ubuntu: apt-get install -y build-essential python3; macOS: ' +
			`xcode-select --install) and start again.\n\n${error.message}`,
	);
}

/** Whether every stage is done for the lockfile as it is now. */
export function isInstalled({ folder } = newest): boolean {
	return STAGES.every((stage) => isDone(stage, folder));
}

function fingerprint(directory: string): string {
	const lockfile = readFileSync(join(directory, 'package-lock.json'));
	return createHash('sha256').update(lockfile).digest('hex');
}

function isDone({ stamp }: Stage, directory: string): boolean {
	const file = join(directory, 'node_modules', stamp);
	return existsSync(file) && readFileSync(file, 'utf8') === fingerprint(directory);
}

/**
 * Installs a version of n8n from its lockfile, unless it is there.
 * @throws what npm printed, and which compilers are missing if that is why
 */
export async function install(version = newest): Promise<void> {
	const { folder } = version;
	for (const stage of STAGES.filter((candidate) => !isDone(candidate, folder))) {
		const args = [...stage.npm, '--prefix', folder];
		const npm = () => run('npm', args, { cwd: folder });
		await step(stage.label(version), npm, stage.expected).catch((error: Error) => {
			throw explain(error);
		});
		writeFileSync(join(folder, 'node_modules', stage.stamp), fingerprint(folder));
	}
}
