/** Who sends next: turn by turn between the runs, and first come, first served within each of them. */

/** What gives the turns. All times are milliseconds, as `performance.now()` tells them. */
export interface Turns<Turn> {
	/** How long until there is a turn; 0 when it can be taken right now. */
	wait: (now: number) => number;
	take: (now: number) => Turn;
	/** How long a pause for everybody lasts, for someone who has waited since then; 0 without one. */
	pausedFor: (now: number, since: number) => number;
}

interface Waiting<Turn> {
	since: number;
	leave: (turn?: Turn) => void;
}

/** Those of one run who wait for a turn. */
export interface Line<Turn> {
	/** For how long someone waits while nothing goes through. */
	maxWait: number;
	isCancelled: () => boolean;
	sleep: (milliseconds: number) => Promise<void>;
	readonly waiting: Array<Waiting<Turn>>;
}

/** A wait is slept in slices, so that cancelling an execution ends it soon. */
export const SLICE_MS = 250;
/** So many requests are begun without a break; then others in this process get to do something. */
const AT_ONCE = 20;

/** The turns of one account, for every run that uses it. */
export class Queue<Turn> {
	/** The runs in which someone waits, in the order of their turns. */
	private lines: Array<Line<Turn>> = [];
	/** Turns that were given since the last break. */
	private given = 0;
	private isServing = false;

	constructor(private readonly turns: Turns<Turn>) {}

	/** A turn right now; undefined when one has to be waited for. */
	take(): Turn | undefined {
		const now = performance.now();
		const isFree = this.lines.length === 0 && this.given < AT_ONCE && this.turns.wait(now) === 0;
		return isFree ? this.give(now) : undefined;
	}

	/**
	 * Waits in line for a turn.
	 * @param since when the waiting began, if that was before
	 * @returns undefined when the run was cancelled, or the pause is longer than it waits
	 */
	async wait(line: Line<Turn>, since = performance.now()): Promise<Turn | undefined> {
		return await new Promise((leave) => {
			if (line.waiting.push({ since, leave }) === 1) this.lines.push(line);
			if (!this.isServing) void this.serveInTime();
		});
	}

	/**
	 * Gives all turns that there are right now. To be called when something may have made them more.
	 * @returns how long until there is another one
	 */
	serve(): number {
		const now = performance.now();
		for (;;) {
			const wait = this.turns.wait(now);
			const [line] = this.lines;
			if (line === undefined || wait > 0 || this.given >= AT_ONCE) return wait;
			this.lines.shift();
			line.waiting.shift()?.leave(this.give(now));
			if (line.waiting.length > 0) this.lines.push(line);
		}
	}

	private give(now: number): Turn {
		this.given += 1;
		return this.turns.take(now);
	}

	/** One sleeps for all, and gives the turns when their time comes, for as long as somebody waits. */
	private async serveInTime(): Promise<void> {
		this.isServing = true;
		for (;;) {
			const wait = this.serve();
			const [line] = this.lines;
			if (!line) break;
			await line.sleep(Math.min(wait, SLICE_MS));
			this.given = 0;
			this.sendAway();
		}
		this.isServing = false;
	}

	/** Ends the wait of those who were cancelled, or would have to wait too long. */
	private sendAway(): void {
		const now = performance.now();
		for (const { waiting, maxWait, isCancelled } of this.lines) {
			const isOver = isCancelled();
			for (const one of waiting.splice(0)) {
				if (isOver || this.turns.pausedFor(now, one.since) > maxWait) one.leave();
				else waiting.push(one);
			}
		}
		this.lines = this.lines.filter(({ waiting }) => waiting.length > 0);
	}
}
