/** Checks of JSON values: functions that tell where a value departs from what is known of it. */

/** Where a value departs. */
export interface Difference {
	/** The field, as in `.contacts[].emails`; empty for the value as a whole. */
	at: string;
	problem: 'unknown' | 'missing' | 'null' | 'type' | 'value' | 'out of place' | 'status';
	expected?: string;
}

export type Check = (value: unknown) => Difference[];

/** Shared by all that fits, so that an answer without a difference costs no memory. */
export const FITS: Difference[] = [];

/** How texts of a type look. */
const FORMATS: Record<string, RegExp> = {
	date: /^\d{4}-\d{2}-\d{2}$/,
	'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
	uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
	email: /^[^@\s/]+@[^@\s/]+$/,
	url: /^https?:\/\/\S+$/,
	color: /^#[0-9a-f]{6}$/i,
	'api-id': /^\d+-[A-Za-z]+$/,
	decimal: /^-?\d+(\.\d+)?$/,
};

/** What a value of another type has to be. */
const TYPES: Record<string, (value: unknown) => boolean> = {
	any: () => true,
	null: (value) => value === null,
	boolean: (value) => typeof value === 'boolean',
	number: (value) => typeof value === 'number',
	integer: Number.isInteger,
	object: isObject,
	'unix-seconds': (value) => isIntegerBetween(value, 1e8, 1e10),
	'unix-millis': (value) => isIntegerBetween(value, 1e11, 1e13),
};

/** A value of a type without parts; a text of any type that is not known here. */
export function ofType(type: string): Check {
	const fits = TYPES[type] ?? ((value) => typeof value === 'string' && isText(value, type));
	return (value) => (fits(value) ? FITS : differs('type', type));
}

/** Whether a text can stand for a type; a day or a time has to exist. */
export function isText(text: string, type: string): boolean {
	if (type.startsWith('date') && Number.isNaN(Date.parse(text))) return false;
	return (FORMATS[type] ?? /^/).test(text);
}

/**
 * A list of values.
 * @param numbered whether differences tell at which one they are
 */
export function listOf(check: Check, type = 'array', numbered = false): Check {
	return (value) => {
		if (!Array.isArray(value)) return differs('type', type);
		let found = FITS;
		for (const [i, item] of value.entries()) {
			found = joined(found, below(numbered ? `[${i}]` : '[]', check(item)));
		}
		return found;
	};
}

/** An object of known fields, of which some are expected; further ones are allowed if it is open. */
export function objectOf(fields: Map<string, Check>, expected: string[], open = false): Check {
	return (value) => {
		if (!isObject(value)) return differs('type', 'object');
		let found = FITS;
		for (const name of Object.keys(value)) {
			const check = fields.get(name) ?? (open ? undefined : isUnknown);
			if (check) found = joined(found, below(`.${name}`, check(value[name])));
		}
		for (const name of expected) {
			if (!(name in value)) found = joined(found, below(`.${name}`, differs('missing')));
		}
		return found;
	};
}

const isUnknown: Check = () => differs('unknown');

/** The differences from what a value comes closest to. */
export function closest<T>(checks: Array<(value: T) => Difference[]>, value: T): Difference[] {
	let best: Difference[] | undefined;
	for (const check of checks) {
		const found = check(value);
		if (found.length === 0) return FITS;
		if (!best || found.length < best.length) best = found;
	}
	return best ?? FITS;
}

export function differs(problem: Difference['problem'], expected?: string): Difference[] {
	return [{ at: '', problem, ...(expected !== undefined && { expected }) }];
}

export function below(step: string, found: Difference[]): Difference[] {
	return found.length === 0 ? FITS : found.map((one) => ({ ...one, at: step + one.at }));
}

function joined(one: Difference[], other: Difference[]): Difference[] {
	if (other.length === 0) return one;
	return one.length === 0 ? other : [...one, ...other];
}

function isIntegerBetween(value: unknown, low: number, high: number): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value > low && value < high;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
