/** How people and programs write what a machine has to understand: IDs, keys, emails. */

import { wordsOf } from './answered';

/** What nobody sees: zero-width characters, marks of direction, soft hyphens, byte-order marks. */
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}';
const INVISIBLE = new RegExp(`[${UNSEEN}]`, 'gu');
const VISIBLE = new RegExp(`[^\\s${UNSEEN}]`, 'u');
/** All but the usual ones of what nobody sees, many times as fast: where it finds none, none is there. */
const PERHAPS_VISIBLE = /[^\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;
const NOT_AS_SEEN = new RegExp(`[\\p{Cc}${UNSEEN}]|(?! )\\p{Zs}`, 'u');
/** Most of what is written holds nothing but these, which stay as they are. */
const ALL_USUAL = /^[ -~]*$/;
/** Every kind of space, the non-breaking ones too. */
const SPACE = /[\p{Zs}\u2028\u2029]/gu;
const NON_BREAKING_HYPHEN = /\u2011/g;

/** The most characters of each kind of value that a machine has to understand. */
export const LONGEST = {
	/** Any of them, with all that may stand around it by mistake. */
	written: 4096,
	address: 2048,
	/** Of an ID, a code, a name that stands for a record. */
	id: 512,
	/** RFC 5321: 64 before the @, 255 behind it. */
	email: 320,
	date: 100,
	number: 100,
	phone: 100,
};

/**
 * A text for a machine without what is there only for the eye, or by accident, and with its accents
 * in one form. Not for texts that people read: in these an invisible character can have a meaning.
 * What is too long for a machine stays as it is: it is refused, or compared as it stands.
 */
export function plain(written: string): string {
	if (written.length > LONGEST.written) return written;
	if (ALL_USUAL.test(written)) return written.trim();
	return written
		.replace(INVISIBLE, '')
		.replace(SPACE, ' ')
		.replace(NON_BREAKING_HYPHEN, '-')
		.trim()
		.normalize('NFC');
}

/** Whether a text holds a control character, an invisible one, or a space that is not the usual one. */
export function hasUnseen(text: string): boolean {
	return NOT_AS_SEEN.test(text);
}

/** Whether a value is nothing: undefined, null, or a text without a visible character. */
export function isNothing(value: unknown): boolean {
	if (typeof value !== 'string') return value === undefined || value === null;
	return !(PERHAPS_VISIBLE.test(value) && VISIBLE.test(value));
}

/** What tells one record from all others, however its spaces and accents were typed. */
export function keyOf(text: unknown): string {
	return isNothing(text) ? '' : plain(wordsOf(text)).replace(/\s\s+|[^\S ]/g, ' ');
}

/**
 * The same for texts that are one for a person: white space and the case of letters do not count. A
 * text that is compared with many is read once, since it can be long.
 */
export function looseKey(text: unknown): string {
	return keyOf(text).toLowerCase();
}

/** Whether two texts are the same for a person. */
export function isSameText(one: unknown, other: unknown): boolean {
	return looseKey(one) === looseKey(other);
}

/** What can only be around an address, or between two; it may stand in one only within quotes. */
const NOT_IN_EMAIL = '\\s"(),:;<>[\\\\\\]';
const IN_USER = `[^@${NOT_IN_EMAIL}]`;
const NOT_IN_HOST = "'{}/?#";
const IN_NAME = `[^.@${NOT_IN_EMAIL}${NOT_IN_HOST}]`;

/** No character of it fits two parts, so a text is read once, however long it is. */
const ADDRESS = `${IN_USER}+@${IN_NAME}+(?:\\.${IN_NAME}+)+`;

/** An email address as it may be typed, as a pattern without anchors for n8n's editor. */
export const EMAIL = `(?:(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?${ADDRESS}|<${ADDRESS}>)[,;.]?`;
const WHOLE_EMAIL = new RegExp(`^${ADDRESS}$`);

/** Whether a whole text is an email address, as far as its form tells. */
export function isEmail(text: string): boolean {
	return text.length <= LONGEST.email && WHOLE_EMAIL.test(text);
}

/** A phone number as it is written, without `tel:` and what separates it from the next. */
export function phoneAsWritten(written: string): string {
	return plain(plain(written).replace(/^tel:/i, '')).replace(/[,;]$/, '');
}

/** Around an address there can be a name, brackets and a `mailto:`. */
const LONGEST_WRITTEN_EMAIL = 2 * LONGEST.email;

/**
 * The address in what people and mail programs write: `mailto:jane@example.com`,
 * `Jane Doe <jane@example.com>`, `"jane@example.com"`, `jane@example.com,`. Other text stays as it is.
 */
export function plainEmail(written: string): string {
	if (written.length > LONGEST_WRITTEN_EMAIL) return written;
	const text = plain(written)
		.replace(/[\s,;.]+$/, '')
		.replace(/^(["'])(.*)\1$/, '$2');
	const address = text.endsWith('>') ? text.slice(text.lastIndexOf('<') + 1, -1) : text;
	return address.replace(/^mailto:/i, '').split('?')[0];
}

/** How people are called: by the email address in what was written, or by a name. */
export function emailOrName(written: string): string {
	const address = plainEmail(written);
	return isEmail(address) ? address : plain(written);
}
