/** Several things at a time, in order. */

/**
 * Makes `count` things, at most `parallel` at a time, and gives them in order. After a failure no
 * further one is begun; the failure is thrown once everything before it was given.
 * @param ahead how many may be begun and not given yet: where one takes long, the next ones wait
 */
export async function* inOrder<T>(
	count: number,
	parallel: number,
	make: (index: number) => Promise<T>,
	ahead = parallel,
): AsyncGenerator<T> {
	const begun: Array<Promise<T>> = [];
	let next = 0;
	let given = 0;
	let running = 0;
	let ended = false;
	const begin = () => {
		while (!ended && next < count && running < parallel && next - given < ahead) {
			const made = make(next);
			next += 1;
			running += 1;
			made.then(
				() => {
					running -= 1;
					begin();
				},
				() => {
					ended = true;
				},
			);
			begun.push(made);
		}
	};
	try {
		for (; given < count; given += 1) {
			begin();
			yield await (begun.shift() as Promise<T>);
		}
	} finally {
		ended = true;
		// What is under way cannot be called back; nobody may miss how it ended.
		await Promise.allSettled(begun);
	}
}

/** Lets at most `size` in at a time; the others wait in line. */
export class Gate {
	private inside = 0;
	private readonly line: Array<() => void> = [];

	constructor(private readonly size: number) {}

	async pass<T>(work: () => Promise<T>): Promise<T> {
		if (this.inside >= this.size) await new Promise<void>((enter) => this.line.push(enter));
		else this.inside += 1;
		try {
			return await work();
		} finally {
			const next = this.line.shift();
			if (next) next();
			else this.inside -= 1;
		}
	}
}
