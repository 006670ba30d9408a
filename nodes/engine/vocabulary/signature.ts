/** The vocabulary: the ways in which providers show that a delivery is theirs. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getPath, parseJson } from '../json';
import type { Verify } from './hook';

/** The body is signed with the secret; a header holds the signature in hexadecimal digits. */
export function hmac(algorithm: 'sha1' | 'sha256', header: string): Verify {
	return ({ raw, headers }, secret) => {
		const given = headers[header];
		if (given === undefined) return `it has no header '${header}'`;
		const due = createHmac(algorithm, secret).update(raw).digest('hex');
		return isSame(given, due) ? undefined : 'its signature does not fit its body';
	};
}

/** The body itself holds the secret, below a dotted path. */
export function tokenInBody(path: string): Verify {
	return ({ raw }, secret) => {
		const given = getPath(parseJson(raw.toString('utf8'))?.value, path);
		if (typeof given !== 'string') return `it has no '${path}'`;
		return isSame(given, secret) ? undefined : `its '${path}' is not the one that is expected`;
	};
}

/**
 * A header names the event. No signature is over it: it is believed where the webhook whose secret
 * fits tells this event.
 */
export function eventInHeader(header: string): Verify {
	return ({ headers }, _, types = []) => {
		const given = headers[header];
		if (given === undefined) return `it has no header '${header}'`;
		return types.includes(given)
			? undefined
			: `its '${header}' names an event that its webhook does not tell`;
	};
}

/** Each of these has to hold. */
export function all(...checks: Verify[]): Verify {
	return (...delivery) => checks.map((check) => check(...delivery)).find(Boolean);
}

/** The address that it came to holds the secret, as a parameter. */
export function tokenInQuery(name: string): Verify {
	return ({ query }, secret) => {
		const given = query[name];
		if (given === undefined) return `its address has no '${name}'`;
		return isSame(given, secret)
			? undefined
			: `the '${name}' of its address is not the expected one`;
	};
}

/** Compares in a time that tells nothing of the two, their lengths included. */
function isSame(given: string, due: string): boolean {
	return timingSafeEqual(digest(given), digest(due));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
