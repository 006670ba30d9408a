/** Links from an answer, checked before they are followed. */

/** Names and addresses that lead into the machine or its own network, not to a storage host. */
const PRIVATE_HOST =
	/^(localhost|.*\.(localhost|local|internal|lan|home|corp)|0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|\[.*\])(\.|$)/i;

/** @throws Error when a link is not https or does not lead to a public host */
export function assertPublic(link: string): void {
	const url = URL.canParse(link) ? new URL(link) : undefined;
	const { protocol, hostname = '', username = '' } = url ?? {};
	// The URL parser has turned every spelling of an IPv4 address into its plain form.
	if (
		protocol !== 'https:' ||
		username !== '' ||
		PRIVATE_HOST.test(hostname) ||
		!hostname.includes('.')
	) {
		throw new Error('The link to the file does not lead to a public https address');
	}
}
