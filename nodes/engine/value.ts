/**
 * From what a person, an expression or an AI agent gives to what an API takes.
 * Each decoder is strict in what it returns and tolerant in what it reads.
 */
import { tryToParseDateTime, type IDataObject } from 'n8n-workflow';
import { isObject, parseJson, textOf } from './json';

/** A value that cannot be sent: names the field and says what it should be. */
export class InvalidValue extends Error {
	/** What to do. */
	readonly description: string;

	/** @param reason continues a sentence that starts with the field's name */
	constructor({ field }: Pick<ValueContext, 'field'>, reason: string) {
		super(`'${field}' ${reason}`);
		this.description = `Correct '${field}', or check what its expression gives.`;
	}
}

/** What a decoder may ask about the field and the run. */
export interface ValueContext {
	/** The field's label in the editor. */
	field: string;
	/** IANA name; dates without a zone are meant in it. */
	timezone: string;
	/** The input item, for fields that are filled from it. */
	item: IDataObject;
}

export type Decode = (raw: unknown, context: ValueContext) => unknown;

/** A value as it stands in a sentence about it. */
export function quote(raw: unknown): string {
	const text = textOf(raw);
	return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

export interface TextLimits {
	min?: number;
	max?: number;
	/** The text must match; `says` tells the person what it should look like. */
	pattern?: { regex: RegExp; says: string };
}

/** Text; numbers and booleans become text, lists and objects are refused. */
export function text({ min = 0, max = Infinity, pattern }: TextLimits = {}): Decode {
	return (raw, context) => {
		if (typeof raw === 'object' || typeof raw === 'function') {
			throw new InvalidValue(context, `must be text, not ${quote(raw)}`);
		}
		const value = String(raw);
		if (value.length < min) throw new InvalidValue(context, 'cannot be empty');
		if (value.length > max) {
			throw new InvalidValue(context, `can have at most ${max} characters and has ${value.length}`);
		}
		if (pattern && !pattern.regex.test(value)) {
			throw new InvalidValue(context, `must be ${pattern.says}, not ${quote(raw)}`);
		}
		return value;
	};
}

/** A finite number, also when it arrives as text. */
const number: Decode = (raw, context) => {
	const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		throw new InvalidValue(context, `must be a number, not ${quote(raw)}`);
	}
	return value;
};

/** A whole number that JavaScript can hold exactly. */
export const integer: Decode = (raw, context) => {
	const value = number(raw, context);
	if (!Number.isSafeInteger(value)) {
		throw new InvalidValue(context, `must be a whole number, not ${quote(raw)}`);
	}
	return value;
};

/** true or false, also when it arrives as text. */
export const boolean: Decode = (raw, context) => {
	if (typeof raw === 'boolean') return raw;
	if (typeof raw === 'string' && /^(true|false)$/i.test(raw.trim())) {
		return raw.trim().toLowerCase() === 'true';
	}
	throw new InvalidValue(context, `must be true or false, not ${quote(raw)}`);
};

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DIGITS = /^-?\d+$/;
/** Epoch numbers below this are seconds: as milliseconds they would lie before March 1973. */
const SMALLEST_MILLISECONDS = 1e11;

interface Moment {
	isValid: boolean;
	toMillis(): number;
	toISODate(): string | null;
	setZone(zone: string): Moment;
}

/** ISO 8601, Luxon and JavaScript dates, epoch seconds and milliseconds. */
function moment(raw: unknown, context: ValueContext): Moment {
	let value = raw;
	if (typeof raw === 'number' || (typeof raw === 'string' && DIGITS.test(raw.trim()))) {
		const epoch = Number(raw);
		value = new Date(Math.abs(epoch) < SMALLEST_MILLISECONDS ? epoch * 1000 : epoch);
	} else if (typeof raw === 'string' && !/\d{4}/.test(raw)) {
		// The parser below would read "1" or "May" as a date of its own choice.
		throw new InvalidValue(context, `must be a date such as 2026-12-31, not ${quote(raw)}`);
	} else if (typeof raw === 'string' && isImpossibleDay(raw)) {
		throw new InvalidValue(context, `is a day that does not exist: ${quote(raw)}`);
	}
	const parsed = tryMoment(value, context.timezone);
	if (parsed) return parsed;
	throw new InvalidValue(context, `must be a date such as 2026-12-31, not ${quote(raw)}`);
}

