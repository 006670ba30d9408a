/** Time that runs faster, and equally fast in every process that starts it at the same moment. */
import { createRequire } from 'node:module';

const realNow = Date.now;

/** The scaled time of this process, from the real time at which it began. */
export function scaled(began: number, times: number): () => number {
	return () => began + (realNow() - began) * times;
}

/** Lets all clocks and the waits of n8n-workflow go so many times faster. */
export function speedUp(began: number, times: number): void {
	Date.now = scaled(began, times);
	performance.now = Date.now;
	const sleeping = createRequire(require.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
		sleep: (milliseconds: number) => Promise<void>;
	};
	const realSleep = sleeping.sleep;
	sleeping.sleep = async (milliseconds) => await realSleep(milliseconds / times);
}
