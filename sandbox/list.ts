/** A list from a description of it: its filters, its order, its pages. */

export type Scalar = string | number | boolean | null;
export type Test<Row> = (row: Row) => boolean;

/** Gives the test that a request asks for, or undefined when it does not use this filter. */
export type Filter<Row, Called> = (call: Called, name: string) => Test<Row> | undefined;

/** A filter by a parameter of the query: any of its values may fit. */
export function anyOf<Row>(fits: (row: Row, value: string) => boolean) {
	return ({ query }: { query: URLSearchParams }, name: string): Test<Row> | undefined => {
		const values = query.getAll(name);
		return values.length > 0 ? (row) => values.some((value) => fits(row, value)) : undefined;
	};
}

/** The rows that pass every filter that the request uses. */
export function filtered<Row, Called>(
	call: Called,
	rows: Row[],
	filters: Record<string, Filter<Row, Called>>,
): Row[] {
	const tests = Object.entries(filters).flatMap(([name, filter]) => filter(call, name) ?? []);
	return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

export interface SortKey<Row> {
	read: (row: Row) => Scalar;
	descending?: boolean;
}

/** Rows by several keys, the first one first; null comes last in both directions. */
export function sorted<Row>(rows: Row[], keys: Array<SortKey<Row>>): Row[] {
	const order = <T>(a: T, b: T, valueOf: (one: T, key: number) => Scalar) => {
		for (let key = 0; key < keys.length; key += 1) {
			const [one, other] = [valueOf(a, key), valueOf(b, key)];
			const sign = keys[key].descending ? -1 : 1;
			const found = nullsLast(one, other) || sign * compare(one, other);
			if (found !== 0) return found;
		}
		return 0;
	};
	// To sort ten thousand records anew for every page would take most of the time of a long list, and
	// so would reading all their keys.
	const read = (row: Row, key: number) => keys[key].read(row);
	if (rows.every((row, i) => i === 0 || order(rows[i - 1], row, read) <= 0)) return [...rows];
	return rows
		.map((row) => ({ row, values: keys.map((key) => key.read(row)) }))
		.sort((a, b) => order(a, b, ({ values }, key) => values[key]))
		.map(({ row }) => row);
}

function nullsLast(a: Scalar, b: Scalar): number {
	return Number(a === null) - Number(b === null);
}

function compare(a: Scalar, b: Scalar): number {
	if (a === b || a === null || b === null) return 0;
	return a < b ? -1 : 1;
}

export interface PageOptions {
	number: number;
	size: number;
	/** The number of the first page. */
	first?: number;
	/** How many rows pages reach. */
	ceiling?: number;
}

export interface Page<Row> {
	rows: Row[];
	next: number | null;
	previous: number | null;
}

/** One page of a list; one behind the last is empty. */
export function cut<Row>(
	rows: Row[],
	{ number, size, first = 1, ceiling = Infinity }: PageOptions,
): Page<Row> {
	const reachable = Math.min(rows.length, ceiling);
	const start = (number - first) * size;
	const end = start + size;
	return {
		rows: rows.slice(start, Math.min(end, reachable)),
		next: end < reachable ? number + 1 : null,
		previous: number > first ? number - 1 : null,
	};
}
