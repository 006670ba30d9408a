/** Markdown taken apart: a section by its headings, and what concerns one service. */

interface Line {
	text: string;
	/** Of a heading: its words, and how deep it is. */
	heading?: string;
	level: number;
	/** Within a block of code, where nothing is what it looks like. */
	isCode: boolean;
}

function linesOf(text: string): Line[] {
	let isCode = false;
	return text.split('\n').map((line) => {
		if (/^\s*```/.test(line)) isCode = !isCode;
		const [, marks = '', heading] = (!isCode && /^(#+) (.+)$/.exec(line)) || [];
		return { text: line, heading, level: marks.length || Infinity, isCode };
	});
}

function textOf(lines: Line[]): string {
	return lines.map(({ text }) => text).join('\n');
}

/** The anchors of a page: its headings, as GitHub writes them. */
export function anchorsOf(text: string): string[] {
	return linesOf(text).flatMap(({ heading }) => {
		if (heading === undefined) return [];
		const kept = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
		return [`#${kept.replaceAll(' ', '-')}`];
	});
}

/**
 * What stands below a heading.
 * @param way the headings that lead to it, such as `['Connect your accounts', 'Aircall']`
 * @throws when there is no such section
 */
export function section(text: string, way: string[]): string {
	let lines = linesOf(text);
	for (const heading of way) {
		const at = lines.findIndex((line) => line.heading === heading);
		if (at < 0) throw new Error(`There is no section "${way.join(' > ')}"`);
		const { level } = lines[at];
		const below = lines.slice(at + 1);
		const end = below.findIndex((line) => line.level <= level);
		lines = end < 0 ? below : below.slice(0, end);
	}
	return textOf(lines).trim();
}

/** What the generator of the documentation has marked. */
const MARK = /^<!-- .* -->$/;
const END = /^<!-- \w+:end -->$/;
const ITEM = /^\s*- /;
const ROW = /^\s*\| ([^|]*?) +\|/;

/**
 * A text without what concerns other services alone: sections and rows of tables that bear the name
 * of one, and items of lists and sentences that name one of them, but not `own`.
 */
export function concerning(own: string, others: string[], text: string): string {
	const names = (service: string) =>
		new RegExp(`\\b${service}\\b|examples/${service.toLowerCase()}-`);
	// What ends with a colon is needed by what follows.
	const isForeign = (words: string) =>
		!words.endsWith(':') &&
		others.some((other) => names(other).test(words)) &&
		!names(own).test(words);
	let within = Infinity;
	const kept = linesOf(unwrapped(text)).flatMap((line) => {
		if (line.level <= within || END.test(line.text)) {
			within = others.includes(line.heading ?? '') ? line.level : Infinity;
		}
		if (within < Infinity || MARK.test(line.text)) return [];
		if (line.isCode || line.heading) return line.text;
		if (others.includes(ROW.exec(line.text)?.[1] ?? '')) return [];
		const [first, ...more] = sentences(line.text);
		if (ITEM.test(first) && isForeign(first)) return [];
		const left = [first, ...more].filter((sentence) => !isForeign(sentence));
		return left.length > 0 ? left.join(' ') : [];
	});
	return kept
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

function sentences(line: string): string[] {
	return line.split(/(?<=[.!?](?:\*\*)?) (?=[A-Z*[`])/);
}

/** Each item of a list in one line. */
function unwrapped(text: string): string {
	return text.replace(/^- .*(?:\n {2}[^\s|-].*)+/gm, (item) => item.replace(/\n {2}/g, ' '));
}
