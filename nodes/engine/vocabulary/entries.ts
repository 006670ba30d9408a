/** A list, however it is given, to its entries. */
import { isEmptyList, objectIn, parseJson } from '../json';
import { isNothing } from './spelling';
import { checkReadable, InvalidValue, type Named, type Read } from './value';
import { inWords } from './words';

/** Whether a comma in a text is a part of it, or separates one entry from the next. */
export type Commas = 'kept' | 'split';

/** No list that is meant has more entries. */
const MOST_ENTRIES = 10_000;

/**
 * The entries of a list: without those that are nothing, and with those of an entry that is itself
 * a list. A text can be a list in JSON; what stands in such a list, or in a list within the list, is
 * written exactly, so that its commas are kept. So are those of a record in JSON.
 * @throws InvalidValue when there are too many, or a list in JSON is nested too deep
 */
export function entriesOf(raw: unknown, commas: Commas, context: Named): unknown[] {
	const entries: unknown[] = [];
	gather(raw, commas, context, entries);
	return entries;
}

/** @throws InvalidValue when a list or a form has more entries than one that is meant */
export function checkCount({ length }: unknown[], context: Named): void {
	if (length <= MOST_ENTRIES) return;
	throw new InvalidValue(context, `can have at most ${inWords(MOST_ENTRIES)} entries`);
}

/** Adds the entries one by one, so that the first one too many is the last to be looked at. */
function gather(raw: unknown, commas: Commas, context: Named, entries: unknown[]): void {
	if (Array.isArray(raw)) {
		for (const entry of raw as unknown[]) {
			gather(entry, Array.isArray(entry) ? 'kept' : commas, context, entries);
		}
	} else if (typeof raw === 'string') {
		gatherText(raw, commas, context, entries);
	} else if (!isNothing(raw)) {
		entries.push(raw);
		checkCount(entries, context);
	}
}

function gatherText(raw: string, commas: Commas, context: Named, entries: unknown[]): void {
	if (isNothing(raw)) return;
	const list = jsonList(raw);
	if (list) {
		checkReadable(list, context);
		gather(list, 'kept', context, entries);
		return;
	}
	const isOne = commas === 'kept' || objectIn(raw);
	for (const entry of isOne ? [raw] : raw.split(',')) {
		if (isNothing(entry)) continue;
		entries.push(entry);
		checkCount(entries, context);
	}
}

/**
 * A reader of lists, from the one of their entries. An empty list is a value; a list of which every
 * entry is nothing is as absent as a field that is nothing.
 */
export function eachOf(read: Read, commas: Commas = 'kept'): Read {
	return (raw, context) => {
		const list = entriesOf(raw, commas, context)
			.map((entry) => read(entry, context))
			.filter((entry) => entry !== undefined);
		return list.length > 0 || isEmptyList(raw) || isEmptyList(jsonList(raw)) ? list : undefined;
	};
}

/** The list in a text, where the whole text is one in JSON. */
function jsonList(raw: unknown): unknown[] | undefined {
	if (typeof raw !== 'string' || !raw.trimStart().startsWith('[')) return undefined;
	const value = parseJson(raw)?.value;
	return Array.isArray(value) ? value : undefined;
}
