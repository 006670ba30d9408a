/**
 * What n8n finds published, without a registry: n8n installs community packages by running `npm`, so it
 * gets an `npm` that knows the tarballs of this machine alone. All the rest is n8n's own code.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './groups';

/** Knows `pack`, `view` and `outdated` as n8n calls them; `install` is npm's own, without a network. */
const NPM = `#!/usr/bin/env node
const { execFileSync } = require('node:child_process');
const { copyFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const [command, asked = ''] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const published = JSON.parse(readFileSync(join(__dirname, 'published.json'), 'utf8'));
const at = asked.lastIndexOf('@');
const versions = published[asked.slice(0, at)] ?? [];
const wanted = asked.slice(at + 1);
const version = wanted === 'latest' ? versions.at(-1) : versions.find((one) => one === wanted);

if (command === 'install') {
	const path = process.env.PATH.split('${delimiter}').filter((folder) => folder !== __dirname);
	const env = { ...process.env, PATH: path.join('${delimiter}') };
	execFileSync('npm', [...process.argv.slice(2), '--offline'], { env, stdio: 'inherit' });
} else if (command === 'outdated') {
	console.log('{}');
} else if (version === undefined) {
	console.error('npm ERR! code E404');
	process.exitCode = 1;
} else if (command === 'view') {
	console.log(JSON.stringify(version));
} else {
	const file = asked.slice(0, at) + '-' + version + '.tgz';
	copyFileSync(join(__dirname, file), file);
	console.log(file);
}
`;

export class Registry {
	private readonly published: Record<string, string[]> = {};

	/** @param folder for the tarballs and the command */
	constructor(private readonly folder: string) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'npm'), NPM, { mode: 0o755 });
		this.note();
	}

	/** What n8n needs in its environment to find packages here. */
	get settings(): Record<string, string> {
		return { PATH: [this.folder, process.env.PATH].join(delimiter) };
	}

	/**
	 * Publishes what a folder holds as this version of its package.
	 * @param directory an unpacked package; it is left as it is
	 * @param version its own if absent
	 */
	async publish(directory: string, version?: string): Promise<void> {
		const copy = join(this.folder, 'copy');
		cpSync(directory, copy, { recursive: true, force: true });
		const file = join(copy, 'package.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
		const next = { ...manifest, version: version ?? manifest.version };
		writeFileSync(file, JSON.stringify(next));
		await run('npm', ['pack', '--ignore-scripts', '--pack-destination', this.folder], {
			cwd: copy,
		});
		(this.published[next.name] ??= []).push(next.version);
		this.note();
	}

	private note(): void {
		writeFileSync(join(this.folder, 'published.json'), JSON.stringify(this.published));
	}
}
