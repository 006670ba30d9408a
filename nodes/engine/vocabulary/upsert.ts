/** Create or Update, where the API has none: of what is there already, one record can be meant. */
import type { Json } from '../json';
import { joined, knownId } from './answered';

/** What to do with what was found. */
export interface Either {
	/** Of several that fit: `story with "T-1"`. */
	meant: string;
	create: () => Promise<Json>;
	/** @param id of the one that was found */
	update: (id: string) => Promise<Json>;
}

/**
 * @returns the record, and in `created` whether it was created
 * @throws Error when several records fit, since the choice would be a guess
 */
export async function createOrUpdate(
	found: Json[],
	{ meant, create, update }: Either,
): Promise<Json> {
	const one = oneMeant(found, meant, 'Update one of them by its ID');
	return one === undefined
		? { ...(await create()), created: true }
		: { ...(await update(knownId(one))), created: false };
}

/** So many IDs are told at most. */
const MOST_TOLD = 10;

/**
 * Of what was found, the one that is meant; undefined where there is none.
 * @param meant of several that fit: `story with "T-1"`
 * @param instead what a person can do then
 * @throws Error when several fit, since the choice would be a guess
 */
export function oneMeant(found: Json[], meant: string, instead: string): Json | undefined {
	if (found.length <= 1) return found[0];
	const ids = joined(found.slice(0, MOST_TOLD).map(({ id }) => id));
	const others = found.length > MOST_TOLD ? ` and ${found.length - MOST_TOLD} more` : '';
	throw new Error(`There is more than one ${meant}: ${ids}${others}. ${instead}`);
}
