/** How the providers sign, and that the triggers' own checks believe just that. */
import { hmac, tokenInBody, tokenInQuery } from '../../nodes/engine/vocabulary/signature';
import { signers } from '../../sandbox/sign';

const json = { 'content-type': 'application/json' };
const body = { id: 1, name: 'Ünï' };
const text = '{"id":1,"name":"Ünï"}';

test('each provider shows in its own way that a delivery is its own', () => {
	expect(signers.aircall(body, 'abc', 'call.ended')).toEqual({
		body: '{"id":1,"name":"Ünï","token":"abc"}',
		headers: { ...json, 'aircall-origin': 'webhooks' },
	});
	expect(signers.nutshell(body, 'abc', 'event')).toEqual({
		...{ body: text, headers: json, query: { token: 'abc' } },
	});
	expect(signers.nutshell(body, null, 'event')).toEqual({ body: text, headers: json });
	expect(signers.salesloft(body, 'abc', 'person_created')).toEqual({
		body: text,
		headers: {
			...json,
			'x-salesloft-event': 'person_created',
			'x-salesloft-signature': '44e1d956bdacb68bd6679afaf267ff486050f71a',
		},
	});
	expect(signers.shortcut(body, 'abc', 'event')).toEqual({
		body: text,
		headers: {
			...json,
			'payload-signature': '42131ad6b4d1ca8c872c834ba68861b8ef8ab7466b18158c34e910c8c49fd39a',
		},
	});
	expect(signers.shortcut(body, null, 'event')).toEqual({ body: text, headers: json });
});

describe.each([
	['aircall', tokenInBody('token')],
	['nutshell', tokenInQuery('token')],
	['salesloft', hmac('sha1', 'x-salesloft-signature')],
	['shortcut', hmac('sha256', 'payload-signature')],
] as const)('what %s signs', (name, verify) => {
	const { body: raw, headers, query = {} } = signers[name](body, 'right', 'any');
	const arrival = { raw: Buffer.from(raw), headers, query };

	test('is believed with the same secret alone', () => {
		expect(verify(arrival, 'right')).toBeUndefined();
		expect(verify(arrival, 'wrong')).toEqual(expect.any(String));
	});
});
