import manifest from '../../package.json';
import lockfile from '../../package-lock.json';
import { filesIn } from '../../scripts/tarball';

/** Where the build puts the files of a kind, in the order of their names. */
function built(folder: string, suffix: string): string[] {
	return filesIn(folder)
		.filter((path) => path.endsWith(`${suffix}.ts`))
		.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
}

describe('package.json', () => {
	test('registers every node and every credential of the sources, and nothing else', () => {
		expect([...manifest.n8n.nodes].sort()).toEqual(built('nodes', '.node'));
		expect([...manifest.n8n.credentials].sort()).toEqual(built('credentials', '.credentials'));
	});

	test('asks its host for n8n-workflow and brings nothing along', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(
			Object.keys(manifest).filter((key) => /dependencies|overrides|private/i.test(key)),
		).toEqual(['peerDependencies', 'devDependencies']);
	});

	test('runs nothing of its own when it is installed', () => {
		const lifecycle = /^(pre|post)?(install|prepare|publish|publishOnly|pack)$/;
		expect(Object.keys(manifest.scripts).filter((name) => lifecycle.test(name))).toEqual([]);
	});

	test('is found by n8n and says where it comes from', () => {
		expect(manifest.name).toBe('n8n-nodes-quartet');
		expect(manifest.license).toBe('MIT');
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
		expect(manifest.repository.url).toBe(
			'git+https://github.com/n8n-nodes-quartet/n8n-nodes-quartet.git',
		);
	});
});

describe('package-lock.json', () => {
	test('names no registry, so that it installs from whichever one is configured', () => {
		expect(Object.values(lockfile.packages).filter((entry) => 'resolved' in entry)).toEqual([]);
	});

	test('is of the version in package.json', () => {
		expect(lockfile.version).toBe(manifest.version);
	});
});
