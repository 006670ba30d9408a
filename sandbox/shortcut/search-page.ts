/** Pages of search results: a `next` that is a path, and never more than 1,000 results. */
import type { Call } from './call';
import { bounded } from './call';
import { schemaMismatch, tooManyResults } from './refusal';

const CEILING = 1000;

/**
 * One page of what was found. A page that would cross the ceiling is cut there, and the `next` after
 * it is refused; the provider says only that a search beyond 1,000 results is an error.
 */
export function pageOf<T>(
	call: Call,
	found: T[],
	view: (row: T) => unknown,
	path = call.request.url.pathname,
): { data: unknown[]; total: number; next: string | null } {
	const size = bounded(call, 'page_size', 25, [1, 250]);
	const offset = offsetIn(call);
	if (offset >= CEILING) throw tooManyResults();
	const end = Math.min(offset + size, CEILING);
	return {
		data: found.slice(offset, end).map(view),
		total: found.length,
		next: end < found.length ? nextPath(call, path, end) : null,
	};
}

/** Tokens are hexadecimal, `~` and the number of the page, as far as clients have seen them. */
function offsetIn({ query }: Call): number {
	const token = query.get('next');
	if (token === null) return 0;
	const offset = /^([0-9a-f]+)~\d+$/.exec(token)?.[1];
	if (offset !== undefined) return parseInt(offset, 16);
	throw schemaMismatch([
		{ in: 'query', field: 'next', problem: 'value', expected: 'page-token', value: token },
	]);
}

function nextPath({ query }: Call, path: string, offset: number): string {
	const page = Number(query.get('next')?.split('~')[1] ?? 0) + 1;
	const kept = [...query].filter(([name]) => name !== 'next');
	const parameters = [...kept, ['next', `${offset.toString(16).padStart(16, '0')}~${page}`]];
	return `${path}?${parameters
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
		.join('&')}`;
}
