/** A dry run: everything is read and checked, and nothing that changes something is sent. */
import { HIDDEN } from '../client/redact';
import { buildRequest } from '../client/request';
import type { Json } from '../json';
import type { Route } from '../vocabulary/route';
import type { RequestParts } from '../vocabulary/values';

/** Ends a dry run at the first request that would change something. */
export class Unsent extends Error {
	constructor(
		readonly host: string,
		readonly route: Route,
		readonly parts: RequestParts,
	) {
		super('This request is not sent in a dry run');
	}
}

/**
 * Does an operation up to the first request that would change something.
 * @param secrets what is sent, but comes into no output
 * @returns what an item of a dry run holds: that request, or null where nothing would be changed
 */
export async function rehearse(perform: () => Promise<unknown>, secrets: string[]): Promise<Json> {
	try {
		await perform();
		return { dryRun: true, request: null };
	} catch (error) {
		if (!(error instanceof Unsent)) throw error as Error;
		const { host, route, parts } = error;
		const { method, url, body: text } = buildRequest(host, route, parts);
		const body = text === undefined ? undefined : withoutSecrets(text, secrets);
		return { dryRun: true, request: { method, url, ...(body !== undefined && { body }) } };
	}
}

/** A body as it would be sent, but for what must not be seen. */
function withoutSecrets(body: string, secrets: string[]): unknown {
	const hide = (_: string, value: unknown) => (secrets.includes(String(value)) ? HIDDEN : value);
	return JSON.parse(body, hide) as unknown;
}
