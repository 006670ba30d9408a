/** A list that does not end: a provider that gives the same again and again. */
import { idOf } from '../vocabulary/answered';
import type { Page } from '../vocabulary/paging';
import type { Query } from '../vocabulary/values';

/** A list that does not move forward. */
export class EndlessList extends Error {
	constructor() {
		super('The list repeats itself: its pages bring nothing new');
	}
}

/** One page can come again where others moved before it meanwhile, but not so often. */
const MOST_SAME = 5;

/**
 * So many pages without a new record are too many, even where windows of time overlap. As many
 * pages as were new may come once more: all that was read can be changed meanwhile, and then lies
 * behind the place that was reached.
 */
const MOST_STALE = 500;

/** A filter can leave pages empty, but a list that goes on with none but these has no end. */
const MOST_EMPTY = 20;

/** Watches a walk, and stops it where it does not move forward. */
export class Watch {
	private readonly asked = new Set<string>();
	private previous: unknown[] = [];
	private total = 0;
	private same = 0;
	private fresh = 0;
	private stale = 0;
	private empty = 0;

	/** @throws EndlessList when one of these pages was asked for already */
	ask(queries: Query[]): void {
		for (const query of queries.map((one) => JSON.stringify(one))) {
			if (this.asked.has(query)) throw new EndlessList();
			this.asked.add(query);
		}
	}

	/**
	 * @param fresh how many of the page's records were on no earlier page
	 * @throws EndlessList when too many pages brought nothing new, and when a list ends with one page
	 * in place of others
	 */
	read({ records, next, total = this.total, opensWindow }: Page, fresh: number): void {
		const ids = records.map(idOf);
		// Where the list grew, as many records may have come before the page as it holds.
		const same = total <= this.total && isSame(ids, this.previous);
		this.total = total;
		this.same = same ? this.same + 1 : 1;
		this.fresh += fresh > 0 ? 1 : 0;
		this.stale = fresh > 0 ? 0 : this.stale + 1;
		this.empty = records.length === 0 ? this.empty + 1 : 0;
		const isStuck =
			this.same === MOST_SAME || this.stale > MOST_STALE + this.fresh || this.empty === MOST_EMPTY;
		if (isStuck || (same && next === undefined)) throw new EndlessList();
		// A window may begin with the whole of the page before it.
		this.previous = opensWindow ? [] : ids;
	}

	/** The walk goes back on purpose: pages are asked for once more. */
	goBack(): void {
		this.asked.clear();
		this.previous = [];
	}
}

/** Whether two pages hold the same records. Those without an ID cannot be told apart. */
function isSame(ids: unknown[], others: unknown[]): boolean {
	return (
		ids.length > 0 &&
		ids.length === others.length &&
		ids.every((id, i) => id !== undefined && id === others[i])
	);
}
