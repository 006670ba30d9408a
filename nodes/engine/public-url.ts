/** Links from an answer, checked before they are followed. */

/** Storage hosts have names. An address in numbers, in whatever spelling, is somebody's own network. */
const NAME = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;
/** Names that only a machine or its own network knows. */
const PRIVATE_NAME = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|arpa)$/;

/**
 * Whether a name leads to a private address cannot be seen from here: n8n itself looks at that,
 * where its protection against such requests is switched on.
 * @throws Error when a link is not plain https or does not lead to a public host
 */
export function assertPublic(link: string): void {
	const url = URL.canParse(link) ? new URL(link) : undefined;
	// The parser has put the name into lower case, and every spelling of an address into its plain form.
	const host = (url?.hostname ?? '').replace(/\.$/, '');
	const isPlain = url?.protocol === 'https:' && url.port === '';
	const hasLogin = url?.username !== '' || url.password !== '';
	if (!isPlain || hasLogin || !NAME.test(host) || PRIVATE_NAME.test(host)) {
		throw new Error('The link to the file does not lead to a public https address');
	}
}
