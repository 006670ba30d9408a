import assert from 'node:assert/strict';
import { newest } from '../versions';

/** Does one check; keeps how the page looked when it fails. */
export type Check = (sentence: string, body: () => Promise<void>) => Promise<void>;

/** Runs checks one after the other, says how each went, and counts. */
export class Checks {
	private readonly began = performance.now();
	private passed = 0;
	private failures = 0;
	private readonly leftOut = new Set<string>();

	/** @param version the n8n that is checked */
	constructor(private readonly version = newest) {}

	/**
	 * Does one check; a failure is reported and counted, and the next check goes on.
	 * @param body gives what else was seen, if a person wants to know it
	 */
	async check(sentence: string, body: () => Promise<string | void> | void): Promise<void> {
		const { without } = this.version;
		if (sentence in without) {
			this.leftOut.add(sentence);
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

	/** All that this version leaves out was really asked for: a sentence that no check has is a mistake. */
	assertLeftOut(): void {
		assert.deepEqual([...this.leftOut].sort(), Object.keys(this.version.without).sort());
	}

	get summary(): string {
		const minutes = ((performance.now() - this.began) / 60_000).toFixed(1);
		const counted = `${this.passed} passed, ${this.failures} failed, in ${minutes} minutes`;
		if (this.leftOut.size === 0) return counted;
		return `${this.leftOut.size} not on n8n ${this.version.name}\n${counted}`;
	}
}
