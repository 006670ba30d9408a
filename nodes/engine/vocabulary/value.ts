/**
 * From what a person, an expression or an AI agent gives to what an API takes.
 * Each reader is strict in what it returns and tolerant in what it reads.
 */
import type { IDataObject } from 'n8n-workflow';
import { isObject, isTooDeep, parseJson, textOf, type Json } from '../json';
import { isEmail, isNothing, LONGEST, plain, plainEmail } from './spelling';
import { shorten } from './words';

/** A value that cannot be sent: names the field and says what it should be. */
export class InvalidValue extends Error {
	/** What to do. */
	readonly description: string;

	/**
	 * @param reason continues a sentence that starts with the field's name
	 * @param advice a further sentence on what to do
	 */
	constructor({ field }: Pick<ValueContext, 'field'>, reason: string, advice?: string) {
		super(`'${field}' ${reason}`);
		const usual = `Correct '${field}', or check what its expression gives.`;
		this.description = advice === undefined ? usual : `${usual} ${advice}`;
	}
}

/** What a reader may ask about the field and the run. */
export interface ValueContext {
	/** The field's label in the editor. */
	field: string;
	/** IANA name; dates without a zone are meant in it. */
	timezone: string;
	/** The input item, for fields that are filled from it. */
	item: IDataObject;
	/** Whether an expression gave the whole value. */
	isComputed?: boolean;
}

/** From what stands in a parameter to what is meant. @throws InvalidValue where it cannot be meant */
export type Read = (raw: unknown, context: ValueContext) => unknown;

/** What an error about a value must know of the field. */
export type Named = Pick<ValueContext, 'field'>;

const TOO_DEEP = 'is nested too deep: lists and objects in more than 100 others are not taken';

/**
 * Looks whether a value can be taken apart and written as JSON, before anything else touches it.
 * @throws InvalidValue where it is nested too deep, or its own code breaks
 */
export function checkReadable(raw: unknown, context: Named): void {
	const flaw = flawOf(raw);
	if (flaw !== undefined) throw new InvalidValue(context, flaw);
}

function flawOf(raw: unknown): string | undefined {
	try {
		if (isTooDeep(raw)) return TOO_DEEP;
		callToJson(raw);
		return undefined;
	} catch (error) {
		return `cannot be read: ${error instanceof Error ? error.message : 'its own code broke'}`;
	}
}

/** Calls what JSON will call. */
function callToJson(value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	if ('toJSON' in value && typeof value.toJSON === 'function') {
		if (isTooDeep(value.toJSON())) throw new Error('it is nested too deep');
		return;
	}
	for (const inside of Object.values(value)) callToJson(inside);
}

/** A value as it stands in a sentence about it. */
export function quote(raw: unknown): string {
	if (typeof raw === 'bigint') return `"${raw}"`;
	const text = isTooDeep(raw) ? '…' : textOf(raw);
	return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

/** What a text has to fulfil. */
export interface TextLimits {
	min?: number;
	max?: number;
	/** The text must match; `says` tells the person what it should look like. */
	pattern?: { regex: RegExp; says: string };
	/** From what was written to what is sent, for a text that only machines read. */
	read?: (written: string) => string;
	/** The most characters of such a text. */
	longest?: number;
}

/** What an expression makes of objects that stand within a text. */
const OBJECTS_IN_TEXT = /^\s*\[object [A-Za-z]+\](?:[\s,;]*\[object [A-Za-z]+\])*\s*$/;

/** A value as text; numbers and booleans become text, anything else is refused. */
export function asText(raw: unknown, context: ValueContext): string {
	const isOne = ['string', 'boolean', 'bigint'].includes(typeof raw) || Number.isFinite(raw);
	if (!isOne) throw new InvalidValue(context, `must be text, not ${quote(raw)}`);
	const value = String(raw);
	if (OBJECTS_IN_TEXT.test(value)) {
		throw new InvalidValue(context, 'holds an object: name the field of it that is meant');
	}
	return value;
}

/**
 * A text for machines as it is meant. One that is longer than anything of its kind is refused before
 * a pattern looks at it.
 * @param longest how many characters it may have
 */
export function read(
	written: string,
	longest: number,
	context: Named,
	by: (written: string) => string = plain,
): string {
	const value = written.length > LONGEST.written ? written : by(written);
	if (value.length <= longest) return value;
	throw new InvalidValue(context, `is longer than ${longest} characters: ${quote(written)}`);
}

/** A number or a switch as it is, anything else as text. */
export const scalar: Read = (raw, context) =>
	Number.isFinite(raw) || typeof raw === 'boolean' ? raw : asText(raw, context);

/** Text within limits. What has to match a pattern is for machines, so it is read as such. */
export function text({
	min = 0,
	max = Infinity,
	pattern,
	read: by = pattern && plain,
	longest = LONGEST.id,
}: TextLimits = {}): Read {
	// A maximum of the API itself has a sentence of its own.
	const most = max === Infinity ? longest : LONGEST.written;
	return (raw, context) => {
		const given = asText(raw, context);
		const value = by ? read(given, most, context, by) : given;
		// Blanks empty no field: only a text that was left empty does.
		if (by && !pattern && value === '') return undefined;
		if (value.length < min) {
			const needs = `needs at least ${min} characters and has ${value.length}`;
			throw new InvalidValue(context, min === 1 ? 'cannot be empty' : needs);
		}
		if (value.length > max) {
			throw new InvalidValue(context, `can have at most ${max} characters and has ${value.length}`);
		}
		if (pattern && !pattern.regex.test(value)) {
			throw new InvalidValue(context, `must be ${pattern.says}, not ${quote(raw)}`);
		}
		return value;
	};
}

const DECIMAL = /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i;

/** A finite number, also when it arrives as text. */
const number: Read = (raw, context) => {
	const written = typeof raw === 'string' ? read(raw, LONGEST.number, context) : undefined;
	const value = written !== undefined && DECIMAL.test(written) ? Number(written) : raw;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		throw new InvalidValue(context, `must be a number, not ${quote(raw)}`);
	}
	return value;
};

