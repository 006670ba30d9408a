/** The shapes in which Nutshell answers: envelopes, bare values, error envelopes and HTML pages. */
import { STATUS_CODES } from 'node:http';
import type { Violation } from '../contract';
import { Refusal, type Refusals } from '../emulator';
import { html, json, type SandboxRequest, type SandboxResponse } from '../http';
import type { Fields } from './model';

/** What stands in the `meta` of nearly every answer. */
export const ACCOUNT_META: Fields = { instanceId: '4021', siteId: '1' };

/** A request that the API turns down with a 400; thrown anywhere below the operations. */
export class BadRequest extends Error {
	constructor(
		detail: string,
		readonly field?: string,
	) {
		super(detail);
	}
}

/** @throws BadRequest unless a condition holds */
export function must(holds: boolean, detail: string, field?: string): asserts holds {
	if (!holds) throw new BadRequest(detail, field);
}

export const notFound = () => new Refusal(errorPage(404));

/** An HTML error page. Neither a record's absence nor a refused key is told in JSON. */
export function errorPage(status: number): SandboxResponse {
	const title = STATUS_CODES[status];
	return html(
		status,
		'<!DOCTYPE html>\n<html>\n<head>' +
			`<meta charset="UTF-8" /><title>An Error Occurred: ${title}</title></head>\n` +
			`<body><h1>${status} ${title}</h1></body>\n</html>\n`,
	);
}

/** A refusal as it was recorded, which was of companies only: `accounts` stood in it, empty. */
export function refusalAnswer(
	{ url }: SandboxRequest,
	{ message, field = null }: { message: string; field?: string | null },
): SandboxResponse {
	const error = {
		...{ type: 'errors', status: '400', title: message, detail: null, field },
		...{ code: null, id: null, href: null },
	};
	const records = url.pathname.startsWith('/rest/accounts') ? { accounts: [] } : {};
	return json(400, { meta: ACCOUNT_META, links: {}, ...records, errors: [error] });
}

export const refuse: Refusals = {
	limit: () => errorPage(429),
	// A method that a path does not have is told as a JSON text.
	place: (hasPath) => (hasPath ? json(405, 'Method Not Allowed') : errorPage(404)),
	unknown: (body) => ({
		status: 501,
		headers: { 'content-type': 'text/plain; charset=utf-8' },
		body,
	}),
	request: ([first], request) =>
		refusalAnswer(request, { message: describe(first), field: first.field || null }),
	record: () => errorPage(404),
};

function describe({ in: place, field, problem, expected }: Violation): string {
	if (field === '') return `The ${place} is not ${expected}.`;
	if (problem === 'unknown') return `"${field}" is not known in the ${place}.`;
	if (problem === 'missing') return `"${field}" is required in the ${place}.`;
	return `"${field}" in the ${place} must be ${expected}.`;
}

/** Records under their plural key, which single reads and writes use as well. */
export function wrapped(status: number, records: Fields): SandboxResponse {
	return json(status, { meta: ACCOUNT_META, links: {}, ...records });
}
