/** Does one check; keeps how the page looked when it fails. */
export type Check = (sentence: string, body: () => Promise<void>) => Promise<void>;

/** Runs checks one after the other, says how each went, and counts. */
export class Checks {
	private passed = 0;
	private failures = 0;

	/** Does one check; a failure is reported and counted, and the next check goes on. */
	async check(sentence: string, body: () => Promise<void> | void): Promise<void> {
		try {
			await body();
			this.passed += 1;
			console.log(`✓ ${sentence}`);
		} catch (error) {
			this.failures += 1;
			const reason = error instanceof Error ? error.message : String(error);
			console.log(`✗ ${sentence}\n${reason.replace(/^/gm, '    ')}`);
		}
	}

	get failed(): boolean {
		return this.failures > 0;
	}

	get summary(): string {
		return `${this.passed} passed, ${this.failures} failed`;
	}
}
