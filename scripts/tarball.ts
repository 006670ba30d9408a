import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './root';

/** The package as npm would publish it from the present build. */
export interface Tarball {
	/** The paths it holds, sorted. */
	files: string[];
	/** Where it is unpacked. */
	directory: string;
	/** In bytes, as it is published. */
	size: number;
	/** Removes what was unpacked. */
	remove(): void;
}

/** The files below a folder of a package, as paths from the root of the package, sorted. */
export function filesIn(folder: string, within = root): string[] {
	return readdirSync(join(within, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(within, join(entry.parentPath, entry.name)))
		.sort();
}

/** A tarball of an old build would say nothing about the sources at hand. */
function assertFresh(within: string): void {
	const changed = (path: string) => statSync(join(within, path)).mtimeMs;
	if (!existsSync(join(within, 'dist'))) throw new Error('dist is missing: run npm run build');
	const code = filesIn('dist', within).filter((path) => path.endsWith('.js'));
	const sources = ['credentials', 'icons', 'nodes'].flatMap((folder) => filesIn(folder, within));
	const built = Math.min(...code.map(changed));
	const newer = ['tsconfig.json', 'gulpfile.js', ...sources].filter(
		(path) => changed(path) > built,
	);
	if (code.length === 0 || newer.length > 0) {
		throw new Error(`dist is older than ${newer.join(', ') || 'its sources'}: run npm run build`);
	}
}

/**
 * Packs a package into a temporary folder and unpacks it there, as n8n's installer does.
 * @param within the folder of the package; this repository otherwise
 * @throws when dist is not a build of the present sources
 */
export function packed(within = root): Tarball {
	assertFresh(within);
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-pack-'));
	const answer = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: within,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename, files, size }] = JSON.parse(answer) as [
		{ filename: string; size: number; files: Array<{ path: string }> },
	];
	execFileSync('tar', ['-xzf', filename], { cwd: folder });
	return {
		files: files.map(({ path }) => path).sort(),
		directory: join(folder, 'package'),
		size,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
