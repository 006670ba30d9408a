/** The walk through a list: its pages in order, and every record once, although the list may move. */
import { idOf } from '../vocabulary/answered';
import { Watch } from './endless';
import type { Json } from '../json';
import { LostPage, type ListAsked, type Paging } from '../vocabulary/paging';
import { PageReader, type AskPage } from './page-reader';
import { Progress } from './progress';

export interface Wanted extends Partial<ListAsked> {
	/** How many pages may be asked at a time; 1 if absent. */
	parallel?: number;
	/** How many pages may be read in all; what lies behind them is left out, and told. */
	pages?: number;
	/** Told how many records come with each page, before they are given; may throw. */
	onRead?: (records: number) => void;
	/** Told how many records there are, as far as that is known, where the limit leaves out some of them. */
	onCut?: (total?: number) => void;
	/** Told when the provider's own ceiling leaves out records, once for each sentence. */
	onCeiling: (sentence: string) => void;
}

const TOO_MANY_PAGES = 'The list has more pages than are read here.';

/**
 * Walks a list page by page and gives its records one by one, so that a page is released once its
 * records are taken. Asks for no more than is wanted, gives no record twice, and goes back where
 * the list became shorter meanwhile.
 * @throws EndlessList when its pages bring nothing new
 */
export async function* walk(
	paging: Paging,
	ask: AskPage,
	{
		limit = Infinity,
		query = {},
		parallel = 1,
		pages = Infinity,
		onRead,
		onCut,
		onCeiling,
	}: Wanted,
): AsyncGenerator<Json> {
	const size = Math.min(limit, paging.max);
	/** The records that were given, each with the last window that gave it. */
	const given = new Map<unknown, number>();
	const told = new Set<string>();
	const watch = new Watch();
	const reader = new PageReader(paging, ask, paging.first(size, { limit, query }), parallel, watch);
	let progress = new Progress();
	let count = 0;
	let window = 0;
	/** How many records the list has, where its first window has told. */
	let whole: number | undefined;
	let isGuess: boolean | undefined;

	try {
		for (let turned = 0; reader.hasNext && turned < pages; turned += 1) {
			const page = await reader.next(progress.before);
			const ids = page.records.map(idOf);
			const fresh = page.records.filter((_, i) => ids[i] === undefined || !given.has(ids[i]));
			const isMoved = ids.some((id) => id !== undefined && given.get(id) === window);
			// An API that knows no pages gives its whole list again, whichever page is asked for.
			if (isGuess && fresh.length === 0) return;
			isGuess = page.isGuess;
			watch.read(page, fresh.length);
			// Records without an ID cannot be told apart, so a page of them is not read again.
			const canGoBack = paging.move !== undefined && !ids.includes(undefined);
			const back = progress.reach(page, fresh.length, canGoBack);
			if (back > 0) {
				await reader.rewind(back);
				continue;
			}
			onRead?.(Math.min(fresh.length, limit - count));
			for (const record of fresh) {
				yield record;
				count += 1;
				if (count < limit) continue;
				const isLast = record === fresh.at(-1);
				const { next, ceiling, isLost, mayGoOn } = page;
				// What a later window counts is only what it holds.
				const total = (window === 0 ? page.total : whole) ?? 0;
				const isUncounted = total < count && (next !== undefined || isLost || mayGoOn);
				const goesOn = !isLast || total > count || isUncounted;
				// Behind the ceiling there is nothing that a higher limit would bring.
				const isCeiling = ceiling !== undefined && next === undefined && isLast;
				if (goesOn && isCeiling) onCeiling(ceiling);
				else if (goesOn) onCut?.(total > count ? total : undefined);
				return;
			}
			if (page.ceiling !== undefined && !told.has(page.ceiling)) {
				told.add(page.ceiling);
				onCeiling(page.ceiling);
			}
			if (page.isLost) throw new LostPage();
			for (const id of ids) given.set(id, window);
			if (window === 0) whole = page.total;
			if (page.opensWindow) {
				progress = new Progress();
				window += 1;
			}
			await reader.turn(page, { wanted: Math.ceil((limit - count) / size), isMoved });
		}
		if (reader.hasNext) onCeiling(TOO_MANY_PAGES);
	} finally {
		await reader.close();
	}
}
