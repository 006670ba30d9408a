import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..');

/** The package as npm would publish it from the present build. */
export interface Tarball {
	/** The paths it holds, sorted. */
	files: string[];
	/** Where it is unpacked. */
	directory: string;
	/** Removes what was unpacked. */
	remove(): void;
}

/** The files below a folder of the repository, as paths from its root, sorted. */
export function filesIn(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.sort();
}

function changed(path: string): number {
	return statSync(join(root, path)).mtimeMs;
}

/** A tarball of an old build would say nothing about the sources at hand. */
function assertFresh(): void {
	if (!existsSync(join(root, 'dist'))) throw new Error('dist is missing: run npm run build');
	const code = filesIn('dist').filter((path) => path.endsWith('.js'));
	const sources = ['credentials', 'icons', 'nodes'].flatMap(filesIn);
	const built = Math.min(...code.map(changed));
	const newer = ['tsconfig.json', 'gulpfile.js', ...sources].filter(
		(path) => changed(path) > built,
	);
	if (code.length === 0 || newer.length > 0) {
		throw new Error(`dist is older than ${newer.join(', ') || 'its sources'}: run npm run build`);
	}
}

/**
 * Packs the package into a temporary folder and unpacks it there, as n8n's installer does.
 * @throws when dist is not a build of the present sources
 */
export function packed(): Tarball {
	assertFresh();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-pack-'));
	const answer = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename, files }] = JSON.parse(answer) as [
		{ filename: string; files: Array<{ path: string }> },
	];
	execFileSync('tar', ['-xzf', filename], { cwd: folder });
	return {
		files: files.map(({ path }) => path).sort(),
		directory: join(folder, 'package'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
