/** What an experiment found. */

/** A contender's figures, as they stand in the table. */
export interface Row {
	contender: string;
	/** By the titles of the columns. */
	figures: Record<string, string>;
	/** Drawn as a bar. */
	bar: number;
}

/** Two figures of one run, held against a target. */
export interface Ratio {
	of: string;
	value: number;
	/** At most or at least so much; absent where the two do not do the same. */
	target?: ['≤' | '≥', number];
}

export interface Result {
	title: string;
	/** What was measured and how, in sentences. */
	how: string[];
	rows: Row[];
	/** What the bars show. */
	axis: string;
	ratios: Ratio[];
	/** What must be true beside the ratios. */
	facts: Array<[sentence: string, holds: boolean]>;
}

export interface Setting {
	/** Where the compiled pack is. */
	pack: string;
	/** Small sizes, to see that everything works: their ratios say little. */
	quick: boolean;
}

export type Experiment = (setting: Setting) => Promise<Result>;

export function isMet({ value, target }: Ratio): boolean {
	if (target === undefined) return true;
	const [direction, bound] = target;
	return direction === '≤' ? value <= bound : value >= bound;
}

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** The lowest and the highest, so that a reader sees how much a figure means. */
export function spread(values: number[], digits: number): string {
	return `${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)}`;
}
