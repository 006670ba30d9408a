/** A package of one service as a source tree. */
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { nodeTypes } from '../node-types';
import { root } from '../root';
import { contentsOf } from './contents';
import { lockfileOf, manifestOf } from './manifest';
import { papersOf } from './papers';
import { packageOf, renamed, wordOf, type Service } from './service';

/** The files of a package, by their paths: texts, and pictures as bytes. */
export type Sources = Map<string, string | Buffer>;

function json(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

/** Data that is of all services here, and of one in a package. */
function dataOf(service: Service): Map<string, string> {
	const path = 'contracts/not-exposed.json';
	const omissions = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
	const word = wordOf(service);
	return new Map([
		['package.json', json(manifestOf(service))],
		['package-lock.json', json(lockfileOf(service))],
		[path, json({ [word]: omissions[word] })],
	]);
}

/** Another name makes lines longer or shorter. */
async function formatted(path: string, text: string): Promise<string> {
	const file = join(root, path);
	const { ignored, inferredParser: parser } = await getFileInfo(file, {
		ignorePath: join(root, '.prettierignore'),
	});
	if (ignored || !parser) return text;
	return await format(text, { ...(await resolveConfig(file, { editorconfig: true })), parser });
}

/** Every file of the package of a service. */
export async function sourcesOf(service: Service): Promise<Sources> {
	const contents = contentsOf(service);
	const { papers, pictures } = papersOf(service, contents, await nodeTypes());
	const made = new Map([...dataOf(service), ...papers]);
	const sources: Sources = new Map();
	for (const path of new Set([...contents, ...made.keys(), ...pictures])) {
		const file = join(root, path);
		if (extname(path) === '.png') {
			sources.set(path, readFileSync(file));
			continue;
		}
		const here = made.has(path) ? undefined : readFileSync(file, 'utf8');
		const text = made.get(path) ?? renamed(here ?? '', service);
		sources.set(path, text === here ? text : await formatted(path, text));
	}
	return sources;
}

const EXECUTABLE = ['.ci/run'];

/** What a folder of a package keeps when the package is written anew. */
const KEPT = ['.git', 'node_modules'];

/**
 * Writes a package into a folder in place of what stands there, apart from its history.
 * @throws when the folder holds something else than this package
 */
export function writeSources(service: Service, sources: Sources, folder: string): void {
	const there = existsSync(folder) ? readdirSync(folder) : [];
	const left = there.filter((name) => !KEPT.includes(name));
	if (left.length > 0 && nameIn(folder) !== packageOf(service)) {
		throw new Error(
			`${folder} holds something else than ${packageOf(service)}: nothing was written`,
		);
	}
	for (const name of left) rmSync(join(folder, name), { recursive: true });
	for (const [path, content] of sources) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
		if (EXECUTABLE.includes(path)) chmodSync(file, 0o755);
	}
}

/** The name of the package in a folder, if one is there. */
function nameIn(folder: string): string | undefined {
	const file = join(folder, 'package.json');
	if (!existsSync(file)) return undefined;
	return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name;
}
