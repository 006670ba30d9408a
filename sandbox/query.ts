/** A checked query string, with names in brackets read as what they mean. */
export class Query extends URLSearchParams {
	/** All values of a parameter, sent as `name[]` or as a scalar `name`. */
	all(name: string): string[] {
		return [...this.getAll(`${name}[]`), ...this.getAll(name)];
	}

	/** The last value of a parameter. */
	last(name: string): string | undefined {
		return this.all(name).at(-1);
	}

	/** Values of `name[key]`, by key. */
	keyed(name: string): Array<[key: string, value: string]> {
		return [...this].flatMap(([sent, value]): Array<[string, string]> => {
			const key = /^([^[]+)\[([^\]]+)\]$/.exec(sent);
			return key?.[1] === name ? [[key[2], value]] : [];
		});
	}

	/** The parameters that were sent, without brackets. */
	names(): Set<string> {
		return new Set([...this.keys()].map(bareName));
	}
}

/** `updated_at[gt]` -> `updated_at` */
export function bareName(name: string): string {
	return name.replace(/\[.*$/, '');
}
