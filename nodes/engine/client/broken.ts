/** What is left of an exchange that broke. */
import { isObject } from '../json';

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
