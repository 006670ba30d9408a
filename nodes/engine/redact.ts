/** The one choke point through which every text about a request passes before a person sees it. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Api } from './api';
import { hasUnseen } from './spelling';

const HIDDEN = '[hidden]';
/** Shorter values would hide ordinary words. No provider issues such short keys. */
const SHORTEST_SECRET = 4;

/** Hides the secrets of a credential in a text, in every form in which a request carries them. */
export type Redact = (text: string) => string;

export function redactor(
	{ secrets, basic }: Api['credential'],
	credential: ICredentialDataDecryptedObject,
): Redact {
	const valueOf = (name: string) => String(credential[name] ?? '');
	const values = secrets.map(valueOf);
	if (basic) {
		values.push(basic.map(valueOf).join(':'), basic.map((name) => valueOf(name).trim()).join(':'));
	}
	const forms = values
		.flatMap((value) => [value, value.trim()])
		.filter((value) => value.length >= SHORTEST_SECRET)
		.flatMap((value) => [value, ...inBase64(value)]);
	if (forms.length === 0) return (text) => text;
	// The longest first, so that no form is cut by a shorter one that it contains.
	const ordered = [...new Set(forms)].sort((a, b) => b.length - a.length);
	const anyOfThem = new RegExp(ordered.map(inAnySpelling).join('|'), 'gi');
	return (text) => text.replace(anyOfThem, HIDDEN);
}

function inBase64(value: string): string[] {
	const bytes = Buffer.from(value, 'utf8');
	return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

/**
 * A pattern for a value as it is written in headers, addresses, forms, JSON and web pages: each of
 * its characters may be spelled in its own way.
 */
function inAnySpelling(value: string): string {
	return [...value].map((character) => `(?:${spellings(character).join('|')})`).join('');
}

/** Escapes within escapes, as in JSON within JSON, up to this depth. */
const BACKSLASHES = '\\\\{1,7}';
const NAMED = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&apos;'],
]);

function spellings(character: string): string[] {
	if (/^[a-z0-9]$/i.test(character)) return [character];
	const bytes = [...Buffer.from(character, 'utf8')].map(hexadecimal);
	const units = character.split('').map((unit) => hexadecimal(unit.charCodeAt(0)).padStart(4, '0'));
	const code = character.codePointAt(0) as number;
	return [
		...(NAMED.has(character) ? [NAMED.get(character) as string] : []),
		`&#0*${code};`,
		`&#x0*${hexadecimal(code)};`,
		bytes.map((byte) => `%(?:25)*${byte}`).join(''),
		units.map((unit) => `${BACKSLASHES}u${unit}`).join(''),
		...(character === ' ' ? ['\\+'] : []),
		character === '\\' ? BACKSLASHES : `(?:${BACKSLASHES})?${escaped(character)}`,
	];
}

const hexadecimal = (value: number) => value.toString(16).padStart(2, '0');
const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

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
