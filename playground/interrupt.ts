/**
 * Resolves at Ctrl-C and its relatives. The listeners stay, so that a second Ctrl-C does not cut the
 * stopping short.
 */
export function interrupted(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
	});
}
