/** Records of one kind in memory. */

/** What every record has. */
export interface Keyed {
	id: number | string;
}

/** A record without the id that its table gives it, or with one of its own. */
export type Draft<Row extends Keyed> = Omit<Row, 'id'> & Partial<Keyed>;

/** A time as the provider keeps it. */
type Moment = string | number;

/** Records by id, in the order of their creation. */
export class Table<Row extends Keyed> {
	private readonly rows = new Map<string, Row>();
	private readonly removed = new Set<string>();

	/**
	 * @param nextId gives a new record its id
	 * @param entity what the facts call the records
	 * @param blank a record as it is before anything was said about it
	 */
	constructor(
		private readonly nextId: () => Row['id'],
		readonly entity?: string,
		readonly blank: (now: Moment) => Omit<Row, 'id'> = () => ({}) as Omit<Row, 'id'>,
	) {}

	/** Keeps a new record of this moment, of which no more is said than its fields. */
	make(fields: Partial<Row>, now: Moment): Row {
		return this.add(Object.assign(this.blank(now), fields) as Draft<Row>);
	}

	/** Keeps a new record: the object itself, with an id if it had none. */
	add(draft: Draft<Row>): Row {
		const row = Object.assign(draft, { id: draft.id ?? this.nextId() }) as Row;
		this.rows.set(String(row.id), row);
		return row;
	}

	get(id: Keyed['id'] | null | undefined): Row | undefined {
		return this.rows.get(String(id));
	}

	has(id: Keyed['id'] | null | undefined): boolean {
		return this.rows.has(String(id));
	}

	remove(id: Keyed['id']): void {
		if (this.rows.delete(String(id))) this.removed.add(String(id));
	}

	/** Whether there was such a record, before it was removed. */
	isGone(id: Keyed['id']): boolean {
		return this.removed.has(String(id));
	}

	all(): Row[] {
		return [...this.rows.values()];
	}

	/** Views ask this of every record for every record, so it copies nothing that it does not give. */
	where(fits: (row: Row) => boolean): Row[] {
		const found: Row[] = [];
		for (const row of this.rows.values()) if (fits(row)) found.push(row);
		return found;
	}

	find(fits: (row: Row) => boolean): Row | undefined {
		for (const row of this.rows.values()) if (fits(row)) return row;
		return undefined;
	}
}

/** Numbers upwards from the first: `new Table(counter(101))`. */
export function counter(first: number): () => number {
	let next = first;
	return () => next++;
}
