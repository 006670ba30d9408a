/** The commands of the documentation, as they stand there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pack';

/**
 * What the first block of code behind some words holds.
 * @param page a path from the root of the repository
 * @param changes what of the block is elsewhere here, by the words in it
 */
export function commandsOf(page: string, words: string, changes: Record<string, string>): string {
	const [, after] = readFileSync(join(ROOT, page), 'utf8').split(words);
	const block = /```\w+\n([^]*?)\n\s*```/.exec(after ?? '')?.[1];
	assert(block, `${page} has no block of code behind "${words}"`);
	return Object.entries(changes).reduce((text, [there, here]) => {
		assert(text.includes(there), `${page} does not say "${there}" behind "${words}"`);
		return text.replaceAll(there, here);
	}, block);
}
