/** The packages put through all that they check, each from its own folder, and then side by side. */
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import { root } from '../root';
import { packed, type Tarball } from '../tarball';
import { pack, packageOf, services, type Service } from './service';

/**
 * @param folder what `npm run packages` has written; it has to lie outside of the repository
 * @throws when a package fails in one of its checks; what failed stands above
 */
export async function checkPackages(folder: string): Promise<void> {
	const host = join(folder, 'host', 'node_modules');
	mkdirSync(host, { recursive: true });
	symlinkSync(join(root, 'node_modules', 'n8n-workflow'), join(host, 'n8n-workflow'));
	for (const service of services) {
		const directory = join(folder, packageOf(service));
		installDependencies(directory, service === services[0]);
		run('npm', ['test'], directory);
		place(packed(directory), join(host, packageOf(service)), service);
	}
	place(packed(), join(host, pack));
	await loadSideBySide(host);
}

/**
 * One installation in earnest shows that lockfiles of this kind are right; the others are compared with
 * their package.json by npm, and use what is installed here.
 */
function installDependencies(directory: string, isInEarnest: boolean): void {
	const ci = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	if (isInEarnest) return run('npm', ci, directory);
	run('npm', [...ci, '--dry-run'], directory, 'ignore');
	symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
}

/** @param output what becomes of what it prints, apart from errors */
function run(
	command: string,
	args: string[],
	cwd: string,
	output: 'inherit' | 'ignore' = 'inherit',
): void {
	console.log(`\n${cwd}: ${[command, ...args].join(' ')}`);
	execFileSync(command, args, { cwd, stdio: ['ignore', output, 'inherit'] });
}

/** Puts a tarball where n8n keeps installed packages. That of one service names no other one. */
function place(
	{ files, directory, size, remove }: Tarball,
	target: string,
	service?: Service,
): void {
	try {
		const others = services.filter((one) => service && one !== service).map(({ name }) => name);
		const foreign = files
			.filter((path) => path.startsWith('dist/'))
			.filter((path) => {
				const text = path + readFileSync(join(directory, path), 'utf8');
				return others.some((other) => text.toLowerCase().includes(other.toLowerCase()));
			});
		assert.deepEqual(foreign, [], 'These files name another service');
		cpSync(directory, target, { recursive: true });
		console.log(`${target}: ${files.length} files, packed ${Math.round(size / 1000)} kB`);
	} finally {
		remove();
	}
}

/** All five in one folder, as n8n loads them. Each node of the pack is in one of the others as well. */
async function loadSideBySide(host: string): Promise<void> {
	const nodesOf = async (name: string) => {
		const loader = new PackageDirectoryLoader(join(host, name));
		await loader.loadAll();
		return Object.keys(loader.known.nodes).sort();
	};
	const nodes = await nodesOf(pack);
	const others = await Promise.all(services.map(packageOf).map(nodesOf));
	assert.deepEqual(others.flat().sort(), nodes);
	console.log(
		`\nLoaded side by side: ${nodes.join(', ')}, each in the pack and in its own package`,
	);
}
