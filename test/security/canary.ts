/** Looks for a secret in everything that a person, a log or a database could get to see. */
import { createReadStream } from 'node:fs';

type Spelling = (secret: string) => string;

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const base64: Spelling = (text) => bytesOf(text).toString('base64');
const json: Spelling = (text) => JSON.stringify(text).slice(1, -1);
const each = (text: string, spell: (character: string) => string) => [...text].map(spell).join('');
const codeOf = (character: string) => Number(character.codePointAt(0));
const inLines = (text: string, length: number) =>
	text.replace(new RegExp(`.{${length}}(?=.)`, 'gsu'), '$&\r\n');

/** How a secret may be written down. Not taken from the engine, which is what is being tested. */
export const SPELLINGS: Record<string, Spelling> = {
	'as it is': (secret) => secret,
	'in Base64': base64,
	'in Base64 without its end': (secret) => base64(secret).replace(/=+$/, ''),
	'in Base64 for addresses': (secret) => bytesOf(secret).toString('base64url'),
	'in Base64 with its scheme': (secret) => base64(`Bearer ${secret}`),
	'in Base64 with somebody': (secret) => base64(`me:${secret}:`),
	'in Base64 in lines': (secret) => inLines(base64(`${'Authorization: '.repeat(4)}${secret}`), 76),
	'in Base64 twice': (secret) => base64(base64(secret)),
	'in hexadecimal': (secret) => bytesOf(secret).toString('hex'),
	'in hexadecimal in capitals': (secret) => bytesOf(secret).toString('hex').toUpperCase(),
	'encoded for an address': encodeURIComponent,
	'encoded in small letters': (secret) =>
		encodeURIComponent(secret).replace(/%../g, (byte) => byte.toLowerCase()),
	'encoded as an address': encodeURI,
	'encoded for a form': (secret) => new URLSearchParams({ '': secret }).toString().slice(1),
	'as bytes of an address': (secret) =>
		bytesOf(secret).toString('hex').toUpperCase().replace(/../g, '%$&'),
	'as decimal entities': (secret) => each(secret, (one) => `&#${codeOf(one)};`),
	'as hexadecimal entities': (secret) => each(secret, (one) => `&#x${codeOf(one).toString(16)};`),
	'as entities with zeros': (secret) => each(secret, (one) => `&#00${codeOf(one)};`),
	'as units of JSON': (secret) =>
		secret
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
	'in JSON': json,
	'in JSON in JSON': (secret) => json(json(secret)),
	backwards: (secret) => [...secret].reverse().join(''),
	'over several lines': (secret) => inLines(secret, 5),
	'in capitals': (secret) => secret.toUpperCase(),
	cut: (secret) => secret.slice(0, Math.max(8, secret.length - 4)),
	'masked in part': (secret) => `${secret.slice(0, 8)}****${secret.slice(-8)}`,
};

/**
 * Every spelling of a secret.
 * @param user what is sent before it, where it is sent as Basic
 */
export function spellingsOf(secret: string, user?: string): string[] {
	const spelled = Object.values(SPELLINGS).map((spell) => spell(secret));
	return [...new Set([...spelled, ...(user === undefined ? [] : [base64(`${user}:${secret}`)])])];
}

/** Every part of 8 characters of a secret, and of what it becomes when it is encoded or turned round. */
export function partsOf(secret: string): string[] {
	const spellings = [
		'as it is',
		'in Base64',
		'in Base64 for addresses',
		'in hexadecimal',
		'backwards',
	];
	const whole = spellings.map((name) => SPELLINGS[name](secret));
	return [...new Set(whole.flatMap((text) => windowsOf(text)))];
}

/** Every row of so many characters in a text. */
export function windowsOf(text: string, length = 8): string[] {
	const count = Math.max(0, text.length - length + 1);
	return Array.from({ length: count }, (_, i) => text.slice(i, i + length));
}

/** Where a value, however deep, holds one of the spellings: in texts, keys, errors and their causes. */
export function hitsIn(value: unknown, spellings: string[]): string[] {
	const hits: string[] = [];
	const seen = new Set<unknown>();
	const visit = (one: unknown, path: string): void => {
		if (typeof one === 'string') {
			if (spellings.some((spelling) => one.includes(spelling))) hits.push(path);
			return;
		}
		if (typeof one !== 'object' || one === null || seen.has(one)) return;
		seen.add(one);
		const symbols = Object.getOwnPropertySymbols(one).map((key) => [String(key), key] as const);
		const names = Object.getOwnPropertyNames(one).map((key) => [key, key] as const);
		for (const [name, key] of [...names, ...symbols]) {
			visit(name, `${path}.{${name}}`);
			visit(Reflect.get(one, key), `${path}.${name}`);
		}
		if (one instanceof Map || one instanceof Set) visit([...one], `${path}[]`);
	};
	visit(value, '');
	return hits;
}

/**
 * The spellings that a file holds anywhere, such as n8n's database after a run. Reads it in pieces,
 * as UTF-8.
 */
export async function findInFile(path: string, spellings: string[]): Promise<string[]> {
	const found = new Set<string>();
	const longest = Math.max(...spellings.map((spelling) => Buffer.byteLength(spelling)));
	let tail = Buffer.alloc(0);
	for await (const piece of createReadStream(path)) {
		const bytes = Buffer.concat([tail, piece as Buffer]);
		for (const spelling of spellings) if (bytes.includes(spelling)) found.add(spelling);
		// A secret may lie across two pieces.
		tail = bytes.subarray(Math.max(0, bytes.length - longest));
	}
	return [...found];
}
