/** Lists of small records, as the made-up provider gives them. */
import { getPath, type Json } from '../../../nodes/engine/json';
import { requireList, pageNumber } from '../../../nodes/engine/vocabulary/paging';
import type { Sent } from '../service';

/** So many records, each with an ID of its own. */
export const records = (count: number, from = 0): Json[] =>
	Array.from({ length: count }, (_, i) => ({ id: from + i }));

/** What a list gives. */
export async function collect(list: AsyncIterable<Json>): Promise<Json[]> {
	const all: Json[] = [];
	for await (const one of list) all.push(one);
	return all;
}

/** Its pages, with `page` and `size` in the query and `data`, `next` and `total` in the answer. */
export const numberedPages = (max: number) =>
	pageNumber({
		page: 'page',
		size: 'size',
		max,
		records: (answer) => requireList(getPath(answer, 'data')),
		next: (answer) => getPath(answer, 'next'),
		total: (answer) => getPath(answer, 'total'),
	});

/** A list of so many records, page by page. */
export const server =
	(count: number, tellsTotal = true) =>
	({ query }: Pick<Sent, 'query'>) => {
		const [page, size] = [Number(query.get('page')), Number(query.get('size'))];
		const data = records(count).slice((page - 1) * size, page * size);
		const next = page * size < count ? page + 1 : null;
		return { body: { data, next, ...(tellsTotal ? { total: count } : {}) } };
	};
