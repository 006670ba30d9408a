/** How deliveries are believed: every comparison takes the same way, whatever is compared. */
import * as crypto from 'node:crypto';
import * as fc from 'fast-check';
import type { Verify } from '../../../nodes/engine/vocabulary/hook';
import { hmac, tokenInBody, tokenInQuery } from '../../../nodes/engine/vocabulary/signature';

jest.mock('node:crypto', () => {
	const real = jest.requireActual<typeof crypto>('node:crypto');
	return { ...real, timingSafeEqual: jest.fn(real.timingSafeEqual) };
});

const compare = jest.mocked(crypto.timingSafeEqual);
const nothing = { raw: Buffer.from('{}'), headers: {}, query: {} };

/** Each way, asked whether what is given is what is due. */
const ways: Array<
	[name: string, verify: Verify, given: (text: string) => Partial<typeof nothing>]
> = [
	[
		'a token in the body',
		tokenInBody('a.b'),
		(b) => ({ raw: Buffer.from(JSON.stringify({ a: { b } })) }),
	],
	['a token in the address', tokenInQuery('token'), (token) => ({ query: { token } })],
	['a signature', hmac('sha256', 'signature'), (signature) => ({ headers: { signature } })],
	['a short signature', hmac('sha1', 'signature'), (signature) => ({ headers: { signature } })],
];

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 200 }));

describe.each(ways)('%s', (_, verify, given) => {
	test('is compared once and as a whole, as two digests of one length, whatever it is', () => {
		fc.assert(
			fc.property(text, text, (told, secret) => {
				compare.mockClear();
				verify({ ...nothing, ...given(told) }, secret);
				expect(compare.mock.calls.map((both) => both.map(({ byteLength }) => byteLength))).toEqual([
					[32, 32],
				]);
			}),
			{ numRuns: 300 },
		);
	});
});

test.each(ways.slice(0, 2))(
	'%s is believed where it is the same, and only there',
	(_, verify, given) => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (told, secret) => {
				const isBelieved = verify({ ...nothing, ...given(told) }, secret) === undefined;
				expect(isBelieved).toBe(told === secret);
				expect(verify({ ...nothing, ...given(secret) }, secret)).toBeUndefined();
			}),
		);
	},
);

test('a reason tells nothing of the secret, nor of what was given', () => {
	const [told, secret] = ['g1ven-t0ken', 's3cret-t0ken'];
	for (const [, verify, given] of ways) {
		const reason = verify({ ...nothing, ...given(told) }, secret);
		expect(reason).toMatch(/^(it|its|the) /);
		expect(reason).not.toContain(told);
		expect(reason).not.toContain(secret);
	}
});
