/** Looks for a secret in everything that a person, a log or a database could get to see. */
import { createReadStream } from 'node:fs';

/**
 * How a secret may be written down. Not taken from the engine, which is what is being tested.
 * @param user what is sent before it, where it is sent as Basic
 */
export function spellingsOf(secret: string, user?: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const json = JSON.stringify(secret).slice(1, -1);
	return [
		...new Set([
			secret,
			bytes.toString('base64'),
			bytes.toString('base64url'),
			encodeURIComponent(secret),
			encodeURIComponent(secret).replace(/%../g, (byte) => byte.toLowerCase()),
			encodeURI(secret),
			new URLSearchParams({ '': secret }).toString().slice(1),
			json,
			JSON.stringify(json).slice(1, -1),
			...(user === undefined ? [] : [Buffer.from(`${user}:${secret}`).toString('base64')]),
		]),
	];
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
