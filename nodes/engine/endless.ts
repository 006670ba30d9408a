/** A list that does not end: a provider that gives the same again and again. */
import type { Json } from './json';
import type { Query } from './request';

/** A list that does not move forward. */
export class EndlessList extends Error {
	constructor() {
		super('The list repeats itself: its pages bring nothing new');
	}
}

/** One page comes again where as many records as it holds came before it meanwhile: not so often. */
const MOST_SAME = 5;

/**
 * So many pages without a new record are too many, even where windows of time overlap. As many
 * pages as were new may come once more: all that was read can be changed meanwhile, and then lies
 * behind the place that was reached.
 */
const MOST_STALE = 500;

/** Watches a walk, and stops it where it does not move forward. */
export class Watch {
	private readonly asked = new Set<string>();
	private previous: unknown[] = [];
	private same = 0;
	private fresh = 0;
	private stale = 0;

	/** @throws EndlessList when one of these pages was asked for already */
	ask(queries: Query[]): void {
		for (const query of queries.map((one) => JSON.stringify(one))) {
			if (this.asked.has(query)) throw new EndlessList();
			this.asked.add(query);
		}
	}

	/**
	 * @param fresh how many of the page's records were on no earlier page
	 * @throws EndlessList when too many pages brought nothing new
	 */
	read(records: Json[], fresh: number): void {
		const ids = records.map(({ id }) => id);
		this.same = isSame(ids, this.previous) ? this.same + 1 : 1;
		this.previous = ids;
		this.fresh += fresh > 0 ? 1 : 0;
		this.stale = fresh > 0 ? 0 : this.stale + 1;
		if (this.same >= MOST_SAME || this.stale > MOST_STALE + this.fresh) throw new EndlessList();
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
