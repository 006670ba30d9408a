/** `npm start` builds when something has changed, and only then. */
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unlessBuilt } from '../../playground/built';

const SOURCES = {
	'credentials/AcmeApi.credentials.ts': 'export {}',
	'icons/acme.svg': '<svg/>',
	'nodes/Acme/Acme.node.ts': 'export {}',
	'nodes/Acme/Acme.node.json': '{}',
	'contracts/acme/responses.json': '{}',
	'sandbox/facts.ts': 'export {}',
	'scripts/schemas.ts': 'export {}',
	'gulpfile.js': '',
	'package.json': '{}',
	'tsconfig.json': '{}',
	'node_modules/.package-lock.json': '{}',
};

let root = '';
let builds = 0;

function write(name: string, content: string): void {
	const file = join(root, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

const remove = (name: string) => rmSync(join(root, name), { recursive: true });

async function start(): Promise<number> {
	builds = 0;
	await unlessBuilt(root, join(root, 'playground', '.n8n', 'built'), async () => {
		builds += 1;
		write('dist/nodes/Acme/Acme.node.js', 'module.exports = {}');
		return await Promise.resolve();
	});
	return builds;
}

beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), 'quartet-built-'));
	for (const [name, content] of Object.entries(SOURCES)) write(name, content);
	await start();
});

afterEach(() => rmSync(root, { recursive: true }));

test('the first start builds', () => expect(builds).toBe(1));

test('the second one does not', async () => expect(await start()).toBe(0));

test.each(Object.keys(SOURCES))('a start after %s was changed builds, once', async (name) => {
	write(name, 'changed');
	expect(await start()).toBe(1);
	expect(await start()).toBe(0);
});

test.each(Object.keys(SOURCES))('a start after %s was deleted builds', async (name) => {
	remove(name);
	expect(await start()).toBe(1);
});

test.each([
	['a new source', () => write('nodes/Acme/api.ts', '')],
	['a new empty file', () => write('icons/acme.dark.svg', '')],
	['a new folder of sources', () => write('engine/api.ts', '')],
	[
		'a file with another name',
		() => renameSync(join(root, 'icons/acme.svg'), join(root, 'icons/b.svg')),
	],
	['a deleted dist', () => remove('dist')],
	['a file that is missing in dist', () => remove('dist/nodes/Acme/Acme.node.js')],
	['a file in dist that is another one', () => write('dist/nodes/Acme/Acme.node.js', '')],
	['a file in dist that nobody built', () => write('dist/nodes/Old/Old.node.js', '')],
	['a deleted playground/.n8n', () => remove('playground/.n8n')],
])('a start after %s builds', async (_, change) => {
	change();
	expect(await start()).toBe(1);
});

test.each(['docs/acme.md', 'test/acme.test.ts', 'playground/start.ts', 'nodes/.Acme.node.ts.swp'])(
	'a start after %s was changed does not build, since no build reads it',
	async (name) => {
		write(name, 'changed');
		expect(await start()).toBe(0);
	},
);

test('a source that is changed while the pack is built is built at the next start', async () => {
	remove('dist');
	await unlessBuilt(root, join(root, 'playground', '.n8n', 'built'), async () => {
		write('dist/nodes/Acme/Acme.node.js', 'module.exports = {}');
		write('icons/acme.svg', '<svg>new</svg>');
		return await Promise.resolve();
	});
	expect(await start()).toBe(1);
	expect(await start()).toBe(0);
});

test('a build that failed is made again', async () => {
	write('nodes/Acme/Acme.node.ts', 'exprot {}');
	const failing = unlessBuilt(root, join(root, 'playground', '.n8n', 'built'), async () => {
		remove('dist');
		return await Promise.reject(new Error('tsc'));
	});
	await expect(failing).rejects.toThrow('tsc');
	expect(await start()).toBe(1);
});

test('what the build reads imports nothing from a folder that does not count', () => {
	const repository = join(__dirname, '..', '..');
	const found = ['credentials', 'nodes', 'sandbox', 'scripts'].flatMap((folder) =>
		readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.filter((file) =>
				/'(?:\.\.\/)+(?:bench|docs|examples|playground|test)\//.test(
					readFileSync(join(repository, folder, file), 'utf8'),
				),
			)
			.map((file) => join(folder, file)),
	);
	expect(found).toEqual([]);
});