/** A whole number that JavaScript can hold exactly. */
export const integer: Read = (raw, context) => {
	const value = number(raw, context);
	if (!Number.isSafeInteger(value)) {
		throw new InvalidValue(context, `must be a whole number, not ${quote(raw)}`);
	}
	return value;
};

/** A whole number that is not too small. */
export function integerFrom(min = -Infinity): Read {
	return (raw, context) => {
		const value = Number(integer(raw, context));
		if (value >= min) return value;
		throw new InvalidValue(context, `must be at least ${min}, not ${value}`);
	};
}

/** true or false, in every form that n8n itself takes: also as text, as 1 or as 0. */
export const boolean = (raw: unknown, context: Named): boolean => {
	const given = typeof raw === 'string' ? plain(raw).toLowerCase() : raw;
	if (given === true || given === 'true') return true;
	if (given === false || given === 'false') return false;
	const value = typeof given === 'object' || isNothing(given) ? NaN : Number(given);
	if (value === 0 || value === 1) return value === 1;
	throw new InvalidValue(context, `must be true or false, not ${quote(raw)}`);
};

/** JSON given as text or already parsed. */
export const json = (raw: unknown, context: Named): unknown => {
	if (typeof raw !== 'string') return raw;
	const parsed = parseJson(raw);
	if (!parsed) throw new InvalidValue(context, `must be valid JSON, not ${quote(raw)}`);
	if (isTooDeep(parsed.value)) throw new InvalidValue(context, TOO_DEEP);
	return parsed.value;
};

/** An email address, without what surrounds it by mistake. */
export const email: Read = (raw, context) => {
	const value = read(asText(raw, context), LONGEST.email, context, plainEmail);
	if (isEmail(value)) return value;
	throw new InvalidValue(context, `must be an email address, not ${quote(raw)}`);
};

/** A sentence is read to its end only where it is not too long. */
const LONGEST_CHOICES = 300;

/** One of the given values; a value's label is understood too. */
export function oneOf(options: Array<{ name: string; value: string | number }>): Read {
	return (raw, context) => {
		const single: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
		const given = typeof single === 'object' ? undefined : plain(String(single)).toLowerCase();
		const found =
			options.find(({ value }) => value === raw) ??
			options.find(({ value }) => String(value).toLowerCase() === given) ??
			options.find(({ name }) => name.toLowerCase() === given);
		if (found) return found.value;
		const choices = shorten(options.map(({ value }) => value).join(', '), LONGEST_CHOICES);
		throw new InvalidValue(context, `must be one of ${choices}, not ${quote(raw)}`);
	};
}

/** An object, also when it arrives as JSON text. */
export const object = (raw: unknown, context: Named): Json => {
	const value = json(raw, context);
	if (!isObject(value)) throw new InvalidValue(context, `must be a JSON object, not ${quote(raw)}`);
	return value;
};
