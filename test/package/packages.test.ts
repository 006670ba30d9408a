/** The packages of one service each, as `npm run packages` writes them; `-- --check` builds and runs them. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import manifest from '../../package.json';
import lockfile from '../../package-lock.json';
import { importsIn } from '../../scripts/imports';
import { anchorsOf, concerning, section } from '../../scripts/packages/markdown';
import { manifestOf, needed } from '../../scripts/packages/manifest';
import { packageOf, repository, services, wordOf } from '../../scripts/packages/service';
import { sourcesOf, writeSources, type Sources } from '../../scripts/packages/sources';
import { root } from '../../scripts/root';

test('every service of the pack has a package', () => {
	const folders = readdirSync(join(root, 'nodes')).filter((name) => name !== 'engine');
	expect(services.map(({ name }) => name).sort()).toEqual(folders.sort());
});

describe.each(services)('The package of $name', (service) => {
	const name = packageOf(service);
	const word = wordOf(service);
	const others = services.filter((one) => one !== service).map(wordOf);
	let sources: Sources;
	const textOf = (path: string) => String(sources.get(path));
	const paths = (of: RegExp) => [...sources.keys()].filter((path) => of.test(path));
	const parsed = <T>(path: string) => JSON.parse(textOf(path)) as T;

	beforeAll(async () => {
		sources = await sourcesOf(service);
	});

	test('holds every file that it imports, and asks for every package', () => {
		const { devDependencies } = parsed<typeof manifest>('package.json');
		const isThere = (from: string, to: string) => {
			if (!to.startsWith('.')) {
				const [scope, second] = to.split('/');
				const wanted = scope.startsWith('@') ? `${scope}/${second}` : scope;
				return isBuiltin(to) || wanted in devDependencies;
			}
			const path = normalize(join(dirname(from), to));
			return [`${path}.ts`, `${path}/index.ts`, path].some((one) => sources.has(one));
		};
		const lost = paths(/\.ts$/).flatMap((path) =>
			importsIn(textOf(path))
				.filter((to) => !isThere(path, to))
				.map((to) => `${path}: ${to}`),
		);
		expect(lost).toEqual([]);
	});

	test('names no other service in what it publishes', () => {
		const published = paths(/^(credentials|icons|nodes)\/|^package\.json$/);
		expect(published).toContain(`nodes/${service.name}/${service.name}.node.ts`);
		expect(published).toContain('nodes/engine/run/execute.ts');
		const foreign = published.filter((path) =>
			others.some((other) => (path + textOf(path)).toLowerCase().includes(other)),
		);
		expect(foreign).toEqual([]);
	});

	test('has a name of its own, wherever the pack has its', () => {
		const theirs = /(?<!github\.com\/|@)n8n-nodes-quartet(?! maintainers)/;
		const left = paths(/(?<!\.(md|png))$/).filter((path) => theirs.test(textOf(path)));
		expect(left).toEqual([]);
	});

	test('says in package.json what it is, and what n8n loads from it', () => {
		const own = parsed<typeof manifest>('package.json');
		expect(own).toMatchObject({
			name,
			version: manifest.version,
			author: manifest.author,
			license: 'MIT',
			repository: { type: 'git', url: `git+https://github.com/n8n-nodes-quartet/${name}.git` },
			homepage: `https://github.com/n8n-nodes-quartet/${name}#readme`,
			bugs: { url: `https://github.com/n8n-nodes-quartet/${name}/issues` },
			peerDependencies: { 'n8n-workflow': '*' },
		});
		expect(textOf('LICENSE.md')).toContain('Copyright (c) 2026 n8n-nodes-quartet maintainers');
		expect(own.keywords.slice(0, 3)).toEqual(['n8n-community-node-package', 'n8n', word]);
		expect(own.n8n.credentials).toEqual([`dist/credentials/${service.name}Api.credentials.js`]);
		const built = paths(/\.node\.ts$/).map((path) => `dist/${path.replace(/ts$/, 'js')}`);
		expect(own.n8n.nodes).toEqual(built);
		expect(built).toHaveLength(3);
		expect(Object.keys(own.scripts)).toEqual([
			...['build', 'format', 'lint', 'lint:code', 'lint:format', 'scan', 'test', 'types'],
		]);
	});

	test('calls its nodes in the codex as n8n does, and says where they are documented', () => {
		const codex = paths(/\.node\.json$/).map((path) =>
			parsed<{ node: string; resources: { primaryDocumentation: Array<{ url: string }> } }>(path),
		);
		const types = paths(/\.node\.ts$/).map((path) => {
			const type = path.slice(path.lastIndexOf('/') + 1, -'.node.ts'.length);
			return `${name}.${type[0].toLowerCase()}${type.slice(1)}`;
		});
		expect(codex.map(({ node }) => node)).toEqual(types);
		const page = `https://github.com/n8n-nodes-quartet/${name}/blob/main/docs/${word}.md`;
		expect(codex.map(({ resources }) => resources.primaryDocumentation)).toEqual(
			types.map(() => [{ url: page }]),
		);
		expect(textOf(`credentials/${service.name}Api.credentials.ts`)).toContain(`'${page}'`);
	});

	test('has examples that need no other package', () => {
		const types = paths(/^examples\//).flatMap((path) =>
			parsed<{ nodes: Array<{ type: string }> }>(path).nodes.map(({ type }) => type),
		);
		const own = types.filter((type) => !/^(n8n-nodes-base|@n8n\/)/.test(type));
		expect(own.length).toBeGreaterThan(2);
		expect(own.filter((type) => !type.startsWith(`${name}.${word}`))).toEqual([]);
	});

	test('links to files and headings that are there, in it or in this repository', () => {
		const broken = paths(/\.md$/).flatMap((path) => {
			const text = textOf(path);
			const links = [...text.matchAll(/\]\(([^)#\s]*)(#[^)\s]*)?\)/g)];
			return links
				.filter(([, target, anchor]) => {
					const here = `${repository}/blob/main/`;
					if (target.startsWith(here)) {
						const file = join(root, target.slice(here.length));
						if (!existsSync(file)) return true;
						return anchor && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
					}
					if (/^https?:/.test(target)) return false;
					const to = target === '' ? path : normalize(join(dirname(path), target));
					if (anchor) return !anchorsOf(textOf(to)).includes(anchor);
					return !paths(/./).some((one) => one === to || one.startsWith(`${to}/`));
				})
				.map(([link]) => `${path}: ${link}`);
		});
		expect(broken).toEqual([]);
	});

	test('tells of its own service alone', () => {
		const readme = textOf('README.md');
		expect(readme).toContain(`n8n nodes for **${service.name}**`);
		expect(readme).toContain(`### ${service.name}\n`);
		const strangers = services.filter((one) => one !== service);
		const pages = paths(/^(README|CHANGELOG|docs\/.*)\.md$/).filter(
			(path) => path !== `docs/${word}.md`,
		);
		const lines = pages.flatMap((path) =>
			textOf(path)
				.split('\n')
				.filter((line) => strangers.some((one) => new RegExp(`\\b${one.name}\\b`).test(line)))
				.map((line) => `${path}: ${line}`),
		);
		expect(pages).toContain('docs/recipes.md');
		expect(lines).toEqual([]);
		expect(Object.keys(parsed('contracts/not-exposed.json'))).toEqual([word]);
	});

	test('locks the versions that the pack locks, those that it needs and no others', () => {
		const lock = parsed<typeof lockfile>('package-lock.json');
		const own = parsed<typeof manifest>('package.json');
		const { '': itself, ...places } = lock.packages;
		expect([lock.name, lock.version]).toEqual([name, manifest.version]);
		expect(itself).toMatchObject({ name, devDependencies: own.devDependencies });
		for (const wanted of Object.keys(own.devDependencies)) {
			expect(places).toHaveProperty([`node_modules/${wanted}`]);
		}
		const { '': _, ...all } = lockfile.packages;
		expect(all).toMatchObject(places);
		expect(places).not.toHaveProperty(['node_modules/playwright-core']);
	});
});

test('a lockfile keeps what is needed from where it is, and what an entry has for itself', () => {
	const all = {
		'': { devDependencies: { a: '1' } },
		'node_modules/a': { dependencies: { b: '1', gone: '1' }, optionalDependencies: { c: '1' } },
		'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
		'node_modules/b': { dependencies: { e: '1' } },
		'node_modules/c': { peerDependencies: { e: '1' } },
		'node_modules/d': { dependencies: { a: '1' } },
		'node_modules/e': {},
	};
	expect(Object.keys(needed(all))).toEqual([
		...['', 'node_modules/a', 'node_modules/a/node_modules/b'],
		...['node_modules/c', 'node_modules/d'],
	]);
});

describe('A section of a paper', () => {
	const page =
		'# Page\n\n## One\n\nA\n\n### Deep\n\nB\n\n```sh\n# no heading\n```\n\n## Two\n\nC\n';

	test('reaches to the next heading of its kind', () => {
		expect(section(page, ['One'])).toBe('A\n\n### Deep\n\nB\n\n```sh\n# no heading\n```');
		expect(section(page, ['Page', 'One', 'Deep'])).toBe('B\n\n```sh\n# no heading\n```');
		expect(section(page, ['Two'])).toBe('C');
	});

	test('that is not there is told', () => {
		expect(() => section(page, ['Two', 'Deep'])).toThrow('There is no section "Two > Deep"');
	});
});

test('what concerns other services alone is left out, and nothing else', () => {
	const text = [
		'<!-- operations:start -->\n\nMarks.\n',
		'### Aircall\n\n- Calls\n\n### Shortcut\n\n- Stories\n\n<!-- operations:end -->\n',
		'All have a limit. Shortcut has 200. Aircall and Shortcut tell it.\n',
		'All but Shortcut have these:\n',
		'- **Of Shortcut.** It is fast.\n- **Of all.** Shortcut is fast. It is.\n- Of Aircall\n  and others\n',
		'- Of\n  Shortcut\n  only\n\n  | Provider | Limit |\n  | --- | --- |\n  | Aircall  | 60 |\n  | Shortcut | 200 |\n',
		'```\nShortcut\n```\n',
		'[An example](examples/shortcut-bug-report.json) says more. A keyboard shortcut does not.\n',
	].join('\n');
	expect(concerning('Aircall', ['Nutshell', 'Shortcut'], text)).toBe(
		[
			'Marks.\n\n### Aircall\n\n- Calls\n',
			'All have a limit. Aircall and Shortcut tell it.\n\nAll but Shortcut have these:\n',
			'- **Of all.** It is.\n- Of Aircall and others\n',
			'  | Provider | Limit |\n  | --- | --- |\n  | Aircall  | 60 |\n',
			'```\nShortcut\n```\n',
			'A keyboard shortcut does not.',
		].join('\n'),
	);
});

describe('A package is written', () => {
	const [service] = services;
	const sources: Sources = new Map([
		['package.json', JSON.stringify(manifestOf(service))],
		['docs/a.md', 'new'],
	]);
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-written-'));
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	test('in place of its last version, of which nothing stays but its history', () => {
		const target = join(folder, 'target');
		writeSources(service, new Map([...sources, ['docs/old.md', 'old']]), target);
		mkdirSync(join(target, '.git'));
		writeFileSync(join(target, '.git', 'HEAD'), 'ref');
		writeSources(service, sources, target);
		expect(readdirSync(target, { recursive: true }).sort()).toEqual(
			['.git', '.git/HEAD', 'docs', 'docs/a.md', 'package.json'].sort(),
		);
		expect(readFileSync(join(target, 'docs/a.md'), 'utf8')).toBe('new');
	});

	test('never in place of anything else', () => {
		writeFileSync(join(folder, 'thesis.txt'), 'mine');
		expect(() => writeSources(service, sources, folder)).toThrow(
			`${folder} holds something else than n8n-nodes-aircall: nothing was written`,
		);
		expect(readdirSync(folder)).toEqual(['thesis.txt']);
	});
});
