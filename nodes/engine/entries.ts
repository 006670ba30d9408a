/** A list, however it is given, to its entries. */
import { isEmptyList, objectIn, parseJson } from './json';
import { isNothing } from './spelling';
import type { Decode } from './value';

/** Whether a comma in a text is a part of it, or separates one entry from the next. */
export type Commas = 'kept' | 'split';

/**
 * The entries of a list: without those that are nothing, and with those of an entry that is itself
 * a list. A text can be a list in JSON; what stands in such a list, or in a list within the list, is
 * written exactly, so that its commas are kept. So are those of a record in JSON.
 */
export function entriesOf(raw: unknown, commas: Commas): unknown[] {
	if (Array.isArray(raw)) {
		return raw.flatMap((entry) => entriesOf(entry, Array.isArray(entry) ? 'kept' : commas));
	}
	if (isNothing(raw)) return [];
	if (typeof raw !== 'string') return [raw];
	const list = jsonList(raw);
	if (list) return entriesOf(list, 'kept');
	return commas === 'kept' || objectIn(raw)
		? [raw]
		: raw.split(',').filter((entry) => !isNothing(entry));
}

/**
 * A decoder of lists, from the one of their entries. An empty list is a value; a list of which every
 * entry is nothing is as absent as a field that is nothing.
 */
export function eachOf(decode: Decode, commas: Commas = 'kept'): Decode {
	return (raw, context) => {
		const list = entriesOf(raw, commas)
			.map((entry) => decode(entry, context))
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
