import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import { preProcessFile } from 'typescript';
import { packed, type Tarball } from '../../scripts/tarball';

/** What n8n gives a node, or forbids it: timers, the process, files of its own, code made of text. */
const forbidden = [
	'__dirname',
	'__filename',
	'clearImmediate',
	'clearInterval',
	'clearTimeout',
	'eval',
	'fetch',
	'Function',
	'global',
	'globalThis',
	'process',
	'setImmediate',
	'setInterval',
	'setTimeout',
	'WebSocket',
];

let tarball: Tarball;

beforeAll(() => {
	tarball = packed();
});

afterAll(() => tarball.remove());

function compiled(): Array<{ path: string; code: string }> {
	return tarball.files
		.filter((path) => path.endsWith('.js'))
		.map((path) => ({ path, code: readFileSync(join(tarball.directory, path), 'utf8') }));
}

/** Every import of the published code, whether written as `require` or as `import()`. */
function imports(): Array<{ from: string; to: string }> {
	return compiled().flatMap(({ path, code }) =>
		preProcessFile(code, true, true).importedFiles.map(({ fileName }) => ({
			from: path,
			to: fileName,
		})),
	);
}

describe('The published code', () => {
	test('imports nothing but itself, n8n-workflow and node:crypto', () => {
		const foreign = imports().filter(
			({ to }) => !/^(\.{1,2}\/|n8n-workflow$|node:crypto$)/.test(to),
		);
		expect(foreign).toEqual([]);
	});

	test('finds every file of its own that it imports', () => {
		const lost = imports()
			.filter(({ to }) => to.startsWith('.'))
			.filter(({ from, to }) => {
				const module = join(tarball.directory, dirname(from), to);
				return !existsSync(`${module}.js`) && !existsSync(join(module, 'index.js'));
			});
		expect(lost).toEqual([]);
	});

	test('names each import in full, so that the two tests above see all of them', () => {
		const computed = compiled().filter(({ code }) => /\b(require|import)\((?!["'])/.test(code));
		expect(computed.map(({ path }) => path)).toEqual([]);
	});

	test('uses no timer, process, file path, network or evaluation of its own', () => {
		const linter = new Linter();
		const found = compiled().flatMap(({ path, code }) =>
			linter
				.verify(code, {
					languageOptions: {
						sourceType: 'commonjs',
						globals: Object.fromEntries(forbidden.map((name) => [name, 'readonly'])),
					},
					rules: { 'no-restricted-globals': ['error', ...forbidden] },
				})
				.map(({ line, message }) => `${path}:${line} ${message}`),
		);
		expect(found).toEqual([]);
	});

	test('uses nothing that n8n 3.0 takes away: $getPairedItem, and colours of nodes', () => {
		const defaults = compiled().flatMap(({ code }) => code.match(/\bdefaults: \{[^}]*\}/g) ?? []);
		const nodes = compiled().filter(({ path }) => path.endsWith('.node.js'));
		expect(nodes.length).toBeGreaterThan(0);
		expect(defaults).toHaveLength(nodes.length);
		expect(defaults.filter((one) => one.includes('color'))).toEqual([]);
		const pairing = compiled().filter(({ code }) => code.includes('getPairedItem'));
		expect(pairing.map(({ path }) => path)).toEqual([]);
	});

	test('points at no source map, since none is published', () => {
		const mapped = compiled().filter(({ code }) => code.includes('sourceMappingURL'));
		expect(mapped.map(({ path }) => path)).toEqual([]);
	});
});
