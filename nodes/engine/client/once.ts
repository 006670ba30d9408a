/** Answers that all items of a run share, so that each question is asked once. */

/** Enough for all that a run shares; questions by the values of items are many. */
const MOST_KEPT = 1_000;

export class Once<T> {
	private readonly kept = new Map<string, Promise<T>>();

	/**
	 * The answer to a question, asked now if it was not before. What fails is asked again next time.
	 * @param stays whether a failure is an answer as well, which will be the same next time
	 */
	async get(
		question: string,
		ask: () => Promise<T>,
		stays: (failure: unknown) => boolean = () => false,
	): Promise<T> {
		const known = this.kept.get(question);
		if (known) {
			// What many items ask for outlives what each asks for itself.
			this.kept.delete(question);
			this.kept.set(question, known);
			return await known;
		}
		const asked = ask();
		this.kept.set(question, asked);
		asked.catch((failure: unknown) => {
			if (!stays(failure)) this.kept.delete(question);
		});
		this.forgetLeastUsed();
		return await asked;
	}

	private forgetLeastUsed(): void {
		if (this.kept.size <= MOST_KEPT) return;
		const [longestUnused] = this.kept.keys();
		this.kept.delete(longestUnused);
	}
}
