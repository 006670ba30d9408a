/** What is left of an exchange that broke. */
import { transportCode } from '../../../nodes/engine/client/broken';

const because = (cause: unknown, more: object = {}) =>
	Object.assign(new Error('It broke', { cause }), more);

test('the code of what broke the connection is found below others', () => {
	const lost = because(undefined, { code: 'ECONNRESET' });
	expect(transportCode(because(because(lost, { code: 404 })))).toBe('ECONNRESET');
});

test('causes in a circle end somewhere', () => {
	const error = because(undefined);
	error.cause = error;
	expect(transportCode(error)).toBe('UNKNOWN');
});
