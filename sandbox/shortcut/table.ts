/** Records by id, in the order of their creation. */
export class Table<T extends { id: number | string }> {
	private readonly rows = new Map<string, T>();

	get(id: number | string): T | undefined {
		return this.rows.get(String(id));
	}

	has(id: number | string): boolean {
		return this.rows.has(String(id));
	}

	add(row: T): T {
		this.rows.set(String(row.id), row);
		return row;
	}

	delete(id: number | string): void {
		this.rows.delete(String(id));
	}

	all(): T[] {
		return [...this.rows.values()];
	}

	/** Views ask this of every story for every story, so it copies nothing that it does not give. */
	where(test: (row: T) => boolean): T[] {
		const found: T[] = [];
		for (const row of this.rows.values()) if (test(row)) found.push(row);
		return found;
	}
}
