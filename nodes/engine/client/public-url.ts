/** Links from an answer, checked before they are followed or handed on. */

import { urlOf } from '../vocabulary/web-address';

/** Storage hosts have names. An address in numbers, in whatever spelling, is somebody's own network. */
const NAME = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;
/** Names that only a machine or its own network knows. */
const PRIVATE_NAME = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|arpa)$/;
/** RFC 1035 */
const LONGEST_NAME = 253;

/** A host name as names are compared: in lower case, international ones encoded, no dot at the end. */
export function plainHost({ hostname }: URL): string {
	// The parser has put the name into lower case, and every spelling of an address into its plain form.
	return hostname.replace(/\.$/, '');
}

/** Whether a host has a name that the whole internet can know. */
export function isPublicName(host: string): boolean {
	return host.length <= LONGEST_NAME && NAME.test(host) && !PRIVATE_NAME.test(host);
}

/**
 * Whether a name leads to a private address cannot be seen from here: n8n itself looks at that,
 * where its protection against such requests is switched on.
 * @throws Error when a link is not plain https or does not lead to a public host
 */
export function publicUrl(link: string): URL {
	const url = urlOf(link);
	if (url && isPlain(url) && isPublicName(plainHost(url))) return url;
	throw new Error('The link to the file does not lead to a public https address');
}

/** Whether a link is https on its usual port, without a login. */
function isPlain({ protocol, port, username, password }: URL): boolean {
	return protocol === 'https:' && port === '' && username === '' && password === '';
}

/**
 * The address of a page that n8n offers to open in a browser: only https, on the provider's own host.
 * @param site the origin of that host
 * @returns undefined for any other link
 */
export function linkOn(site: string, link: unknown): string | undefined {
	const url = typeof link === 'string' ? urlOf(link, site) : undefined;
	return url?.origin === site && isPlain(url) ? url.href : undefined;
}
