/** What an AI agent fills in: a model gives every argument, also where it knows nothing. */
import { isObject } from '../json';
import { plain } from '../vocabulary/spelling';

/** How models say that they know nothing, beside an empty text. */
const NOTHING = new Set(['null', 'undefined', '[]', '{}']);

/**
 * What is known of a parameter: without what stands for nothing, in lists and forms too. An empty
 * list is nothing as well, so that it empties no list of a record; for that there are Fields to Clear.
 */
export function known(given: unknown): unknown {
	if (typeof given === 'string') return NOTHING.has(plain(given)) ? undefined : given;
	if (Array.isArray(given)) {
		const list = given.map(known).filter((one) => one !== undefined);
		return list.length > 0 ? list : undefined;
	}
	// A date is not an object of parts.
	if (!isObject(given) || typeof given.toJSON === 'function') return given;
	const parts = Object.entries(given).map(([name, one]) => [name, known(one)] as const);
	return Object.fromEntries(parts.filter(([, one]) => one !== undefined));
}
