import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Asks again and again until there is an answer.
 * @param otherwise what is wrong when that takes too long
 * @throws Error that says so, and for how long it was waited
 */
export async function until<T>(
	ask: () => Promise<T | undefined>,
	within: number,
	otherwise: () => string,
): Promise<T> {
	const deadline = Date.now() + within;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) {
			throw new Error(`Waited ${within / 1000} seconds in vain. ${otherwise()}`);
		}
		await sleep(POLL_MS);
	}
}
