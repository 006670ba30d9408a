/** The pages of a list, one after the other, as if only one of them were asked for at a time. */
import { readPage, type Page, type Paging } from '../vocabulary/paging';
import type { Query } from '../vocabulary/values';
import { Watch } from './endless';
import { inOrder } from './pool';

/** Sends one request with these changes to its query. */
export type AskPage = (changes: Query) => Promise<unknown>;

/** What is known of the list once a page of it was taken. */
export interface Turned {
	/** How many more pages are wanted. */
	wanted: number;
	/** Whether the list moved before this page was read, so that what was asked ahead may be too old. */
	isMoved: boolean;
}

/** So many pages are asked for in one go: how many there are is only what the provider says. */
const MOST_AHEAD = 100;

/**
 * Reads page after page. Where the list tells how many follow, some of them are asked for ahead,
 * `parallel` at a time; they are given in order all the same.
 *
 * A list of 5 pages, 2 at a time, of whose first page a record is deleted before page 3 is answered:
 *
 *     next()     page 1, which tells that 4 more follow
 *     turn()     pages 2 to 5 are planned
 *     next()     pages 2 and 3 are asked for; page 2
 *     turn()     nothing to plan: page 3 is under way
 *     next()     page 4 is asked for; page 3, which tells that the list has one record less: what was
 *                its first record is now the last of page 2, and was on neither
 *     rewind(1)  pages 4 and 5 are given up, page 2 is planned again
 *     next()     page 2, with that record
 *     turn()     pages 3 to 5 are planned
 *
 * Pages that are asked for together can be answered in another order. What came before a late one
 * shows by a record that was given already; where none of these is left, or a whole page came
 * meanwhile, it does not show.
 */
export class PageReader {
	/** The pages that are asked for in this go. */
	private asked: Query[];
	private answers?: AsyncGenerator<unknown>;
	/** How many of them were taken. */
	private taken = 0;

	constructor(
		private readonly paging: Paging,
		private readonly ask: AskPage,
		first: Query,
		private readonly parallel: number,
		private readonly watch: Watch,
	) {
		this.asked = [first];
	}

	/** Whether there is another page. */
	get hasNext(): boolean {
		return this.taken < this.asked.length;
	}

	/**
	 * The next page. `turn` or `rewind` has to follow.
	 * @param before how many records the pages before it held
	 * @throws EndlessList when it was asked for already
	 */
	async next(before: number): Promise<Page> {
		this.answers ??= this.begin();
		const { value } = await this.answers.next();
		this.taken += 1;
		return readPage(this.paging, value, this.last, before);
	}

	/** Goes on behind the last page. */
	async turn(page: Page, { wanted, isMoved }: Turned): Promise<void> {
		const ahead = this.asked.length - this.taken;
		// What was planned behind the end of a list or of a window is not there.
		const isEnd = page.next === undefined || page.opensWindow;
		if (isEnd || ahead === 0) await this.go(this.following(page, wanted));
		else if (isMoved) await this.goAgain(this.following(page, ahead));
	}

	/** Goes back so many pages from the last one, and on from there. */
	async rewind(pages: number): Promise<void> {
		await this.goAgain(this.moved(-pages, 1));
	}

	/** Asks for nothing more. Ends when nothing is under way. */
	async close(): Promise<void> {
		await this.answers?.return(undefined);
		this.answers = undefined;
	}

	/** The query of the last page. */
	private get last(): Query {
		return this.asked[this.taken - 1];
	}

	private begin(): AsyncGenerator<unknown> {
		const { asked } = this;
		this.watch.ask(asked);
		return inOrder(asked.length, this.parallel, async (i) => await this.ask(asked[i]));
	}

	private async go(queries: Query[]): Promise<void> {
		await this.close();
		this.asked = queries;
		this.taken = 0;
	}

	/** The same, for pages that were asked for before. */
	private async goAgain(queries: Query[]): Promise<void> {
		this.watch.goBack();
		await this.go(queries);
	}

	/** The pages behind the last one: several, where the answer tells how many follow. */
	private following(page: Page, wanted: number): Query[] {
		const most = this.parallel > 1 ? Math.min(wanted, MOST_AHEAD) : 1;
		const further = most > 1 ? Math.min(page.further ?? 0, most) : 0;
		if (further > 0) return this.moved(1, further);
		return page.next ? [page.next] : [];
	}

	/** So many pages that are known by their distance from the last one. */
	private moved(distance: number, count: number): Query[] {
		const { move } = this.paging;
		return Array.from({ length: count }, (_, i) => move?.(this.last, distance + i)).filter(
			(query) => query !== undefined,
		);
	}
}
