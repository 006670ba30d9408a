/** Several things at a time, in order. */

/**
 * Makes `count` things, at most `parallel` at a time: one that takes long does not hold up the
 * others. After a failure no further one is begun.
 * @returns all of them, in order
 * @throws the first failure, once nothing is under way any more
 */
export async function inParallel<T>(
	count: number,
	parallel: number,
	make: (index: number) => Promise<T>,
): Promise<T[]> {
	const made: T[] = [];
	let next = 0;
	const work = async () => {
		try {
			while (next < count) {
				const index = next;
				next += 1;
				made[index] = await make(index);
			}
		} finally {
			// Who ends by a failure leaves nothing to begin.
			next = count;
		}
	};
	const workers = Array.from({ length: parallel }, work);
	try {
		await Promise.all(workers);
	} finally {
		// What is under way cannot be called back; nobody may miss how it ended.
		await Promise.allSettled(workers);
	}
	return made;
}

/**
 * The same for things that are too large to keep: gives them one by one, in order, and begins one
 * only when another was taken. A failure is thrown once everything before it was given.
 */
export async function* inOrder<T>(
	count: number,
	parallel: number,
	make: (index: number) => Promise<T>,
): AsyncGenerator<T> {
	const begun: Array<Promise<T>> = [];
	let next = 0;
	let failed = false;
	const begin = () => {
		const made = make(next);
		next += 1;
		made.catch(() => {
			failed = true;
		});
		begun.push(made);
	};
	try {
		for (let given = 0; given < count; given += 1) {
			while (!failed && next < count && begun.length < parallel) begin();
			yield await (begun.shift() as Promise<T>);
		}
	} finally {
		// What is under way cannot be called back; nobody may miss how it ended.
		await Promise.allSettled(begun);
	}
}

/** Lets at most `size` in at a time; the others wait in line. */
export class Gate {
	private inside = 0;
	private line: Array<() => void> = [];
	/** How many of the line have been let in: to take each out would move all who stand behind it. */
	private served = 0;

	constructor(private readonly size: number) {}

	async pass<T>(work: () => Promise<T>): Promise<T> {
		if (this.inside >= this.size) await new Promise<void>((enter) => this.line.push(enter));
		else this.inside += 1;
		try {
			return await work();
		} finally {
			this.leave();
		}
	}

	private leave(): void {
		if (this.served < this.line.length) {
			this.served += 1;
			this.line[this.served - 1]();
			return;
		}
		this.line = [];
		this.served = 0;
		this.inside -= 1;
	}
}

/** Lets in one at a time of those who want the same thing, in order; the others go on beside them. */
export class Lines {
	private readonly gates = new Map<string, Gate>();

	async pass<T>(thing: string, work: () => Promise<T>): Promise<T> {
		const gate = this.gates.get(thing) ?? new Gate(1);
		this.gates.set(thing, gate);
		return await gate.pass(work);
	}
}
