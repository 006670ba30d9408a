/** The one choke point through which every text about a request passes before a person sees it. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Api } from './api';

const HIDDEN = '[hidden]';
/** Shorter values would hide ordinary words. No provider issues such short keys. */
const SHORTEST_SECRET = 4;

/** Hides the secrets of a credential in a text, in every form in which a request carries them. */
export type Redact = (text: string) => string;

export function redactor(
	{ secrets, basic }: Api['credential'],
	credential: ICredentialDataDecryptedObject,
): Redact {
	const values = secrets.map((name) => String(credential[name] ?? ''));
	const raw = values.flatMap((value) => [value, value.trim()]);
	if (basic) raw.push(basic.map((name) => String(credential[name] ?? '').trim()).join(':'));
	const forms = new Set(raw.filter((value) => value.length >= SHORTEST_SECRET).flatMap(spellings));
	// The longest first, so that no form is cut by a shorter one that it contains.
	const ordered = [...forms].sort((a, b) => b.length - a.length);
	return (text) => ordered.reduce((clean, form) => clean.split(form).join(HIDDEN), text);
}

/** A secret as it is written in headers, addresses, forms, JSON and web pages. */
export function spellings(secret: string): string[] {
	const base64 = Buffer.from(secret, 'utf8').toString('base64');
	const encoded = encodeURIComponent(secret);
	const json = JSON.stringify(secret).slice(1, -1);
	return [
		secret,
		base64,
		base64.replace(/=+$/, ''),
		base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
		encodeURIComponent(base64),
		encoded,
		encoded.replace(/%20/g, '+'),
		encoded.replace(/%../g, (code) => code.toLowerCase()),
		encoded.replace(/[!'()*]/g, escapedByte),
		encodeURI(secret),
		json,
		json.replace(/\//g, '\\/'),
		json.replace(/[^ -~]/g, escapedUnit),
		JSON.stringify(json).slice(1, -1),
		secret.replace(/[&<>"']/g, (mark) => ENTITIES[mark]),
	];
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escapedByte = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
const escapedUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The first field of a credential that no header can carry. What is sent as Basic goes in base64 and
 * may hold more than Latin letters, but no control characters either.
 */
export function unsendable(
	{ secrets, basic }: Api['credential'],
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	const refused = (name: string) =>
		(basic?.includes(name) ? /\p{Cc}/u : /[^ -~]/).test(String(credential[name] ?? '').trim());
	return [...new Set([...secrets, ...(basic ?? [])])].find(refused);
}
