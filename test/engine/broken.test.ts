/** What is left of an exchange that broke. */
import { brokenRefusal, transportCode } from '../../nodes/engine/broken';

const because = (cause: unknown, more: object = {}) =>
	Object.assign(new Error('It broke', { cause }), more);
const headers = { 'retry-after': '7' };
const aborted = (status: number) =>
	because(undefined, { code: 'ERR_BAD_RESPONSE', response: { status, headers } });

test('a refusal is known by its status and headers', () => {
	expect(brokenRefusal(because(aborted(429)))).toEqual({ statusCode: 429, headers });
});

test.each([
	['a success that broke off', because(aborted(201))],
	['a connection that was lost', because(because(undefined, { code: 'ECONNRESET' }))],
	['an error without a cause', new Error('It broke')],
	['a refusal that somebody else met, deeper in the causes', because(because(aborted(429)))],
])('%s is no refusal', (_, error) => {
	expect(brokenRefusal(error)).toBeUndefined();
});

test('the code of what broke the connection is found below others', () => {
	const lost = because(undefined, { code: 'ECONNRESET' });
	expect(transportCode(because(because(lost, { code: 404 })))).toBe('ECONNRESET');
});

test('causes in a circle end somewhere', () => {
	const error = because(undefined);
	error.cause = error;
	expect(transportCode(error)).toBe('UNKNOWN');
});
