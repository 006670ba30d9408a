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

function spellings(secret: string): string[] {
	const base64 = Buffer.from(secret, 'utf8').toString('base64');
	return [
		secret,
		base64,
		base64.replace(/=+$/, ''),
		base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
		encodeURIComponent(secret),
		encodeURIComponent(secret).replace(/%20/g, '+'),
		encodeURI(secret),
		JSON.stringify(secret).slice(1, -1),
	];
}
