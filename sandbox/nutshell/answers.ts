/** The shapes in which Nutshell answers: envelopes, bare values, error envelopes and HTML pages. */
import { html, json, type SandboxResponse } from '../http';
import type { Fields, Value } from './model';

const TITLES: Record<number, string> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
};

/** Statuses that the web framework answers with a page, before the API has a say. */
const PAGES = [401, 403, 404, 429];

/** What stands in the `meta` of nearly every answer. */
export const ACCOUNT_META: Fields = { instanceId: '4021', siteId: '1' };

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

/** A method that a path does not have is told as a JSON text. */
export function methodNotAllowed(): SandboxResponse {
	return json(405, 'Method Not Allowed');
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

/** A refusal as it was recorded, which was of companies only: `accounts` stood in it, empty. */
export function refusalAnswer(
	pathname: string,
	{ status, message, field }: Refusal,
): SandboxResponse {
	if (PAGES.includes(status)) return errorPage(status);
	const error = {
		type: 'errors',
		status: String(status),
		title: message,
		...{ detail: null, field: field ?? null, code: null, id: null, href: null },
	};
	const records = pathname.startsWith('/rest/accounts') ? { accounts: [] } : {};
	return json(status, { meta: ACCOUNT_META, links: {}, ...records, errors: [error] });
}

/** Records under their plural key, which single reads and writes use as well. */
export function wrapped(
	status: number,
	key: string,
	records: Value[],
	meta: Fields = ACCOUNT_META,
	companions: Fields = {},
): SandboxResponse {
	return json(status, { meta, links: {}, [key]: records, ...companions });
}
