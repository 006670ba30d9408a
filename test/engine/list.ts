/** Lists of small records. */
import type { Json } from '../../nodes/engine/json';

/** So many records, each with an ID of its own. */
export const records = (count: number, from = 0): Json[] =>
	Array.from({ length: count }, (_, i) => ({ id: from + i }));

/** What a list gives. */
export async function collect(list: AsyncIterable<Json>): Promise<Json[]> {
	const all: Json[] = [];
	for await (const one of list) all.push(one);
	return all;
}
