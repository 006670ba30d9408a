/** What a request changes, seen from outside: records as they were before it and are after it. */
import type { Keyed, Table } from './table';

/** A record that is new has no `before`, and one that was removed has no `after`. */
export interface Change<Row extends Keyed> {
	/** A copy. */
	before?: Row;
	/** The record itself. */
	after?: Row;
}

/** What is looked at. */
export type Tables = Record<string, Table<Keyed>>;

/** The changes of each table. */
export type Changes<Watched extends Tables> = {
	[Name in keyof Watched]: Array<Change<Watched[Name] extends Table<infer Row> ? Row : never>>;
};

/**
 * Looks at tables again and again. The first look copies every record; each later one compares, and
 * copies only what has changed.
 */
export class Observer<Watched extends Tables> {
	private readonly seen = new Map<string, Map<Keyed['id'], Keyed>>();

	constructor(private readonly tables: Watched) {}

	/** What has changed since the last look; everything is new at the first one. */
	look(): Changes<Watched> {
		const found = Object.entries(this.tables).map(([name, table]) => {
			const seen = this.seen.get(name) ?? new Map<Keyed['id'], Keyed>();
			this.seen.set(name, seen);
			return [name, changesOf(seen, table)];
		});
		return Object.fromEntries(found) as Changes<Watched>;
	}
}

/** Compares what was seen with what is there, and takes that over. */
function changesOf(seen: Map<Keyed['id'], Keyed>, table: Table<Keyed>): Array<Change<Keyed>> {
	const changes: Array<Change<Keyed>> = [];
	for (const after of table.all()) {
		const before = seen.get(after.id);
		if (before && isSame(before, after)) continue;
		changes.push({ before, after });
		seen.set(after.id, structuredClone(after));
	}
	for (const [id, before] of seen) {
		if (table.has(id)) continue;
		changes.push({ before });
		seen.delete(id);
	}
	return changes;
}

/** Whether two values are the same in all their parts. */
function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	const names = Object.keys(one) as Array<keyof typeof one>;
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => isSame(one[name], other[name]))
	);
}
