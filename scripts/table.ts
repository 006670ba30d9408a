/** What the tables of the documentation share. */

/** In the order of their names, as the panel shows them. */
export function byName<T extends { name: string }>(all: T[]): T[] {
	return [...all].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** A text that does not end its cell, and is not taken for HTML. */
export function cell(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/<(?!br>)/g, '&lt;');
}
