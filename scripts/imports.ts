/** What a file of the repository imports. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { root } from './root';

/** The names that a file of TypeScript imports, types and calls of `import()` too, as they are written. */
export function importsIn(text: string): string[] {
	return preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
}

/** The file that a relative import names, as a path below the root; undefined where there is none. */
export function fileOf(importer: string, name: string): string | undefined {
	const path = resolve(root, importer, '..', name);
	const isFile = (one: string) => existsSync(one) && statSync(one).isFile();
	const found = [`${path}.ts`, join(path, 'index.ts'), path].find(isFile);
	return found && relative(root, found);
}

/** The files of the repository that a file imports; all are paths below the root. */
export function importedBy(file: string): string[] {
	return importsIn(readFileSync(join(root, file), 'utf8'))
		.filter((name) => name.startsWith('.'))
		.map((name) => fileOf(file, name))
		.filter((path) => path !== undefined);
}
