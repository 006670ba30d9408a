/** What was built last is built again only when something that it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What no build reads. All the rest counts, so that a file which is new to the build can make it once
 * too often, but never once too seldom.
 */
const NO_SOURCES = [
	...['bench', 'docs', 'examples', 'playground', 'test'],
	...['coverage', 'dist', 'node_modules', 'packages'],
];

/** What npm has installed: the compiler, and the types of n8n. */
const INSTALLED = join('node_modules', '.package-lock.json');

/** Hidden files belong to editors and systems; neither compiler nor gulp takes them. */
function filesIn(folder: string): string[] {
	const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
	return names.sort().flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesIn(path) : [path];
	});
}

/** Changes with every file that is changed, added, moved or deleted. */
function fingerprint(root: string, names: string[]): string {
	const hash = createHash('sha256');
	for (const path of names.map((name) => join(root, name)).filter(existsSync)) {
		for (const file of statSync(path).isDirectory() ? filesIn(path) : [path]) {
			const content = createHash('sha256').update(readFileSync(file)).digest('hex');
			hash.update(`${file.slice(root.length)}\0${content}\n`);
		}
	}
	return hash.digest('hex');
}

function sourcesOf(root: string): string[] {
	const names = readdirSync(root).filter((name) => !name.startsWith('.'));
	return [...names.filter((name) => !NO_SOURCES.includes(name)).sort(), INSTALLED];
}

/**
 * Builds the pack in `root`, unless its `dist` is what the last build here has left and the sources
 * are those of that build.
 * @param note a file that keeps what was built
 */
export async function unlessBuilt(
	root: string,
	note: string,
	build: () => Promise<void>,
): Promise<void> {
	// Taken before the build: what changes meanwhile may be missing in it.
	const sources = fingerprint(root, sourcesOf(root));
	const state = () => `${sources} ${fingerprint(root, ['dist'])}\n`;
	if (existsSync(note) && readFileSync(note, 'utf8') === state()) return;
	await build();
	mkdirSync(dirname(note), { recursive: true });
	writeFileSync(note, state());
}
