/** The walk through a list: its pages in order, and every record once, although the list may move. */
import { idOf } from '../vocabulary/answered';
import { Watch } from './endless';
import type { Json } from '../json';
import { LostPage, readPage, type Asked, type Page, type Paging } from '../vocabulary/paging';
import { Place } from './place';
import { inOrder } from './pool';
import type { Query } from '../vocabulary/values';

export interface Wanted extends Partial<Asked> {
	/** How many pages may be asked at a time; 1 if absent. */
	parallel?: number;
	/** How many pages may be read in all; what lies behind them is left out, and told. */
	pages?: number;
	/** Told how many records come with each page, before they are given; may throw. */
	onRead?: (records: number) => void;
	/** Told when the provider's own ceiling leaves out records, once for each sentence. */
	onCeiling: (sentence: string) => void;
}

/** So many pages are planned at once: how many there are is only what the provider says. */
const MOST_AHEAD = 100;
const TOO_MANY_PAGES = 'The list has more pages than are read here.';

type Ask = (query: Query) => Promise<unknown>;

/**
 * Walks a list page by page and gives its records one by one, so that a page is released once its
 * records are taken. Asks for no more than is wanted, gives no record twice, and goes back where
 * the list became shorter meanwhile.
 * @param ask sends one request with the given changes to the query
 * @throws EndlessList when its pages bring nothing new
 */
export async function* walk(
	paging: Paging,
	ask: Ask,
	{ limit = Infinity, query = {}, parallel = 1, pages = Infinity, onRead, onCeiling }: Wanted,
): AsyncGenerator<Json> {
	const size = Math.min(limit, paging.max);
	/** The records that were given, each with the last window that gave it. */
	const given = new Map<unknown, number>();
	const told = new Set<string>();
	const watch = new Watch();
	let place = new Place();
	let count = 0;
	let turned = 0;
	let window = 0;
	let queries = [paging.first(size, { limit, query })];

	while (queries.length > 0 && turned < pages) {
		const asked = queries;
		watch.ask(asked);
		const answers = inOrder(asked.length, parallel, async (i) => await ask(asked[i]));
		let read = 0;
		for await (const answer of answers) {
			const reached = asked[read];
			read += 1;
			turned += 1;
			const page = readPage(paging, answer, reached, place.before);
			const ids = page.records.map(idOf);
			const fresh = page.records.filter((_, i) => ids[i] === undefined || !given.has(ids[i]));
			const isMoved = ids.some((id) => id !== undefined && given.get(id) === window);
			watch.read(page, fresh.length);
			// Records without an ID cannot be told apart, so a page of them is not read again.
			const canGoBack = paging.move !== undefined && !ids.includes(undefined);
			const back = place.reach(page, fresh.length, canGoBack);
			if (back > 0) {
				watch.goBack();
				queries = moved(paging, reached, -back, 1);
				break;
			}
			onRead?.(Math.min(fresh.length, limit - count));
			for (const record of fresh) {
				yield record;
				count += 1;
				if (count === limit) return;
			}
			if (page.ceiling !== undefined && !told.has(page.ceiling)) {
				told.add(page.ceiling);
				onCeiling(page.ceiling);
			}
			if (page.isLost) throw new LostPage();
			// What was planned behind the end of a list or of a window is not there.
			const isEnd = page.next === undefined || page.opensWindow;
			if (isEnd || read === asked.length) {
				const missing = Math.ceil((limit - count) / size);
				queries = following(paging, reached, page, parallel > 1 ? missing : 1);
			}
			if (queries.length === 0) break;
			for (const id of ids) given.set(id, window);
			if (page.opensWindow) {
				place = new Place();
				window += 1;
			}
			if (isEnd) break;
			// The list moved before this page was read. What was asked ahead may be from before that.
			if (isMoved && read < asked.length) {
				watch.goBack();
				queries = following(paging, reached, page, asked.length - read);
				break;
			}
		}
	}
	if (queries.length > 0) onCeiling(TOO_MANY_PAGES);
}

/** The queries of the pages to ask for after a page: several, where the answer tells how many follow. */
function following(paging: Paging, reached: Query, page: Page, most: number): Query[] {
	const further = most > 1 ? Math.min(page.further ?? 0, most, MOST_AHEAD) : 0;
	if (further > 0) return moved(paging, reached, 1, further);
	return page.next ? [page.next] : [];
}

/** The queries of so many pages that are known by their distance from a page. */
function moved({ move }: Paging, from: Query, distance: number, count: number): Query[] {
	return Array.from({ length: count }, (_, i) => move?.(from, distance + i)).filter(
		(query) => query !== undefined,
	);
}
