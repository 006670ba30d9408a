/** The import graph of the repository, imports of types counted too: no file leads back to itself. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { importedBy } from '../../scripts/imports';
import { root } from '../../scripts/root';

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

function readGraph(): Graph {
	const files = FOLDERS.flatMap((folder) => sourcesIn(join(root, folder)));
	return new Map(files.map((file) => relative(root, file)).map((file) => [file, importedBy(file)]));
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
	expect(graph.get('nodes/Aircall/Aircall.node.ts')).toContain('nodes/engine/editor/describe.ts');
	expect(graph.size).toBeGreaterThan(400);
});

test('there is no circle', () => {
	expect(circles(graph)).toEqual([]);
});

/** What each floor of the engine may stand on, beside itself. */
const FLOORS: Record<string, string[]> = {
	ground: [],
	vocabulary: ['ground'],
	client: ['vocabulary', 'ground'],
	form: ['client', 'vocabulary', 'ground'],
	listen: ['form', 'client', 'vocabulary', 'ground'],
	editor: ['form', 'client', 'vocabulary', 'ground'],
	run: ['form', 'client', 'vocabulary', 'ground'],
};

/** The floor of a file of the engine; undefined for any other file. */
function floorOf(path: string): string | undefined {
	if (path === 'nodes/engine/json.ts') return 'ground';
	return /^nodes\/engine\/(.+?)\//.exec(path)?.[1];
}

/** The imports that a rule does not allow, for a message. */
function wrong(of: Graph, isAllowed: (from: string, to: string) => boolean): string[] {
	return [...of].flatMap(([from, imported]) =>
		imported.filter((to) => !isAllowed(from, to)).map((to) => `${from} -> ${to}`),
	);
}

/** In the engine, downwards only. */
function isDownwards(from: string, to: string): boolean {
	const floor = floorOf(from);
	if (!from.startsWith('nodes/engine/')) return true;
	const below = FLOORS[floor ?? ''] ?? [];
	return floorOf(to) === floor || below.includes(floorOf(to) ?? '');
}

/** A provider imports itself and the vocabulary, with the ground beneath it; its node, any floor. */
function isOwnOrVocabulary(from: string, to: string): boolean {
	const provider = /^nodes\/(?!engine\/)[^/]+\//.exec(from)?.[0];
	if (provider === undefined || to.startsWith(provider)) return true;
	if (from.endsWith('.node.ts')) return to.startsWith('nodes/engine/');
	return ['vocabulary', 'ground'].includes(floorOf(to) ?? '');
}

test('the floors of the engine stand on each other one way', () => {
	expect(wrong(graph, isDownwards)).toEqual([]);
	const upwards = new Map([['nodes/engine/client/a.ts', ['nodes/engine/form/b.ts']]]);
	expect(wrong(upwards, isDownwards)).toEqual([
		'nodes/engine/client/a.ts -> nodes/engine/form/b.ts',
	]);
	const aside = new Map([['nodes/engine/run/a.ts', ['nodes/engine/editor/b.ts']]]);
	expect(wrong(aside, isDownwards)).toHaveLength(1);
	const astray = new Map([['nodes/engine/a.ts', ['nodes/engine/json.ts']]]);
	expect(wrong(astray, isDownwards)).toHaveLength(1);
});

test('a provider is written in the vocabulary alone', () => {
	expect(wrong(graph, isOwnOrVocabulary)).toEqual([]);
	const reaching = new Map([
		['nodes/Aircall/a.ts', ['nodes/engine/client/b.ts', 'nodes/Nutshell/c.ts']],
	]);
	expect(wrong(reaching, isOwnOrVocabulary)).toHaveLength(2);
});

test('what n8n loads does not import what stands around it', () => {
	const isShipped = (path: string) => /^(credentials|nodes)\//.test(path);
	expect(wrong(graph, (from, to) => !isShipped(from) || isShipped(to))).toEqual([]);
});
