/** What a text can be read as: with escapes undone, with white space left out, or decoded. */

/** A text as bytes, each of which knows where in the text it comes from. */
export interface Reading {
	/** UTF-8, one character for each byte: what all spellings of a character have in common. */
	readonly bytes: string;
	/** Where in the text the part begins that a byte comes from. */
	readonly from: number[];
	/** Where that part ends. */
	readonly to: number[];
}

/** So many spellings one within the other are undone, such as JSON within Base64 within an address. */
const DEEPEST = 3;

/**
 * A text as it is, and everything that it can be read as.
 * @param backwards reads it from its end
 */
export function readings(text: string, backwards = false): Reading[] {
	const first = asWritten(text, backwards);
	const found = [first];
	let layer: Array<{ reading: Reading; done: Undo[] }> = [{ reading: first, done: [] }];
	// To be read backwards is a spelling as well.
	for (let depth = backwards ? 1 : 0; depth < DEEPEST; depth += 1) {
		const deeper: typeof layer = [];
		for (const { reading, done } of layer) {
			for (const undo of UNDO) {
				const undone = done.includes(undo) ? undefined : undo(reading);
				if (undone === undefined || found.some((one) => isSame(one, undone))) continue;
				found.push(undone);
				deeper.push({ reading: undone, done: DONE.get(undo) ?? [] });
			}
		}
		layer = deeper;
	}
	return found;
}

function isSame(one: Reading, other: Reading): boolean {
	return one.bytes === other.bytes && one.from.every((from, i) => from === other.from[i]);
}

/** The UTF-8 of a text, one character for each byte. */
export function utf8(text: string): string {
	return Buffer.from(text, 'utf8').toString('latin1');
}

/** A reading of a text as it is. */
export function asWritten(text: string, backwards = false): Reading {
	const draft = new Draft();
	let at = 0;
	const characters = [...text].map((character) => ({ character, at: (at += character.length) }));
	for (const { character, at: end } of backwards ? characters.reverse() : characters) {
		draft.put(character < '\x80' ? character : utf8(character), end - character.length, end);
	}
	return draft;
}

class Draft implements Reading {
	bytes = '';

	readonly from: number[] = [];

	readonly to: number[] = [];

	/** Adds bytes that all come from one part of the text. */
	put(bytes: string, from: number, to: number): void {
		this.bytes += bytes;
		for (let i = 0; i < bytes.length; i += 1) {
			this.from.push(from);
			this.to.push(to);
		}
	}

	/** Adds bytes for those of another reading, from one to another. */
	putFor(bytes: string, { from, to }: Reading, first: number, last: number): void {
		// Backwards, the first byte comes from the end of the part.
		const [begin, end] = from[first] <= from[last] ? [first, last] : [last, first];
		this.put(bytes, from[begin], to[end]);
	}

	/** Adds a stretch of another reading as it is. */
	copy(reading: Reading, begin: number, end: number): void {
		this.bytes += reading.bytes.slice(begin, end);
		for (let i = begin; i < end; i += 1) {
			this.from.push(reading.from[i]);
			this.to.push(reading.to[i]);
		}
	}
}

/** A reading in which a kind of spelling is undone; undefined where there is none. */
type Undo = (reading: Reading) => Reading | undefined;

/** @param meaning what a match of the pattern stands for */
function replacing(pattern: RegExp, meaning: (match: RegExpExecArray) => string): Undo {
	return (reading) => {
		const draft = new Draft();
		let read = 0;
		for (const match of reading.bytes.matchAll(pattern)) {
			const end = match.index + match[0].length;
			draft.copy(reading, read, match.index);
			draft.putFor(meaning(match), reading, match.index, end - 1);
			read = end;
		}
		if (read === 0) return undefined;
		draft.copy(reading, read, reading.bytes.length);
		return draft;
	};
}

/** `%41`, as in addresses. */
const percent = replacing(/%([0-9a-f]{2})/gi, ([, byte]) => ofCode(parseInt(byte, 16)));

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `&amp;`, `&#65;` and `&#x41;`, as in web pages. */
const entities = replacing(
	/&(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));?/gi,
	([whole, decimal, hex, name]) => {
		if (name !== undefined) return NAMED[name.toLowerCase()];
		const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
		return code > 0x10_ff_ff ? whole : utf8(String.fromCodePoint(code));
	},
);

