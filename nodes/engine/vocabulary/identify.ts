/** From whatever names a record to its ID, or to what the ID must be looked up by. */
import { isObject, objectIn, type Json } from '../json';
import { entriesOf } from './entries';
import { goesByName, uuid, valueOf, type LookupKind, type RecordKind } from './record';
import { isNothing, LONGEST, plain } from './spelling';
import { asText, InvalidValue, quote, read, type ValueContext } from './value';
import { article, joinedByOr, sentenceCase } from './words';

/** A record whose ID must be asked before the request can be sent. */
export class Lookup {
	/** @param by in which way it is named; by what people call it, where that is left out */
	constructor(
		readonly kind: RecordKind,
		readonly value: string,
		readonly by?: LookupKind,
	) {}
}

/** What n8n hands over for a field with a picker. */
interface Locator extends Json {
	__rl?: true;
	mode: unknown;
	value: unknown;
}

/** Whether a value is what n8n hands over for a field with a picker. */
export function isLocator(raw: unknown): raw is Locator {
	return isObject(raw) && (raw.__rl === true || isUntouched(raw));
}

/** A picker in a collection that was added and left alone: n8n then keeps its default, without the mark. */
function isUntouched({ mode, value, ...rest }: Json): boolean {
	return mode === 'list' && value === '' && Object.keys(rest).length === 0;
}

/**
 * Reads an ID from whatever names the record: an ID, a pasted web address, a picker's value, what
 * people call it, or the record itself, as the provider or this node gave it.
 * @returns the ID as text, or what to look it up by
 * @throws InvalidValue when it is none of them
 */
export function readId(kind: RecordKind, raw: unknown, context: ValueContext): string | Lookup {
	const { id, by = [], urls } = kind;
	const mode = isLocator(raw) ? raw.mode : undefined;
	const named = idIn(kind, theOne(kind, isLocator(raw) ? raw.value : raw, context));
	const isTyped = typeof named === 'string' || typeof named === 'number';
	const written = isTyped ? asText(named, context) : '';
	const text = read(written, longestOf(kind), context, id.read);
	const asked = by.filter((one) => one.mode === mode);
	const lookup = (one: LookupKind) => {
		const value = (one.read ?? plain)(written);
		if (!matches(one.pattern, value)) return undefined;
		return one.isId ? value : new Lookup(kind, value, one);
	};
	const meant = first(asked, lookup);
	if (meant) return meant;
	const isNameLike = typeof named === 'string' && mayBeName(written);
	const isName = kind.names !== undefined && isNameLike;
	// Of what goes by its name, a text is never an ID; the list has it as the API takes it.
	const isPicked = mode === 'list' && context.isComputed !== true;
	if (isName && (mode === BY_NAME || (goesByName(kind) && !isPicked))) {
		return new Lookup(kind, (kind.names?.read ?? plain)(written));
	}
	// Where names are due, a number is the ID of something: as a name it would make a new record.
	const mayBeId = !goesByName(kind) || typeof named === 'string';
	if (mayBeId && matches(id.pattern, text)) return id.complete?.(text) ?? text;
	const found = firstGroup(urls, text);
	if (found !== undefined) return id.complete?.(found) ?? found;
	const other = first(by, (one) => {
		const value = firstGroup(one.urls, text);
		return lookup(one) ?? (value === undefined ? undefined : new Lookup(kind, value, one));
	});
	if (other) return other;
	const isOfOther = id.any !== undefined && matches(id.any, text);
	if (isName && mode !== 'url' && !isOfOther) {
		return new Lookup(kind, (kind.names?.read ?? plain)(written));
	}
	const not = typeof named === 'number' ? `the number ${named}` : quote(isTyped ? text : named);
	const says = mode === 'url' ? `${addressOf(kind)} alone` : saysOf(kind);
	const why = isOfOther ? ', which is the ID of another kind of record' : '';
	const advice = isNameLike && mode !== 'url' ? kind.finder : undefined;
	throw new InvalidValue(context, `must be ${says}, not ${not}${why}`, advice);
}

/** The picker's mode in which a name is typed. */
export const BY_NAME = 'name';

/** Whether people can call a record so: an address of the web names it in another way, or not at all. */
function mayBeName(text: string): boolean {
	return !isNothing(text) && !/:[/\\]{2}/.test(text);
}

/** What the first of some things gives that gives anything. */
function first<T, R>(all: T[], give: (one: T) => R | undefined): R | undefined {
	for (const one of all) {
		const given = give(one);
		if (given !== undefined) return given;
	}
	return undefined;
}

/** The only entry of a list; anything else as it is. */
function theOne({ name }: RecordKind, given: unknown, context: ValueContext): unknown {
	const [first, ...others] = Array.isArray(given) ? entriesOf(given, 'kept', context) : [given];
	const noun = sentenceCase(name);
	if (isNothing(first)) throw new InvalidValue(context, `is empty: choose ${article(noun)}`);
	if (others.length === 0) return first;
	throw new InvalidValue(context, `must be one ${noun}, not a list of ${others.length + 1}`);
}

/** What a record goes by on the wire, where a whole record is given; a record without it as it is. */
function idIn(kind: RecordKind, given: unknown): unknown {
	const record = objectIn(given);
	return record ? (valueOf(kind, record) ?? record) : given;
}

/** The ID in the API's own type, for a body or a query. */
export function wireId(
	kind: RecordKind,
	raw: unknown,
	context: ValueContext,
): string | number | Lookup {
	const id = readId(kind, raw, context);
	if (kind.id.wire === 'string' || id instanceof Lookup) return id;
	const value = Number(id);
	if (Number.isSafeInteger(value)) return value;
	throw new InvalidValue(context, `is too large to be ${article(sentenceCase(kind.name))} ID`);
}

/** What may stand for a record, for a sentence: "a whole number, an email address or a name". */
export function saysOf({ id, by = [], names }: RecordKind): string {
	return joinedByOr([id.says, ...by.map(({ says }) => says), ...(names ? ['a name'] : [])]);
}

/** What is asked for under By URL, for a sentence. */
export function addressOf({ name }: RecordKind): string {
	return `the web address of ${article(sentenceCase(name))}`;
}

/** The most characters of what may stand for a record. */
function longestOf({ urls, by = [] }: RecordKind): number {
	const hasAddress = urls !== undefined || by.some((one) => one.urls !== undefined);
	const longest = by.map((one) => one.longest ?? 0);
	return Math.max(LONGEST.id, hasAddress ? LONGEST.address : 0, ...longest);
}

/** A pattern without anchors for whole texts. Every pattern is linear: one start, one way through. */
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

function matches(pattern: string, text: string): boolean {
	return whole(pattern).test(text);
}

function firstGroup(patterns: string[] = [], text: string): string | undefined {
	return first(patterns, (pattern) => whole(pattern).exec(text)?.[1]);
}

/** Whether a whole text is an ID of such records. */
export function isIdOf({ id }: RecordKind, text: string): boolean {
	return matches(id.pattern, text);
}

/** Whether a value is a text that is a UUID as a whole. */
export function isUuid(value: unknown): boolean {
	return typeof value === 'string' && matches(uuid.pattern, value);
}

/** An ID out of an address, as answers have it: a number where it is one that numbers can hold. */
export function answeredId(id: string): string | number {
	return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
