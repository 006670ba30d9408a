/** The check of requests against a contract. */
import { matchOperation, readContract, violations } from '../../sandbox/contract';

test('an item that is not an object is told with what was sent in its place', () => {
	const url = new URL('https://api.app.shortcut.com/api/v3/stories');
	const match = matchOperation(readContract('shortcut'), 'POST', url.pathname);
	const body = Buffer.from(JSON.stringify({ name: 'Story', labels: [{ name: 'a' }, 'b'] }));
	const found = match && violations(match, { method: 'POST', url, headers: {}, body });
	expect(found).toEqual([
		{ in: 'body', field: 'labels[1]', problem: 'type', expected: 'object', value: 'b' },
	]);
});

test.each([
	['GET', '/v1/users'],
	['PUT', '/v1/users/7'],
	['GET', '/v1/calls/7/realtime_transcription'],
])('what an API has given up is none of its operations: %s %s', (method, path) => {
	expect(matchOperation(readContract('aircall'), method, path)).toBeUndefined();
});
