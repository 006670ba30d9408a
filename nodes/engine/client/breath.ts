/** Long work in pieces: while one is under way, n8n does nothing else. */
import { sleep } from 'n8n-workflow';

/** At most so long at a time, in milliseconds. */
const LONGEST = 5;

export class Breath {
	private since = performance.now();

	/** Between two pieces: lets others have a turn where the last turn was long ago. */
	async take(): Promise<void> {
		if (performance.now() - this.since < LONGEST) return;
		await sleep(0);
		this.since = performance.now();
	}
}