/** undefined where no date can be read. */
function tryMoment(value: unknown, timezone: string): Moment | undefined {
	try {
		const parsed: Moment = tryToParseDateTime(value, timezone);
		return parsed.isValid ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** JavaScript turns February 30 into March 2; a person means something else. */
function isImpossibleDay(raw: string): boolean {
	const match = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(raw);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day;
}

/** A moment as ISO 8601 in UTC. Dates without a zone are meant in the workflow's time zone. */
export const dateTime: Decode = (raw, context) =>
	new Date(moment(raw, context).toMillis()).toISOString();

/** A moment as Unix seconds. */
export const unixSeconds: Decode = (raw, context) =>
	Math.floor(moment(raw, context).toMillis() / 1000);

/** A calendar day, `2026-12-31`. A day stays the day that was written, whatever the time zone. */
export const day: Decode = (raw, context) => {
	if (typeof raw === 'string' && DATE_ONLY.test(raw.trim()) && !isImpossibleDay(raw)) {
		return raw.trim();
	}
	return moment(raw, context).setZone(context.timezone).toISODate();
};

/** A calendar day for an API that stores days as midnight UTC. */
export const midnight: Decode = (raw, context) => `${day(raw, context)}T00:00:00Z`;

/** JSON given as text or already parsed. */
export const json: Decode = (raw, context) => {
	if (typeof raw !== 'string') return raw;
	const parsed = parseJson(raw);
	if (!parsed) throw new InvalidValue(context, `must be valid JSON, not ${quote(raw)}`);
	return parsed.value;
};

/** An email address, as a pattern without anchors. */
export const EMAIL = '[^\\s@]+@[^\\s@]+\\.[^\\s@]+';
const WHOLE_EMAIL = new RegExp(`^${EMAIL}$`);

export function isEmail(given: string): boolean {
	return WHOLE_EMAIL.test(given);
}

/** An email address, without what surrounds it by mistake. */
export const email: Decode = (raw, context) => {
	const value = String(text()(raw, context)).trim();
	if (isEmail(value)) return value;
	throw new InvalidValue(context, `must be an email address, not ${quote(raw)}`);
};

/** Whether two texts are the same in any case of letters: emails, domains. */
export function isSameText(one: unknown, other: string): boolean {
	return String(one).trim().toLowerCase() === other.trim().toLowerCase();
}

/** One of the given values; a value's label is understood too. */
export function oneOf(options: Array<{ name: string; value: string | number }>): Decode {
	return (raw, context) => {
		const given = String(raw).trim().toLowerCase();
		const found =
			options.find(({ value }) => value === raw) ??
			options.find(({ value }) => String(value).toLowerCase() === given) ??
			options.find(({ name }) => name.toLowerCase() === given);
		if (found) return found.value;
		const choices = options.map(({ value }) => value).join(', ');
		throw new InvalidValue(context, `must be one of ${choices}, not ${quote(raw)}`);
	};
}

/** A list, also when it arrives as JSON text, as comma-separated text or as a single value. */
export function listOf(decode: Decode): Decode {
	return (raw, context) => asList(raw, context).map((entry) => decode(entry, context));
}

export function asList(raw: unknown, context: ValueContext): unknown[] {
	if (Array.isArray(raw)) return raw;
	if (typeof raw !== 'string') return [raw];
	const trimmed = raw.trim();
	if (trimmed.startsWith('[')) return json(trimmed, context) as unknown[];
	return trimmed
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** An object, also when it arrives as JSON text. */
export const object: Decode = (raw, context) => {
	const value = json(raw, context);
	if (!isObject(value)) throw new InvalidValue(context, `must be a JSON object, not ${quote(raw)}`);
	return value;
};
