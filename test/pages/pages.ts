/** The pages for people who build workflows, as their tests read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGED_PAGES } from '../../scripts/packages/papers';
import { root } from '../../scripts/root';

/** The pages that are written for people, and not by what is measured. */
export const PAGES = [...PACKAGED_PAGES, 'docs/change-over.md'];

/** A file of the project. */
export const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** The pages without their blocks of code, and without what `npm run docs` makes from the code. */
export const prose = (path: string) =>
	textOf(path)
		.replace(/^ *```[^]*?^ *```$/gm, '')
		.replace(/<!-- (\w+):start -->[^]*<!-- \1:end -->/g, '');

/** Whatever a pattern finds in the pages, with where it stands. */
export function found(pattern: RegExp): Array<{ page: string; match: RegExpMatchArray }> {
	return PAGES.flatMap((page) =>
		[...prose(page).matchAll(pattern)].map((match) => ({ page, match })),
	);
}

/** Stands in a sentence for what is filled in. */
export const GAP = '…';
