/** What is left of an exchange that broke: the code of what broke it, or the refusal that was cut. */
import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { isObject, objectOf } from './json';

/** n8n wraps what it catches, and causes could go round in a circle. */
const DEEPEST = 5;

/** Node's code for what broke the connection, however deep n8n has wrapped it; else "UNKNOWN". */
export function transportCode(error: unknown): string {
	let cause = error;
	for (let depth = 0; depth < DEEPEST && isObject(cause); depth += 1) {
		const { code } = cause;
		if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return code;
		cause = cause.cause;
	}
	return 'UNKNOWN';
}

/**
 * The refusal whose text broke off, without that text: n8n throws such an answer away, but its
 * status and headers tell as much as those of a whole one. Only what n8n has caught itself counts:
 * deeper causes belong to other exchanges, such as one for the credential.
 */
export function brokenRefusal({ cause }: Error): IN8nHttpFullResponse | undefined {
	const { status, headers } = objectOf(objectOf(cause).response);
	if (typeof status !== 'number' || status < 300 || !isObject(headers)) return undefined;
	return { statusCode: status, headers: headers as IDataObject, body: undefined };
}
