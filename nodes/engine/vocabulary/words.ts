/** Names and sentences of the editor, derived from the API's own names. */

const SMALL_WORDS = new Set([
	'a',
	'an',
	'and',
	'at',
	'by',
	'for',
	'in',
	'of',
	'on',
	'or',
	'the',
	'to',
]);
const CAPITALS = new Map([
	['id', 'ID'],
	['ids', 'IDs'],
	['url', 'URL'],
	['urls', 'URLs'],
	['json', 'JSON'],
	['crm', 'CRM'],
	['sms', 'SMS'],
]);

/** `A2P` is one word, `oauth2Token` are two. */
function words(text: string): string[] {
	return text
		.replace(/[a-z](?=[A-Z])|\d(?=[A-Z][a-z])/g, '$& ')
		.split(/[^A-Za-z0-9]+/)
		.filter(Boolean);
}

/** `owner_ids` and `Owner IDs` become `ownerIds`. */
export function camelCase(text: string): string {
	return words(text)
		.map((word, i) =>
			i === 0 ? word.toLowerCase() : word[0].toUpperCase() + word.slice(1).toLowerCase(),
		)
		.join('');
}

/** `story_type` becomes `Story Type`. */
export function titleCase(text: string): string {
	return words(text)
		.map((word, i, all) => {
			const lower = word.toLowerCase();
			if (CAPITALS.has(lower)) return CAPITALS.get(lower) as string;
			const inside = i > 0 && i < all.length - 1;
			return inside && SMALL_WORDS.has(lower) ? lower : lower[0].toUpperCase() + lower.slice(1);
		})
		.join(' ');
}

/** `Story Comment` becomes `story comment`; words in capitals stay. */
export function sentenceCase(name: string): string {
	return name
		.split(' ')
		.map((word) => (word === word.toUpperCase() ? word : word.toLowerCase()))
		.join(' ');
}

/** One line of at most so many characters. */
export function shorten(text: string, most: number): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** A number as people write it: `50,000`. */
export const inWords = (count: number) => count.toLocaleString('en');

/** `1 record`, `50,000 records`. */
export const counted = (count: number, noun: string, many = plural(noun)) =>
	`${inWords(count)} ${count === 1 ? noun : many}`;

/** Nobody reads more ranges. */
const MOST_RANGES = 10;

/** Numbers in their order, those that follow each other as one range: `0 to 99, 150`. */
export function rangesOf(numbers: number[]): string {
	const ranges: Array<[from: number, to: number]> = [];
	for (const one of [...numbers].sort((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last?.[1] === one - 1) last[1] = one;
		else ranges.push([one, one]);
	}
	const shown = ranges
		.slice(0, MOST_RANGES)
		.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
	const left = ranges.slice(MOST_RANGES).reduce((sum, [from, to]) => sum + 1 + to - from, 0);
	return [...shown, ...(left > 0 ? [`and ${inWords(left)} more`] : [])].join(', ');
}

/** `epic` becomes `an epic`. */
export function article(noun: string): string {
	return /^([aeio]|un[^i]|SMS\b)/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** `a, b or c` */
export function joinedByOr(things: string[]): string {
	const last = things.slice(-1).join('');
	return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} or ${last}`;
}

/** What a comma does in a text where several names are asked for. */
export const COMMA_NOTE =
	'A comma in a text separates names; write a name that holds a comma as a JSON list';

/** `Category` becomes `Categories`. */
export function plural(noun: string): string {
	if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
	return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
