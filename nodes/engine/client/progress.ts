/** The place that a walk has reached in a list of numbered pages that may become shorter meanwhile. */
import type { Page } from '../vocabulary/paging';

/** A count that falls so often without a record that had moved is not to be trusted. */
const MOST_VAIN = 100;

/**
 * How far a walk has come through numbered pages. What is deleted meanwhile moves others to earlier
 * pages, behind the place that was reached: by as much, at most, as the count of the list falls.
 */
export class Progress {
	/** Where each page begins that was read; at the end, where the next one does. */
	private readonly starts = [0];
	/** Of the records before this position none is missing. */
	private whole = 0;
	/** How many records the list had last. */
	private total = 0;
	/** How far the walk had come when it went back last. */
	private turned = 0;
	/** How often it went back since then without finding anything. */
	private vain = 0;

	/** How many records the earlier pages held. */
	get before(): number {
		return this.starts[this.starts.length - 1];
	}

	/**
	 * Takes note of the page that was read next.
	 * @param fresh how many of its records were on no earlier page
	 * @returns how many pages to go back, to read on from there in place of this page; usually 0
	 */
	reach({ records, total = this.total }: Page, fresh: number, canGoBack: boolean): number {
		const fallen = Math.max(0, this.total - total);
		this.total = total;
		this.whole = Math.max(0, this.whole - fallen);
		if (this.before < this.turned && fresh > 0) this.vain = 0;
		if (this.before > this.whole && canGoBack && this.vain < MOST_VAIN) return this.goBack();
		this.whole = this.before + records.length;
		this.starts.push(this.whole);
		return 0;
	}

	/** To the last page before which nothing is missing. @returns how many pages that is away */
	private goBack(): number {
		this.turned = this.before;
		this.vain += 1;
		let pages = 0;
		for (; this.before > this.whole; pages += 1) this.starts.pop();
		return pages;
	}
}
