/** One request inside the emulator, past authentication and contract, and what the API refuses. */
import { readContract, type Violation } from '../contract';
import { type Call as AnyCall, type Operations as Ops, Refusal, type Refusals } from '../emulator';
import { empty, json } from '../http';
import type { Body, Member, Workspace } from './kinds';

export const contract = readContract('shortcut');

/** The owner of the token, and the token. */
export interface Caller extends Member {
	token: string;
}

export type Call = AnyCall<Workspace, Caller, string, Body>;
export type Operations = Ops<Call>;

/** What is made or changed, by whom and when: all that this asks of a call. */
export type Told = Pick<Call, 'state' | 'caller' | 'body' | 'now'>;

/** A time as the API writes it: UTC, to the second. */
export function iso(time: number | string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A number in the query; outside its bounds it is refused. */
export function bounded(
	{ query }: Call,
	field: string,
	fallback: number,
	min: number,
	max: number,
) {
	const value = Number(query.get(field) ?? fallback);
	if (value >= min && value <= max) return value;
	const expected = `${min} to ${max}`;
	throw schemaMismatch([{ in: 'query', field, problem: 'value', expected, value }]);
}

/** A missing or unknown token is told nothing. */
export const unauthorized = () => new Refusal(empty(401));

/** The provider documents no answer to a write with a read-only token; the sandbox takes 403. */
export const readOnly = () =>
	new Refusal(json(403, { message: 'This token is read-only.', tag: 'read_only_token' }));

export const notFound = (message = 'Resource not found.') => new Refusal(json(404, { message }));

export const unprocessable = (message: string) => new Refusal(json(422, { message }));

export const tooManyResults = () =>
	new Refusal(
		json(400, {
			error: 'maximum-results-exceeded',
			message: 'A search returns no more than 1000 results.',
			'maximum-results': 1000,
		}),
	);

/** The 400 for requests outside the contract, its `errors` nested like the request. */
export function schemaMismatch(found: Violation[]): Refusal {
	const errors = found.reduce<Nested>((all, violation) => {
		const path = violation.field.split(/[.[\]]+/).filter((part) => part !== '');
		return nest(all, path, explanation(violation));
	}, {});
	return new Refusal(
		json(400, { message: 'The request included invalid or missing parameters.', errors }),
	);
}

export const refuse: Refusals = {
	// Without a Retry-After: none is documented.
	limit: () => new Refusal(json(429, { message: 'Rate limit exceeded.' })),
	place: () => notFound('Page not found.'),
	record: () => notFound(),
	unknown: (text) => new Refusal(json(501, { message: `${text}.` })),
	request: schemaMismatch,
};

type Nested = unknown[] | { [key: string]: unknown };

/** Puts a value at a path; a number in the path makes a list, whose other items are null. */
function nest(into: unknown, [key, ...rest]: string[], value: unknown): Nested {
	if (key === undefined) return { body: value };
	const isIndex = /^\d+$/.test(key);
	const held = (into ?? (isIndex ? [] : {})) as Record<string, unknown>;
	held[key] = rest.length === 0 ? value : nest(held[key], rest, value);
	return held;
}

function explanation({ problem, expected, value }: Violation): unknown {
	if (problem === 'missing') return 'missing-required-key';
	if (problem === 'unknown') return 'disallowed-key';
	return ['not', [problem === 'type' ? `${expected}?` : expected, value]];
}
