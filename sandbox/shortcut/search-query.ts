/** The search language: words, "quoted phrases" and `operator:value`, each negated by a leading `!`. */
import type { Facets } from './facets';

interface Term {
	negated: boolean;
	/** Absent for a plain word or phrase. */
	operator?: string;
	value: string;
}

/** Besides the names of custom fields. */
const OPERATORS = new Set(
	`id title description comment type estimate branch commit pr project epic objective state label
	owner requester team skill-set product-area technical-area priority severity is has
	created updated completed due`.split(/\s+/),
);

const DATES = new Set(['created', 'updated', 'completed', 'due']);

/** Where part of the text is enough; everywhere else the whole value has to be named. */
const TEXTS = new Set(['title', 'description', 'comment']);

const DAY = 24 * 60 * 60 * 1000;

/**
 * A test for what a query describes.
 * @param query as typed by the user
 * @param now the time that `today` refers to
 * @param caller the mention name that `me` refers to
 */
export function compile(
	query: string,
	now: string,
	caller: string,
	customFields: string[],
): (facets: Facets) => boolean {
	const terms = parse(query, new Set([...OPERATORS, ...customFields]));
	return (facets) => terms.every((term) => matches(term, facets, { now, caller }) !== term.negated);
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

function matches(
	{ operator, value }: Term,
	facets: Facets,
	{ now, caller }: { now: string; caller: string },
): boolean {
	if (operator === undefined) return facets.text.includes(value);
	if (DATES.has(operator)) return within(facets.dates[operator], value, now);
	const held = facets.values[operator] ?? [];
	if (TEXTS.has(operator)) return held.some((text) => text.includes(value));
	const isPerson = operator === 'owner' || operator === 'requester';
	return held.includes(isPerson && value === 'me' ? caller : value);
}

/** Whether a time falls on a day, or into a range of days with `*` for an open end. */
function within(time: string | null | undefined, value: string, now: string): boolean {
	if (!time) return false;
	const day = time.slice(0, 10);
	const [from, to = from] = value.split('..').map((text) => dayOf(text, now));
	return (from === '*' || day >= from) && (to === '*' || day <= to);
}

function dayOf(text: string, now: string): string {
	const offset = ['yesterday', 'today', 'tomorrow'].indexOf(text) - 1;
	if (offset < -1) return text;
	return new Date(Date.parse(now) + offset * DAY).toISOString().slice(0, 10);
}
