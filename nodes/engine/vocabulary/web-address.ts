/** Web addresses: those that name a record, as patterns, and any, parsed. */

/**
 * The addresses of a provider's pages, as a pattern without anchors whose first group is the ID. Any
 * query and any fragment may follow, and brackets or blanks may stand around the address, but no
 * other text: what only contains an address names nothing.
 * @param hosts the exact names, `app.service.test`
 * @param path what stands behind the host, as a pattern with one group: `/owners/(\\d+)`
 */
export function addressesAt(hosts: string[], path: string): string {
	const host = hosts.map((name) => name.replace(/\./g, '\\.')).join('|');
	return `\\s*<?(?:https?://)?(?:${host})${path}(?:[/?#][^\\s>]*)?>?\\s*`;
}

/**
 * The parsed address, undefined for a text that is none. `URL.canParse` would tell without an error,
 * but Node 20 takes letters such as `ü` for a fault once it has called it often.
 */
export function urlOf(text: string, base?: string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}
