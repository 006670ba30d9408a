/** Giving up on what does not end in time. */

/** Thrown for what does not end in time, with Node's own code for it. */
class TooLate extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Waits for work that cannot be called back, at most so long.
 * @param time in milliseconds; up to a sixtieth less, since work that begins together is given up
 * together: a timer for each would cost as much as reading a short answer
 * @throws TooLate, or what the work throws
 */
export async function inTime<T>(time: number, work: Promise<T>): Promise<T> {
	const { waiting } = deadline(time);
	return await new Promise<T>((resolve, reject) => {
		waiting.add(reject);
		// What waits on would keep its whole answer in memory until the time is over.
		work.finally(() => waiting.delete(reject)).then(resolve, reject);
	});
}

class Deadline {
	readonly waiting = new Set<(error: TooLate) => void>();
	private readonly begun = performance.now();
	private readonly over: AbortSignal;

	constructor(private readonly time: number) {
		this.over = AbortSignal.timeout(time);
		this.over.addEventListener('abort', () => {
			for (const giveUp of this.waiting) giveUp(new TooLate());
		});
	}

	/** Whether what begins now still has nearly all of its time. */
	get isFresh(): boolean {
		return !this.over.aborted && performance.now() - this.begun < this.time / 60;
	}
}

/** The last deadline of each length. */
const deadlines = new Map<number, Deadline>();

function deadline(time: number): Deadline {
	let last = deadlines.get(time);
	if (!last?.isFresh) {
		last = new Deadline(time);
		deadlines.set(time, last);
	}
	return last;
}
