/** The search language: words, "quoted phrases" and `operator:value`, each negated by a leading `!`. */
import type { Call } from './call';
import { chosenValue, operatorOf, operators } from './search-operators';
import type { Subject } from './search-operators';

interface Term {
	negated: boolean;
	/** Absent for a plain word or phrase. */
	operator?: string;
	value: string;
}

/** Operators for what the sandbox does not have, or for custom fields that need not be there. */
const MORE = [
	...['branch', 'commit', 'pr', 'skill-set', 'product-area', 'technical-area'],
	...['priority', 'severity'],
];

const DATES = new Set(['created', 'updated', 'completed', 'due']);

/** Where part of the text is enough; everywhere else the whole value has to be named. */
const TEXTS = new Set(['title', 'description', 'comment']);

const DAY = 24 * 60 * 60 * 1000;

/** A test for what the query of a request describes. */
export function compile(call: Call): (row: Subject) => boolean {
	const customFields = call.state.customFields.all().map(operatorOf);
	const known = new Set([...Object.keys(operators), ...MORE, ...customFields]);
	const terms = parse(call.query.get('query') ?? '', known);
	return (row) => terms.every((term) => matches(term, row, call) !== term.negated);
}

/** Splits a query; an unknown operator is part of a plain word. */
function parse(query: string, operators: Set<string>): Term[] {
	const pattern = /(!?)(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/gi;
	return [...query.matchAll(pattern)].map(([, not, word, phrase, plain]) => {
		const operator = word?.toLowerCase();
		const value = (phrase ?? plain).toLowerCase();
		const negated = not === '!';
		if (operator === undefined || operators.has(operator)) return { negated, operator, value };
		return { negated, value: `${operator}:${value}` };
	});
}

function matches({ operator, value }: Term, row: Subject, call: Call): boolean {
	if (operator === undefined) return lower(`${row.name}\n${row.description}`).includes(value);
	const held = operators[operator]?.(row, call) ?? chosenValue(row, call, operator);
	const values = held.flatMap((one) => (one == null ? [] : String(one)));
	if (DATES.has(operator)) return values.some((time) => within(time, value, call.now));
	if (TEXTS.has(operator)) return values.some((text) => lower(text).includes(value));
	const isMe = value === 'me' && (operator === 'owner' || operator === 'requester');
	return values.map(lower).includes(isMe ? call.caller.mention_name : value);
}

const lower = (text: string) => text.toLowerCase();

/** Whether a time falls on a day, or into a range of days with `*` for an open end. */
function within(time: string, value: string, now: string): boolean {
	const day = time.slice(0, 10);
	const [from, to = from] = value.split('..').map((text) => dayOf(text, now));
	return (from === '*' || day >= from) && (to === '*' || day <= to);
}

function dayOf(text: string, now: string): string {
	const offset = ['yesterday', 'today', 'tomorrow'].indexOf(text) - 1;
	if (offset < -1) return text;
	return new Date(Date.parse(now) + offset * DAY).toISOString().slice(0, 10);
}
