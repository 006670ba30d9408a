/** A stored record: its fields and the number it got. */
export type Stored<Fields> = Fields & { id: number };

/** Records of one kind in memory, numbered upwards from a base of their own. */
export class Table<Fields> {
	private readonly rows = new Map<number, Stored<Fields>>();
	private nextId: number;

	/** @param firstId differs per kind, so that an id of the wrong kind finds nothing */
	constructor(private readonly firstId: number) {
		this.nextId = firstId;
	}

	insert(fields: Fields): Stored<Fields> {
		const row = { ...fields, id: this.nextId };
		this.rows.set(row.id, row);
		this.nextId += 1;
		return row;
	}

	get(id: number | null): Stored<Fields> | undefined {
		return id === null ? undefined : this.rows.get(id);
	}

	remove(id: number): void {
		this.rows.delete(id);
	}

	/** Whether the record exists or did before it was removed. */
	everHad(id: number): boolean {
		return id >= this.firstId && id < this.nextId;
	}

	all(): Array<Stored<Fields>> {
		return [...this.rows.values()];
	}

	find(fits: (row: Stored<Fields>) => boolean): Stored<Fields> | undefined {
		return this.all().find(fits);
	}

	filter(fits: (row: Stored<Fields>) => boolean): Array<Stored<Fields>> {
		return this.all().filter(fits);
	}
}
