/** The shapes in which Nutshell answers: envelopes, bare values, error envelopes and HTML pages. */
import { html, json, type SandboxResponse } from '../http';
import type { Fields, Value } from './model';

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	429: 'Too Many Requests',
};

/** Statuses that the web framework answers with a page, before the API has a say. */
const PAGES = [401, 403, 404, 405, 429];

/** A request that the API turns down; thrown anywhere below the router, answered by it. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		detail: string,
		readonly field?: string,
	) {
		super(detail);
	}
}

export function badRequest(detail: string, field?: string): Refusal {
	return new Refusal(400, detail, field);
}

export function notFound(id: string): Refusal {
	return new Refusal(404, `Nothing is stored as ${id}`);
}

/** An HTML error page. Neither a record's absence nor a refused key is told in JSON. */
export function errorPage(status: number): SandboxResponse {
	const title = TITLES[status];
	return html(
		status,
		'<!DOCTYPE html>\n<html>\n<head>' +
			`<meta charset="UTF-8" /><title>An Error Occurred: ${title}</title></head>\n` +
			`<body><h1>${status} ${title}</h1></body>\n</html>\n`,
	);
}

/** @param key the plural key that the route's good answer would have */
export function refusalAnswer(key: string, { status, message, field }: Refusal): SandboxResponse {
	if (PAGES.includes(status)) return errorPage(status);
	const error = { status: String(status), title: TITLES[status], detail: message, field };
	return json(status, { meta: {}, links: {}, [key]: [], errors: [error] });
}

/** Records under their plural key, which single reads and writes use as well. */
export function wrapped(
	status: number,
	key: string,
	records: Value[],
	meta: Fields = {},
	companions: Fields = {},
): SandboxResponse {
	return json(status, { meta, links: {}, [key]: records, ...companions });
}
