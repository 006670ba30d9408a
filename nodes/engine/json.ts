/** Plain JSON, as the providers speak it. */

export type Json = Record<string, unknown>;

/** Whether a value is an object with names: no list, and not `null`. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether there is a value: `null` stands for none, too. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** The value where it is an object, else an empty one: for taking apart what may be anything. */
export function objectOf(value: unknown): Json {
	return isObject(value) ? value : {};
}

/** The value where it is a list, else an empty one. */
export function arrayOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** What an object holds under a name; a value that does not hold it, as it is. */
export function partOf(value: unknown, name: string): unknown {
	return isObject(value) && Object.hasOwn(value, name) ? value[name] : value;
}

/** Nothing that is meant is nested deeper; what goes through it, n8n's code included, fails far above. */
const DEEPEST = 100;

/** Whether a value is nested deeper than anything that is meant. Looks no further than that itself. */
export function isTooDeep(value: unknown, left = DEEPEST): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return left === 0 || Object.values(value).some((inside) => isTooDeep(inside, left - 1));
}

/** Whether a value is a list that holds nothing. */
export function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

/** A name that would reach an object's prototype. Such a key from a user or a provider is never set. */
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name can be a key: it reaches no prototype. */
export function isSafeKey(key: string): boolean {
	return !UNSAFE_KEYS.has(key);
}

/**
 * Sets a value below a dotted path (`links.owner`), making the objects on the way.
 * @throws Error when a part of the path is `__proto__`, `constructor` or `prototype`
 */
export function setPath(target: Json, path: string, value: unknown): void {
	const parts = path.split('.');
	const last = parts.pop() as string;
	if (![...parts, last].every(isSafeKey))
		throw new Error(`"${path}" cannot be the name of a field`);
	let holder = target;
	for (const part of parts) {
		const next = holder[part];
		if (isObject(next)) {
			holder = next;
		} else {
			const made: Json = {};
			holder[part] = made;
			holder = made;
		}
	}
	holder[last] = value;
}

/** Reads a dotted path (`profile.name`); undefined where anything on the way is missing. */
export function getPath(source: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, part) => (isObject(value) && isSafeKey(part) ? value[part] : undefined),
			source,
		);
}

/** The text of a JSON value for a person to read; … for what is nested too deep to be shown. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	return isTooDeep(value) ? '…' : (JSON.stringify(value) ?? '');
}

/** The object that is given as it is, or as JSON; undefined where it is none. */
export function objectIn(given: unknown): Json | undefined {
	const isWritten = typeof given === 'string' && given.trimStart().startsWith('{');
	const value = isWritten ? parseJson(given)?.value : given;
	return isObject(value) ? value : undefined;
}

/** @returns the value in a box, since `null` is JSON too; undefined where the text is not JSON */
export function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
