/** The shapes in which Salesloft answers and refuses. */
import type { Violation } from '../contract';
import { Refusal, type Refusals } from '../emulator';
import { json, type SandboxResponse } from '../http';
import { bareName } from '../query';

/** One record under `data`. */
export function answer(data: unknown): SandboxResponse {
	return json(200, { data });
}

/** Every error but a 422 is one sentence under `error`. */
export function refusal(status: number, text: string): Refusal {
	return new Refusal(json(status, { error: text }));
}

/** Per field what is wrong with it, or a falsy value when nothing is. */
export type Checks = Record<string, string | false | null | undefined>;

function unprocessable(checks: Checks): Refusal {
	const lists = Object.entries(checks).map(([field, problem]) => [field, [problem]]);
	return new Refusal(json(422, { errors: Object.fromEntries(lists) }));
}

/** Ends the request with a 422 when any check failed. */
export function validate(...checks: Checks[]): void {
	const failed = checks.flatMap(Object.entries<Checks[string]>).filter(([, problem]) => problem);
	if (failed.length > 0) throw unprocessable(Object.fromEntries(failed));
}

/** Ends the request with a 422 for one field. */
export function invalid(field: string, problem: string): never {
	throw unprocessable({ [field]: problem });
}

const problems: Record<string, (expected?: string) => string> = {
	unknown: () => 'is not known here',
	missing: () => 'is missing',
	type: (expected = '') => `is not of type ${expected}`,
	value: (expected = '') => `does not have a valid value: ${expected}`,
};

/**
 * What the real API does with fields of a body that it does not know is not documented; here they are
 * refused, so that no wrong request passes unseen.
 */
function departure(found: Violation[]): Refusal {
	const query = found.find((one) => one.in === 'query');
	if (query) {
		return unprocessable({ [bareName(query.field)]: `has an invalid value: ${query.value}` });
	}
	if (found[0].expected === 'JSON') return refusal(400, 'The body is not valid JSON');
	const told = found.map(({ field, problem, expected }) => {
		return [field.split(/[.[]/)[0] || 'body', problems[problem](expected)];
	});
	return unprocessable(Object.fromEntries(told) as Checks);
}

export const refuse: Refusals = {
	limit: () => refusal(429, 'API rate limit exceeded'),
	place: () => refusal(404, 'Not Found'),
	record: () => refusal(404, 'Not Found'),
	unknown: (text) => refusal(501, text),
	request: departure,
};
