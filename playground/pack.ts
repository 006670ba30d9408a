import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './groups';
import { communityPackages } from './n8n';

/** This repository. */
export const ROOT = join(__dirname, '..');

interface Manifest {
	name: string;
	files: string[];
}

/** Builds the pack. */
export async function buildPack(): Promise<void> {
	await run('npm', ['run', 'build', '--prefix', ROOT], { cwd: ROOT });
}

/**
 * Puts the pack where n8n keeps installed community packages: the files that would be published and
 * nothing else, so that types carry their published names and modules resolve as they will there.
 */
export function placePack(userFolder: string, pack = ROOT): void {
	const manifest = JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')) as Manifest;
	const target = join(communityPackages(userFolder), manifest.name);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	for (const entry of ['package.json', ...manifest.files]) {
		cpSync(join(pack, entry), join(target, entry), { recursive: true });
	}
}
