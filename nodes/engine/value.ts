/**
 * From what a person, an expression or an AI agent gives to what an API takes.
 * Each decoder is strict in what it returns and tolerant in what it reads.
 */
import type { IDataObject } from 'n8n-workflow';
import { isObject, parseJson, textOf } from './json';

/** A value that cannot be sent: names the field and says what it should be. */
export class InvalidValue extends Error {
	/** @param reason continues a sentence that starts with the field's name */
	constructor({ field }: Pick<ValueContext, 'field'>, reason: string) {
		super(`'${field}' ${reason}`);
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
