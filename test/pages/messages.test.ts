/** The messages that the pages quote are those of the code. */
import ts from 'typescript';
import { filesIn } from '../../scripts/tarball';
import { found, GAP, textOf } from './pages';

/** Every text in the code of the nodes and credentials, and each sentence of it, with its gaps. */
function textsInCode(): string[] {
	const texts: string[] = [];
	const read = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		if (ts.isTemplateExpression(node)) {
			const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
			texts.push(parts.map(({ text }) => text).join(GAP));
		}
		ts.forEachChild(node, read);
	};
	for (const path of ['nodes', 'credentials'].flatMap((folder) => filesIn(folder))) {
		if (path.endsWith('.ts')) read(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest));
	}
	return texts.flatMap((text) => [text, ...text.split(/(?<=\.) /)]);
}

/** Fewer letters of its own, and a text could become nearly anything. */
const FEWEST_LETTERS = 12;

describe('A message', () => {
	/** What n8n says by itself. */
	const n8nSays = [
		'Error fetching options from …',
		'Received tool input did not match expected schema',
	];
	const quoted = found(/`([^`\n]+)`/g)
		.map(({ page, match: [, words] }) => ({ page, words }))
		.filter(({ words }) => /^(…|[A-Z]\w+) /.test(words) && words.split(' ').length > 3)
		.filter(({ words }) => !/[{}]/.test(words) && Number.isNaN(Date.parse(words)));

	test('that is quoted is one that the code gives', () => {
		const texts = [...new Set(textsInCode())].filter(
			(text) => text.replaceAll(GAP, '').length >= FEWEST_LETTERS,
		);
		const unknown = quoted
			.filter(({ words }) => !n8nSays.includes(words))
			.filter(({ words }) => !texts.some((text) => isSaid(words, text)));
		expect(quoted.length).toBeGreaterThan(30);
		expect(unknown).toEqual([]);
	});
});

/** Whether a message is what a text of the code becomes, or the beginning of it. */
function isSaid(message: string, text: string): boolean {
	return becomes(text, message) || becomes(`${message}${GAP}`, text);
}

/** Whether one text is the other one with its gaps filled in. */
function becomes(gapped: string, whole: string): boolean {
	const parts = gapped.split(GAP);
	if (!parts.every((part) => whole.includes(part))) return false;
	const kept = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${kept.join('.*')}$`).test(whole);
}
