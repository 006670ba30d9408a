/** Route + parameters -> request: the only place that builds an address or a body. */
import { callOf } from './procedure';
import { parseRoute, type Method, type Route } from '../vocabulary/route';
import type { Multipart, Query, RequestParts } from '../vocabulary/values';

export interface HttpRequest {
	method: Method;
	/** The whole address, always on the provider's own host. */
	url: string;
	headers: Record<string, string>;
	/** JSON text. */
	body?: string;
	/** What is sent in its place. */
	multipart?: Multipart;
}

/** A path value that would leave the intended address. Never sent. */
export class UnsafePath extends Error {
	readonly description = 'Check the expression that gives it.';

	constructor(parameter: string) {
		super(`The value of '${parameter}' cannot be part of an address`);
	}
}

/**
 * Builds the request for a route.
 * @param host the provider's origin, without a slash at the end
 * @throws UnsafePath when a path value is empty or would change the path
 */
export function buildRequest(host: string, route: Route, parts: RequestParts = {}): HttpRequest {
	const { method, path, procedure } = parseRoute(route);
	const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
		encodeSegment(name, parts.path?.[name] ?? ''),
	);
	// The address must mean to a URL parser exactly what it says, or a segment has escaped its place.
	const parsed = new URL(host + filled);
	if (parsed.origin !== host || parsed.pathname !== filled) throw new UnsafePath(path);
	const query = encodeQuery(parts.query ?? {});
	const headers: Record<string, string> = { accept: 'application/json', ...parts.headers };
	const request: HttpRequest = { method, url: host + filled + (query && `?${query}`), headers };
	const body = procedure === undefined ? parts.body : callOf(procedure, parts.body);
	if (body !== undefined) {
		request.headers = { 'content-type': 'application/json', ...headers };
		request.body = JSON.stringify(body);
	}
	return request;
}

/** Control characters, halves of characters, and what stands for a dot, a slash or NUL when encoded. */
const UNSAFE_SEGMENT = /\p{Cc}|\p{Cs}|%(2e|2f|5c|00|25)/iu;
/** The longest ID that any provider documents is far below. */
const LONGEST_SEGMENT = 512;

/**
 * Encodes one path segment. `@` stays, since an API can want e-mail addresses as they are.
 * @throws UnsafePath for `''`, `.`, `..`, their encoded forms, control characters and overlong values
 */
export function encodeSegment(name: string, value: string): string {
	if (/^\.{0,2}$/.test(value) || value.length > LONGEST_SEGMENT || UNSAFE_SEGMENT.test(value)) {
		throw new UnsafePath(name);
	}
	return encodeURIComponent(value).replace(/%40/g, '@');
}

/** Names as they are (`ids[]`, `updated_at[gt]`, `page[limit]`), lists as repeated names. */
export function encodeQuery(query: Query): string {
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		for (const one of Array.isArray(value) ? value : [value]) {
			pairs.push(`${encodeName(name)}=${encodeURIComponent(wholeCharacters(one))}`);
		}
	}
	return pairs.join('&');
}

/** Half a character, such as a cut emoji, stands for nothing, and no address can hold it. */
function wholeCharacters(value: string | number | boolean): string {
	return String(value).replace(/\p{Cs}/gu, '');
}

function encodeName(name: string): string {
	return encodeURIComponent(wholeCharacters(name)).replace(/%5B/g, '[').replace(/%5D/g, ']');
}
