/**
 * Resolves at Ctrl-C and its relatives. The listeners stay, so that a second Ctrl-C does not cut the
 * stopping short.
 */
export function interrupted(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
	});
}

/** Does something to its end. @throws at Ctrl-C and its relatives, which it does not wait for */
export async function unlessInterrupted<T>(work: () => Promise<T>): Promise<T> {
	const stopped = async (): Promise<never> => {
		await interrupted();
		throw new Error('Stopped before the end');
	};
	return await Promise.race([work(), stopped()]);
}
