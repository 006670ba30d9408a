/** Which files of the repository a package is made of. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importedBy } from '../imports';
import { root } from '../root';
import { filesIn } from '../tarball';
import { pack, services, wordOf, type Service } from './service';

/** Files and folders that every package has. What they import comes along. */
const COMMON = [
	...['.editorconfig', '.gitignore', '.npmrc', '.prettierignore', '.prettierrc.js'],
	...['.github/workflows', 'LICENSE.md', 'contracts/not-exposed.json'],
	...['eslint.config.mjs', 'gulpfile.js', 'jest.config.js'],
	...['tsconfig.json', 'tsconfig.check.json'],
	...['scripts/scan.ts', 'scripts/scanner.d.ts', 'scripts/schemas.ts'],
	...['test/descriptions.test.ts', 'test/harness/lint-source.mjs', 'test/jest'],
	...['code', 'manifest', 'tarball'].map((name) => `test/package/${name}.test.ts`),
];

/** Files and folders that belong to one service. */
function own(service: Service): string[] {
	const word = wordOf(service);
	return [
		...[`contracts/${word}`, `nodes/${service.name}`, `test/${word}`],
		`credentials/${service.name}Api.credentials.ts`,
		...[`icons/${word}.svg`, `icons/${word}.dark.svg`],
		...examplesOf(service),
	];
}

/** The examples that need no other service. */
function examplesOf(service: Service): string[] {
	const others = services.filter((one) => one !== service).map(wordOf);
	return readdirSync(join(root, 'examples'))
		.map((file) => `examples/${file}`)
		.filter((path) => {
			const text = readFileSync(join(root, path), 'utf8');
			return !others.some((word) => text.includes(`"${pack}.${word}`));
		});
}

/** The files of the repository that go into the package of a service, as paths, sorted. */
export function contentsOf(service: Service): string[] {
	const found = new Set<string>();
	const add = (path: string): void => {
		if (found.has(path)) return;
		found.add(path);
		// Imported data, such as package.json, is written anew for the package.
		if (path.endsWith('.ts')) importedBy(path).forEach(add);
	};
	for (const path of [...COMMON, ...own(service)]) {
		(statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]).forEach(add);
	}
	return [...found].sort();
}
