/** The shapes in which Nutshell answers: envelopes, bare values, error envelopes and HTML pages. */
import { STATUS_CODES } from 'node:http';
import type { Violation } from '../contract';
import { Refusal, type Refusals } from '../emulator';
import { html, json, type SandboxResponse } from '../http';
import type { Fields } from './model';

/** What stands in the `meta` of nearly every answer. */
export const ACCOUNT_META: Fields = { instanceId: '4021', siteId: '1' };

/** Refuses with 400 unless a condition holds. */
export function must(holds: boolean, detail: string, field?: string): asserts holds {
	if (!holds) throw badRequest(detail, field);
}

/** An HTML error page. Neither a record's absence nor a refused key is told in JSON. */
export function errorPage(status: number): Refusal {
	const title = STATUS_CODES[status];
	const head = `<meta charset="UTF-8" /><title>An Error Occurred: ${title}</title>`;
	const body = `<h1>${status} ${title}</h1>`;
	const page = `<!DOCTYPE html>\n<html>\n<head>${head}</head>\n<body>${body}</body>\n</html>\n`;
	return new Refusal(html(status, page));
}

export const notFound = () => errorPage(404);

/** Where procedures of JSON-RPC are called. */
const PROCEDURES = '/api/v1/json';

/** A procedure refuses with a status of 200. Which codes and messages there are is not published. */
function uncalled(message: string): SandboxResponse {
	return json(200, {
		jsonrpc: '2.0',
		id: 1,
		result: null,
		error: { code: 0, message, data: null },
	});
}

/** A refusal as it was recorded, which was of companies only: `accounts` stood in it, empty. */
function badRequest(title: string, field: string | null = null): Refusal {
	const error = {
		...{ type: 'errors', status: '400', title, detail: null, field },
		...{ code: null, id: null, href: null },
	};
	return new Refusal(({ url }) => {
		if (url.pathname === PROCEDURES) return uncalled(title);
		const records = url.pathname.startsWith('/rest/accounts') ? { accounts: [] } : {};
		return json(400, { meta: ACCOUNT_META, links: {}, ...records, errors: [error] });
	});
}

export const refuse: Refusals = {
	limit: () => errorPage(429),
	// A method that a path does not have is told as a JSON text.
	place: (hasPath) => (hasPath ? new Refusal(json(405, 'Method Not Allowed')) : errorPage(404)),
	unknown: (body) => {
		const headers = { 'content-type': 'text/plain; charset=utf-8' };
		return new Refusal({ status: 501, headers, body });
	},
	request: ([first]) => badRequest(describe(first), first.field || null),
	record: notFound,
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
