/** What an error tells about the exchange that broke. */
import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { isObject, type Json } from './json';

/** Node's code for what broke the connection; "UNKNOWN" where the error does not tell. */
export function transportCode(error: unknown): string {
	const codes = causes(error).map(({ code }) => code);
	return codes.find(isCode) ?? 'UNKNOWN';
}

/**
 * The refusal, without what it says, whose text broke off: n8n throws away an answer that it could
 * not read whole, but its status tells that nothing was done, and its headers when to come back.
 */
export function brokenRefusal(error: unknown): IN8nHttpFullResponse | undefined {
	for (const { response } of causes(error)) {
		if (!isObject(response) || !isObject(response.headers)) continue;
		const { status, headers } = response;
		if (typeof status !== 'number' || status < 300) continue;
		return { statusCode: status, headers: headers as IDataObject, body: undefined };
	}
	return undefined;
}

/** The error and what caused it: n8n wraps what it catches. */
function causes(error: unknown): Json[] {
	const all: Json[] = [];
	let cause = error;
	while (isObject(cause) && all.length < 5) {
		all.push(cause);
		cause = cause.cause;
	}
	return all;
}

function isCode(code: unknown): code is string {
	return typeof code === 'string' && /^E[A-Z_]+$/.test(code);
}
