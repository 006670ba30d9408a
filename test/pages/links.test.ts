/** The links and pictures of all pages lead somewhere. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { examples } from '../../scripts/examples';
import { anchorsOf } from '../../scripts/packages/markdown';
import { root } from '../../scripts/root';
import { PAGES, textOf } from './pages';

/** All that people read here. */
const papers = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'playground/README.md'].concat(
	readdirSync(join(root, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
);

describe('Links', () => {
	test('lead to headings that are there', () => {
		const broken = papers.flatMap((path) =>
			[...textOf(path).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]+)\)/g)]
				.filter(([, target, anchor]) => {
					const to = target === '' ? path : normalize(join(dirname(path), target));
					return !existsSync(join(root, to)) || !anchorsOf(textOf(to)).includes(anchor);
				})
				.map(([link]) => `${path}: ${link}`),
		);
		expect(broken).toEqual([]);
	});

	test('lead from the index to every page, and from the README to every page for people', () => {
		const index = textOf('docs/README.md');
		const inReadme = textOf('README.md');
		const pages = PAGES.filter((path) => path !== 'docs/README.md');
		expect(pages.filter((path) => !index.includes(`(${path.slice('docs/'.length)})`))).toEqual([]);
		expect(pages.filter((path) => !inReadme.includes(`(${path})`))).toEqual([]);
	});
});

describe('Pictures', () => {
	const shown = papers.flatMap((path) =>
		[...textOf(path).matchAll(/!\[([^\]]*)\]\((?!https?:)([^)]+)\)/g)].map(([, alt, target]) => ({
			alt,
			file: normalize(join(dirname(path), target)),
		})),
	);

	test('that are shown are there, and say what they show', () => {
		expect(shown.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
		expect(shown.filter(({ alt }) => alt.length < 10)).toEqual([]);
	});

	test('of each recipe are small', () => {
		const files = examples().map(({ picture }) => join(root, 'docs', 'images', `${picture}.png`));
		const wrong = files.filter((file) => !existsSync(file) || statSync(file).size > 100_000);
		expect(wrong).toEqual([]);
	});

	test('of examples that are gone are gone', () => {
		const wanted = examples().map(({ picture }) => `${picture}.png`);
		const there = readdirSync(join(root, 'docs', 'images')).filter((file) =>
			file.startsWith('example-'),
		);
		expect(there).toEqual(wanted);
	});
});
