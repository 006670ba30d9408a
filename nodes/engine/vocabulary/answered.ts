/** What an answer holds, read so that an odd value costs no more than itself. */
import { NodeApiError } from 'n8n-workflow';
import { isEmptyList, isObject, isTooDeep, partOf, textOf, type Json } from '../json';

/** A value as words for a person: a text, a number or a switch. Anything else has none: `''`. */
export function wordsOf(value: unknown): string {
	const hasWords = ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
	return hasWords ? String(value) : '';
}

/** What there is in words, one after the other. */
export function joined(values: unknown[], between = ', '): string {
	return values.map(wordsOf).filter(Boolean).join(between);
}

/** What a record is called, and a note in brackets where there is one: `Ann (ann@example.com)`. */
export function withNote(name: unknown, note: unknown): string {
	const [called, noted] = [wordsOf(name), wordsOf(note)];
	return called !== '' && noted !== '' ? `${called} (${noted})` : called || noted;
}

/** A value behind a word that says what it is, `due 2026-12-31`; `''` where it has no words. */
export function labelled(label: string, value: unknown): string {
	const words = wordsOf(value);
	return words === '' ? '' : `${label}${words}`;
}

/** What tells a record from all others; undefined where it has nothing of the kind. */
export function idOf({ id }: Json): string | number | undefined {
	const isId = (typeof id === 'string' && id !== '') || Number.isFinite(id);
	return isId ? (id as string | number) : undefined;
}

/**
 * The ID of a record in an answer, for the address of a further request.
 * @throws Error where it has none
 */
export function knownId(record: Json): string {
	const id = idOf(record);
	if (id === undefined) throw new Error('The provider sent a record without an ID');
	return String(id);
}

/**
 * A list of records as what each holds under a name. What is not a list, and an entry that does not
 * hold it, stays as it is.
 */
export function inEach(name: string, list: unknown = []): unknown {
	return Array.isArray(list) ? list.map((one) => partOf(one, name)) : list;
}

/** The whole number in a header; undefined where there is none, or more digits than a number holds. */
export function numberIn(header: string | undefined): number | undefined {
	const value = header !== undefined && /^\d+$/.test(header) ? Number(header) : NaN;
	return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * A provider's complaint of any shape as one line: `name: missing-required-key; labels: not an array`.
 * Nothing for what says nothing, or is nested too deep.
 */
export function flatten(said: unknown): string {
	if (isObject(said)) {
		return Object.entries(said)
			.map(([field, problem]) => `${field}: ${problemText(problem)}`)
			.join('; ');
	}
	const saysNothing = said === null || typeof said === 'boolean' || isEmptyList(said);
	return saysNothing || isTooDeep(said) ? '' : textOf(said);
}

function problemText(problem: unknown): string {
	if (Array.isArray(problem) && problem.every((one) => typeof one === 'string')) {
		return problem.join(', ');
	}
	return textOf(problem);
}

/** Adds a sentence to what there is to do about a provider's refusal; once, where several items share it. */
export function addAdvice(failure: unknown, sentence: string): void {
	if (!(failure instanceof NodeApiError)) return;
	const { description } = failure;
	if (description?.includes(sentence)) return;
	failure.description = [description, sentence].filter(Boolean).join(' ');
}

/** Whether something failed because the provider answered one of these statuses. */
export function isRefusal(failure: unknown, ...statuses: number[]): boolean {
	return failure instanceof NodeApiError && statuses.map(String).includes(failure.httpCode ?? '');
}

/** Whether a request was refused: it has certainly done nothing. A status that only says that no answer came does not count. */
export function wasRefused(failure: unknown): boolean {
	if (!(failure instanceof NodeApiError) || !failure.httpCode) return false;
	return !/^5|^408$/.test(failure.httpCode);
}
