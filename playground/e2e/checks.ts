import assert from 'node:assert/strict';
import { newest } from '../versions';

/** Does one check; keeps how the page looked when it fails. */
export type Check = (sentence: string, body: () => Promise<void>) => Promise<void>;

/** Runs checks one after the other, says how each went, and counts. */
export class Checks {
	private readonly began = performance.now();
	private passed = 0;
	private failures = 0;
	private readonly left = new Set<string>();

	/** @param version the n8n that is checked */
	constructor(private readonly version = newest) {}

	/**
	 * Does one check; a failure is reported and counted, and the next check goes on.
	 * @param body gives what else was seen, if a person wants to know it
	 */
	async check(sentence: string, body: () => Promise<string | void> | void): Promise<void> {
		const { without } = this.version;
		if (sentence in without) {
			this.left.add(sentence);
			console.log(`– ${sentence}\n    not on n8n ${this.version.name}: ${without[sentence]}`);
			return;
		}
		try {
			const seen = await body();
			this.passed += 1;
			console.log(`✓ ${sentence}${seen ? ` (${seen})` : ''}`);
		} catch (error) {
			this.failures += 1;
			const reason = error instanceof Error ? error.message : String(error);
			console.log(`✗ ${sentence}\n${reason.replace(/^/gm, '    ')}`);
		}
	}

	get failed(): boolean {
		return this.failures > 0;
	}

	/** What was not checked since this version has nothing for it must have come by, or it is no check. */
	assertLeft(): void {
		assert.deepEqual([...this.left].sort(), Object.keys(this.version.without).sort());
	}

	get summary(): string {
		const minutes = ((performance.now() - this.began) / 60_000).toFixed(1);
		const counted = `${this.passed} passed, ${this.failures} failed, in ${minutes} minutes`;
		if (this.left.size === 0) return counted;
		return `${this.left.size} not on n8n ${this.version.name}\n${counted}`;
	}
}
