/** The versions of n8n that `npm run e2e -- --n8n <version>` knows. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newest, versionNamed, versions } from '../../playground/versions';

const ROOT = join(__dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

const [first, ...older] = versions;
const oldest = versions[versions.length - 1];

test('the newest comes first, and older ones follow', () => {
	expect(first).toBe(newest);
	const names = versions.map(({ name }) => name);
	const byAge = new Intl.Collator('en', { numeric: true });
	expect(names).toEqual([...names].sort((a, b) => byAge.compare(b, a)));
});

test.each(versions)('n8n $name is found by its name', (version) => {
	expect(versionNamed(version.name)).toBe(version);
});

test('another one is refused in a sentence with those that are known', () => {
	expect(() => versionNamed('1.0.0')).toThrow(
		new Error(
			'The playground does not know n8n 1.0.0. It knows 2.41.1 and 1.123.81; ' +
				'playground/README.md says how to add one.',
		),
	);
});

test.each(older)('n8n $name is in a folder of that name', ({ name, folder }) => {
	expect(basename(folder)).toBe(name);
});

test.each(versions)('the lockfile of n8n $name is of it, and names no registry', (version) => {
	const { packages } = JSON.parse(read(version.folder, 'package-lock.json')) as {
		packages: Record<string, { version?: string; resolved?: string }>;
	};
	expect(packages['node_modules/n8n'].version).toBe(version.name);
	const major = packages['node_modules/node'].version?.split('.')[0];
	expect(version.node).toBe(`^${major}`);
	expect(Object.values(packages).filter((entry) => 'resolved' in entry)).toEqual([]);
});

test('everything is checked on the oldest one, too, which the README names', () => {
	expect(read(ROOT, '.ci', 'run')).toContain(`\nnpm run e2e -- --n8n ${oldest.name}\n`);
	const compatibility = read(ROOT, 'README.md').split('\n## Compatibility\n')[1].split('\n## ')[0];
	for (const { name } of versions) expect(compatibility).toContain(`n8n ${name}`);
});