const CONTROLS: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** `\u0041`, `\x41`, `\n` and `\/`, as in JSON and JavaScript. */
const backslashes = replacing(
	/((?:\\u[0-9a-f]{4})+)|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([^])/gi,
	([whole, units, code, byte, character]) => {
		if (character !== undefined) return CONTROLS[character] ?? character;
		if (byte !== undefined) return ofCode(parseInt(byte, 16));
		if (units === undefined) {
			const point = parseInt(code, 16);
			return point > 0x10_ff_ff ? whole : utf8(String.fromCodePoint(point));
		}
		// What lies beyond the first 65,536 characters is written as two of them.
		const all = units.match(/[0-9a-f]{4}/gi) ?? [];
		return utf8(all.map((unit) => ofCode(parseInt(unit, 16))).join(''));
	},
);

const ofCode = (code: number) => String.fromCharCode(code);

/** `%2541` and `%252541`, too. */
const anyPercent = replacing(/%(?:25)*([0-9a-f]{2})/gi, ([, byte]) => ofCode(parseInt(byte, 16)));

/** Each time, half of several backslashes are left. */
const MOST_TIMES = 4;

/** The escapes of all kinds, also mixed, and those within others. */
export const unescaped: Undo = (reading) => {
	let last: Reading | undefined;
	for (let times = 0; times < MOST_TIMES; times += 1) {
		const before = last;
		for (const undo of [backslashes, entities, anyPercent]) last = undo(last ?? reading) ?? last;
		if (last === before) break;
	}
	return last;
};

/** White space and line breaks, also those of quoted-printable mails and those that nobody sees. */
export const unbroken = replacing(
	/=\r?\n|[\t-\r ]|\xc2\xa0|\xe2\x80[\x80-\x8f\xa8-\xaf]|\xef\xbb\xbf/g,
	() => '',
);

/** What can be text: other bytes come from what only looks encoded. */
const TEXT =
	/(?:[\t\n\r -~]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){4,}/g;
/** Between two texts that were decoded from different places. */
const GAP = '\0';

/**
 * What is encoded in a number of digits for each byte. It may begin at any of them, since other
 * text may be encoded before it, or stand right before it.
 * @param run digits, and what may stand between them
 * @param bits how many of them a digit holds
 */
function decoding(encoding: 'base64' | 'hex', run: RegExp, between: string, bits: 4 | 6): Undo {
	const starts = encoding === 'hex' ? 2 : 4;
	return (reading) => {
		const draft = new Draft();
		for (const { 0: written, index } of reading.bytes.matchAll(run)) {
			const places: number[] = [];
			for (let at = 0; at < written.length; at += 1) {
				if (!between.includes(written[at])) places.push(index + at);
			}
			const digits = places.map((at) => reading.bytes[at]).join('');
			for (let start = 0; start < starts; start += 1) {
				const bytes = Buffer.from(digits.slice(start), encoding).toString('latin1');
				for (const text of bytes.matchAll(TEXT)) {
					draft.put(GAP, 0, 0);
					for (let i = text.index; i < text.index + text[0].length; i += 1) {
						const first = places[start + Math.floor((i * 8) / bits)];
						const last = places[start + Math.floor((i * 8 + 7) / bits)];
						draft.putFor(bytes[i], reading, first, last);
					}
				}
			}
		}
		return draft.bytes === '' ? undefined : draft;
	};
}

const SPACES = '\t\n\v\f\r ';

const base64 = decoding('base64', /[a-z0-9+/_-](?:[\t-\r ]*[a-z0-9+/_-]){5,}/gi, SPACES, 6);
const hex = decoding('hex', /[0-9a-f](?:[\t-\r :,-]*[0-9a-f]){7,}/gi, `${SPACES}:,-`, 4);

const ESCAPES = [percent, entities, backslashes];
const ENCODINGS = [base64, hex];
const UNDO = [...ESCAPES, unescaped, unbroken, ...ENCODINGS];

/** What need not be undone after something else, since that would only be found once more. */
const DONE = new Map<Undo, Undo[]>([
	...ESCAPES.map((undo): [Undo, Undo[]] => [undo, [unescaped]]),
	[unescaped, [...ESCAPES, unescaped]],
	[unbroken, [unbroken]],
]);
