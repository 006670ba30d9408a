/** The one choke point through which every text about a request passes before a person sees it. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Api } from '../vocabulary/api';
import { PIECE, Pieces } from './pieces';
import { asWritten, readings, unbroken, unescaped, utf8, type Reading } from './reading';
import { hasUnseen } from '../vocabulary/spelling';

export const HIDDEN = '[hidden]';
/** Shorter values would hide ordinary words. No provider issues such short keys. */
const SHORTEST_SECRET = 4;
/** No message that helps is longer. */
const LONGEST_TEXT = 1000;
/** Read beyond it, so that what lies across the end is found. */
const MARGIN = 250;

/** Hides the secrets of a credential in a text. */
export type Redact = (text: string) => string;

/**
 * The secrets of a credential, and of those that were entered in its place while a run went on.
 *
 * Of a secret, every part of 8 characters and more is hidden, whatever the case of its letters,
 * wherever white space or a line break stands in it, forwards and backwards, as it is, in hexadecimal
 * or Base64 (alone or among other text), with any character written as an escape; and spelled in up
 * to three of these ways at once. A value of 4 to 7 characters could be an ordinary word: it is
 * hidden where it stands alone, as a whole and in the same case.
 */
export class Secrets {
	private readonly values = new Set<string>();
	private pieces?: Pieces;

	constructor(private readonly names: Api['credential']['secrets']) {}

	/** Adds the secrets of a credential. */
	learn(credential: ICredentialDataDecryptedObject): void {
		for (const name of this.names) this.keep(String(credential[name] ?? ''));
	}

	/** Adds a secret that is not part of the credential. */
	keep(value: string): void {
		if (value.trim().length < SHORTEST_SECRET) return;
		for (const form of [value, value.trim()]) {
			if (!this.values.has(form)) this.pieces = undefined;
			this.values.add(form);
		}
	}

	/** The text without the secrets, and without what is beyond any useful length. */
	readonly hide: Redact = (text) => {
		// Only few runs ever have something to tell.
		this.pieces ??= new Pieces([...this.values].filter(isLong).flatMap(formsOf));
		const read = text.slice(0, LONGEST_TEXT + MARGIN);
		const hidden = new Uint8Array(read.length);
		const words = [...this.values].filter((value) => !isLong(value)).map(utf8);
		for (const reading of readings(read)) {
			coverPieces(reading, this.pieces, hidden);
			for (const word of words) coverWord(reading, word, hidden);
		}
		for (const reading of readings(read, true)) coverPieces(reading, this.pieces, hidden);
		return shown(read, hidden);
	};
}

const isLong = (value: string) => value.length >= PIECE;

/** A secret in every form that is the same wherever a reading of a text holds it. */
function formsOf(secret: string): Uint8Array[] {
	const plain = asWritten(secret);
	const bytes = Buffer.from(secret, 'utf8');
	const forms = [
		plain.bytes,
		utf8([...secret].reverse().join('')),
		unbroken(plain)?.bytes ?? '',
		// Its own escapes are undone, too, where those around it are undone at any depth.
		unescaped(plain)?.bytes ?? '',
		// Decoded, a piece of these would be a shorter one.
		bytes.toString('hex'),
		bytes.toString('base64'),
		base64Behind(1, bytes),
		base64Behind(2, bytes),
	];
	return forms.flatMap((form) => {
		const folded = fold(form);
		const { bytes: rest } = packed(folded);
		return rest.length < folded.length ? [folded, rest] : [folded];
	});
}

/** What is the same in the Base64 of every text that holds these bytes behind so many others. */
function base64Behind(before: number, bytes: Uint8Array): string {
	const base64 = Buffer.concat([new Uint8Array(before), bytes]).toString('base64');
	return base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** Bytes without what may differ: the case of letters, kinds of white space, + and / of Base64. */
function fold(bytes: string): Uint8Array {
	const folded = bytes
		.toLowerCase()
		.replace(/[\t-\r]/g, ' ')
		.replace(/\+/g, '-')
		.replace(/_/g, '/');
	return Buffer.from(folded, 'latin1');
}

/** What may come between folded bytes or be missing: a backslash, white space, + in place of it. */
const SKIPPED = new Set([' ', '-', '\\'].map((character) => character.charCodeAt(0)));

/** Folded bytes without what is skipped, and where each of them stood. */
function packed(folded: Uint8Array): { bytes: Uint8Array; places: Uint32Array } {
	const bytes = new Uint8Array(folded.length);
	const places = new Uint32Array(folded.length);
	let count = 0;
	for (let at = 0; at < folded.length; at += 1) {
		if (SKIPPED.has(folded[at])) continue;
		bytes[count] = folded[at];
		places[count] = at;
		count += 1;
	}
	return { bytes: bytes.subarray(0, count), places };
}

function coverPieces(reading: Reading, pieces: Pieces, hidden: Uint8Array): void {
	const folded = fold(reading.bytes);
	coverStretches(folded, (at) => at, reading, pieces, hidden);
	const { bytes, places } = packed(folded);
	coverStretches(bytes, (at) => places[at], reading, pieces, hidden);
}

/** @param placeOf where in the reading each of the bytes stands */
function coverStretches(
	bytes: Uint8Array,
	placeOf: (at: number) => number,
	reading: Reading,
	pieces: Pieces,
	hidden: Uint8Array,
): void {
	for (let at = 0; at + PIECE <= bytes.length; at += 1) {
		if (!pieces.has(bytes, at)) continue;
		const first = at;
		while (pieces.has(bytes, at + 1)) at += 1;
		cover(reading, placeOf(first), placeOf(at + PIECE - 1), hidden);
	}
}

/** A short value, where no letter, digit or underscore stands at its side. */
function coverWord(reading: Reading, word: string, hidden: Uint8Array): void {
	const { bytes } = reading;
	const isInWord = (character = '') => /[\w\x80-\xff]/.test(character);
	for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) {
		const end = at + word.length;
		if (isInWord(bytes[at - 1]) || isInWord(bytes[end])) continue;
		cover(reading, at, end - 1, hidden);
	}
}

/** Marks where in the text these bytes come from. */
function cover({ from, to }: Reading, first: number, last: number, hidden: Uint8Array): void {
	hidden.fill(1, Math.min(from[first], from[last]), Math.max(to[first], to[last]));
}

/** The text with one word in place of each stretch that is hidden. */
function shown(text: string, hidden: Uint8Array): string {
	let result = '';
	for (let at = 0; at < Math.min(text.length, LONGEST_TEXT); ) {
		const next = hidden.indexOf(hidden[at] === 1 ? 0 : 1, at);
		const end = Math.min(next < 0 ? text.length : next, LONGEST_TEXT);
		result += hidden[at] === 1 ? HIDDEN : text.slice(at, end);
		at = end;
	}
	return text.length > LONGEST_TEXT ? `${result}…` : result;
}

/**
 * The first field of a credential that cannot be what the provider gave out: it holds something that
 * no header can carry, or that nobody sees. What is sent as Basic goes in base64 and may hold more
 * than Latin letters.
 */
export function unsendable(
	{ secrets, basic }: Api['credential'],
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	const refused = (name: string) => {
		const value = String(credential[name] ?? '').trim();
		return basic?.includes(name) ? hasUnseen(value) : /[^ -~]/.test(value);
	};
	return [...new Set([...secrets, ...(basic ?? [])])].find(refused);
}
