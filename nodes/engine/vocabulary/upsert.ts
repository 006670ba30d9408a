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
	if (found.length > 1) {
		const ids = joined(found.map(({ id }) => id));
		throw new Error(`There is more than one ${meant}: ${ids}. Update one of them by its ID`);
	}
	return found.length === 0
		? { ...(await create()), created: true }
		: { ...(await update(knownId(found[0]))), created: false };
}
