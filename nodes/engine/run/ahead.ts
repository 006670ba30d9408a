/** Things that are made a few ahead of their turn. */
import { sleep } from 'n8n-workflow';
import { Gate } from '../client/pool';

/** At most so long at a time, in milliseconds: meanwhile n8n does nothing else. */
const LONGEST = 5;
/** At most so many: each of them waits in memory. */
const MOST = 50;

/**
 * Makes things one after the other, some ahead of their turn: in a row, expressions of n8n take half
 * as long as one by one between requests. What one of them throws is thrown when its turn comes.
 */
export class Ahead<T> {
	private readonly made = new Map<number, () => T>();
	private readonly oneByOne = new Gate(1);
	/** When the last of them was made. */
	private ended = -Infinity;

	constructor(
		private readonly count: number,
		private readonly make: (index: number) => T,
	) {}

	/** @throws what making it has thrown */
	async take(index: number): Promise<T> {
		// Also what is made already: whoever has it at once would overtake those before it.
		await this.oneByOne.pass(async () => await this.makeFrom(index));
		const result = this.made.get(index) as () => T;
		this.made.delete(index);
		return result();
	}

	private async makeFrom(first: number): Promise<void> {
		if (this.made.has(first)) return;
		// Many that are taken at once would hold up all of n8n.
		if (performance.now() - this.ended < LONGEST) await sleep(0);
		const begun = performance.now();
		const end = Math.min(first + MOST, this.count);
		for (let index = first; index < end; index += 1) {
			this.made.set(
				index,
				outcome(() => this.make(index)),
			);
			this.ended = performance.now();
			if (this.ended - begun > LONGEST) return;
		}
	}
}

function outcome<T>(make: () => T): () => T {
	try {
		const made = make();
		return () => made;
	} catch (error) {
		return () => {
			throw error as Error;
		};
	}
}
