/** Create or Update: of what is there already, exactly one record can be meant. */
import { joined, wordsOf } from '../engine/vocabulary/answered';
import type { Json } from '../engine/json';
import { quote } from '../engine/vocabulary/value';

/** What to do with what was found. */
export interface Either {
	/** `story` */
	noun: string;
	/** What the record was found by. */
	key: unknown;
	create: () => Promise<Json>;
	update: (id: string) => Promise<Json>;
}

/**
 * @returns the record, and in `created` whether it was created
 * @throws Error when several records fit, since the choice would be a guess
 */
export async function createOrUpdate(found: Json[], either: Either): Promise<Json> {
	const { noun, key, create, update } = either;
	const ids = found.map(({ id }) => id);
	if (ids.length > 1) {
		throw new Error(
			`There is more than one ${noun} with ${quote(key)}: ${joined(ids)}. Update one of them by its ID`,
		);
	}
	return ids.length === 0
		? { ...(await create()), created: true }
		: { ...(await update(wordsOf(ids[0]))), created: false };
}
