/** The import graph of the repository, imports of types counted too: no file leads back to itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = resolve(__dirname, '..', '..');
const FOLDERS = ['bench', 'credentials', 'nodes', 'playground', 'sandbox', 'scripts', 'test'];

/** For each file, the files that it imports, all as paths below the root. */
type Graph = ReadonlyMap<string, readonly string[]>;

function sourcesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path);
		return path.endsWith('.ts') ? [path] : [];
	});
}

/** The file that a relative import names; undefined where it is not TypeScript, such as data. */
function fileOf(importer: string, name: string): string | undefined {
	const path = resolve(importer, '..', name);
	return [`${path}.ts`, join(path, 'index.ts')].find(existsSync);
}

function readGraph(): Graph {
	const files = FOLDERS.flatMap((folder) => sourcesIn(join(ROOT, folder)));
	return new Map(
		files.map((file) => {
			const names = preProcessFile(readFileSync(file, 'utf8')).importedFiles;
			const imported = names
				.filter(({ fileName }) => fileName.startsWith('.'))
				.map(({ fileName }) => fileOf(file, fileName))
				.filter((path) => path !== undefined);
			return [relative(ROOT, file), imported.map((path) => relative(ROOT, path))];
		}),
	);
}

/** The files of each circle, in the order in which they import each other, from the first by name. */
function circles(graph: Graph): string[][] {
	const found = new Map<string, string[]>();
	const done = new Set<string>();
	const visit = (file: string, trail: string[]): void => {
		const begin = trail.indexOf(file);
		if (begin >= 0) {
			const circle = trail.slice(begin);
			const first = circle.indexOf([...circle].sort()[0]);
			const turned = [...circle.slice(first), ...circle.slice(0, first)];
			found.set(turned.join(' '), turned);
			return;
		}
		if (done.has(file)) return;
		for (const imported of graph.get(file) ?? []) visit(imported, [...trail, file]);
		done.add(file);
	};
	for (const file of graph.keys()) visit(file, []);
	return [...found.values()].sort();
}

test('a circle of files is found, however it is entered', () => {
	const graph = new Map([
		['a', ['c']],
		['c', ['b', 'd']],
		['b', ['c']],
		['d', ['d']],
	]);
	expect(circles(graph)).toEqual([['b', 'c'], ['d']]);
});

const graph = readGraph();

test('every file is looked at', () => {
	expect(graph.get('nodes/Aircall/Aircall.node.ts')).toContain('nodes/engine/describe.ts');
	expect(graph.size).toBeGreaterThan(400);
});

/** Circles of types, which are still to be opened. */
const OPEN = [
	['nodes/engine/api.ts', 'nodes/engine/pace.ts'],
	['nodes/engine/body.ts', 'nodes/engine/connection.ts'],
	['nodes/engine/body.ts', 'nodes/engine/connection.ts', 'nodes/engine/client.ts'],
	['nodes/engine/call.ts', 'nodes/engine/operation.ts'],
	['nodes/engine/download.ts', 'nodes/engine/operation.ts'],
	['nodes/engine/field/field.ts', 'nodes/engine/record.ts', 'nodes/engine/field/index.ts'],
	['sandbox/nutshell/kinds.ts', 'sandbox/nutshell/store.ts'],
	['test/contract/providers.ts', 'test/contract/sampler.ts'],
];

test('there is no other circle', () => {
	expect(circles(graph)).toEqual(OPEN);
});
