/** What a provider has ready only some time after it was asked for, or after something has happened. */
import { flag } from './field';
import { isRefusal } from './answered';
import type { Json } from '../json';
import type { Job, Patience } from './job';

/** The option to wait. Without it, what is not there is an error at once. */
export const waitUntilReady = flag('wait_until_ready', {
	in: 'local',
	description:
		"Whether to wait for what is not there yet, instead of failing at once: as long as 'Max Wait' says, which is 60 seconds unless you set it",
});

/** Of what is found nowhere until it is ready. */
export const untilFound = (every: number): Patience => ({
	every,
	notYet: (failure) => isRefusal(failure, 404),
});

/** Asks once, or until it is there, as the person wants. @throws what `ask` throws last */
export async function onceReady<T>(
	job: Job,
	ask: () => Promise<T>,
	patience: Patience,
): Promise<T> {
	return job.values.local[waitUntilReady.wire] === true
		? await job.awaited(ask, patience)
		: await ask();
}

/** The record of the operation's own route, found once it is ready. @param every in seconds */
export const foundOnceReady =
	(every: number) =>
	async (job: Job): Promise<Json> => {
		const { path, query } = job.values;
		const ask = async () => await job.record(job.route, { path, query });
		return await onceReady(job, ask, untilFound(every));
	};
