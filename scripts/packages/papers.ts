/** What people read in a package, made from what they read here. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { examples } from '../examples';
import type { NodeTypes } from '../node-types';
import { recipes } from '../recipes';
import { withReference } from '../reference';
import { root } from '../root';
import { concerning, section } from './markdown';
import { pack, packageOf, renamed, repository, services, wordOf, type Service } from './service';

/** What is written for all packages, with gaps: words, and parts of the papers here. */
const TEMPLATE = join(__dirname, 'template');

/** The pages for people who use a package; the others stay here. */
export const PACKAGED_PAGES = [
	...['README', 'start', 'connect', 'triggers', 'names', 'fields', 'many', 'operations'],
	...['recipes', 'limits', 'errors', 'faq', 'from-http-request', 'security'],
].map((name) => `docs/${name}.md`);

/** A section of a paper that a package has no use for. */
const NOT_PACKAGED = 'In this repository';

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** A text of this repository as it stands in a package. */
function adopted(text: string, service: Service): string {
	const others = services.filter((one) => one !== service).map(({ name }) => name);
	return renamed(concerning(service.name, [...others, NOT_PACKAGED], text), service);
}

/**
 * A text of the template with its gaps filled: `{{ word }}`, and, alone in a line,
 * `{{ file > heading > heading }}` for what stands there.
 * @throws when a file here has no such section
 */
function filled(template: string, service: Service): string {
	const words: Record<string, string> = {
		...{ pack, repository, package: packageOf(service) },
		...{ service: service.name, word: wordOf(service), things: service.things },
	};
	return template
		.replace(/\{\{ (\w+) \}\}/g, (_, word: string) => words[word])
		.replace(/^\{\{ (\S+) > (.+) \}\}$/gm, (_, file: string, way: string) =>
			adopted(atTheRoot(file, section(read(file), way.split(' > '))), service),
		);
}

/** A part of a page for a paper that lies in the root: its links begin there. */
function atTheRoot(path: string, text: string): string {
	return text.replace(
		LINK,
		(_, target: string, anchor = '') => `](${normalize(join(dirname(path), target))}${anchor})`,
	);
}

/** A page for people, with the recipes that the package has. */
function pageFor(path: string, service: Service, own: string): string {
	const page = read(path);
	return `${adopted(withReference(page, own, 'recipes') ?? page, service)}\n`;
}

/** The links of a text that lead to files: the text around one, and its parts. */
const LINK = /\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)/g;

/** The files that a text links to, as paths below the root. */
function linked(path: string, text: string): string[] {
	return [...text.matchAll(LINK)].map(([, target]) => normalize(join(dirname(path), target)));
}

/** Links to what a package does not have lead to this repository. */
function redirected(path: string, text: string, isThere: (path: string) => boolean): string {
	return text.replace(LINK, (link, target: string, anchor = '') => {
		const to = normalize(join(dirname(path), target));
		return isThere(to) ? link : `](${repository}/blob/main/${to}${anchor})`;
	});
}

/**
 * The papers of a package, by their paths, and the pictures in them.
 * @param contents the other files of the package
 * @param types the nodes that its examples use
 */
export function papersOf(
	service: Service,
	contents: string[],
	types: NodeTypes,
): { papers: Map<string, string>; pictures: string[] } {
	const page = `docs/${wordOf(service)}.md`;
	const own = recipes(
		examples().filter(({ path }) => contents.includes(path)),
		types,
	);
	const drafts = new Map([
		...['README.md', 'CONTRIBUTING.md', '.ci/run'].map((path): [string, string] => [
			path,
			filled(readFileSync(join(TEMPLATE, path), 'utf8'), service),
		]),
		['CHANGELOG.md', `${adopted(read('CHANGELOG.md'), service)}\n`],
		...PACKAGED_PAGES.map((path): [string, string] => [path, pageFor(path, service, own)]),
		[page, renamed(read(page), service)],
	]);
	const pictures = [...drafts]
		.flatMap(([path, text]) => linked(path, text))
		.filter((path) => path.startsWith('docs/images/') && existsSync(join(root, path)));
	const there = [...contents, ...drafts.keys(), ...pictures];
	const isThere = (to: string) => there.some((one) => one === to || one.startsWith(`${to}/`));
	const papers = [...drafts].map(([path, text]): [string, string] => [
		path,
		redirected(path, text, isThere),
	]);
	return { papers: new Map(papers), pictures: [...new Set(pictures)].sort() };
}
