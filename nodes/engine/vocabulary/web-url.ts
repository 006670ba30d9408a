/** Web addresses that may be none. */

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
