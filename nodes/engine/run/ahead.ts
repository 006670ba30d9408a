/** Things that are made a few ahead of their turn. */

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

	constructor(
		private readonly count: number,
		private readonly make: (index: number) => T,
	) {}

	/** @throws what making it has thrown */
	take(index: number): T {
		if (!this.made.has(index)) this.makeFrom(index);
		const result = this.made.get(index) as () => T;
		this.made.delete(index);
		return result();
	}

	private makeFrom(first: number): void {
		const begun = performance.now();
		const end = Math.min(first + MOST, this.count);
		for (let index = first; index < end; index += 1) {
			this.made.set(
				index,
				outcome(() => this.make(index)),
			);
			if (performance.now() - begun > LONGEST) return;
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
