/** When a request is sent again, and when: by method, by cause, and never before the provider's hint. */
import * as fc from 'fast-check';
import type { Api } from '../../../nodes/engine/vocabulary/api';
import { duration } from '../../../nodes/engine/client/errors';
import { text } from '../../../nodes/engine/vocabulary/field';
import { retryAfter } from '../../../nodes/engine/client/hints';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { traffic } from '../../../nodes/engine/client/pace';
import { backoff, limitBackoff } from '../../../nodes/engine/client/retry';
import { START, useFakeClock } from '../clock';
import { answering, runOperation, service, type Reply, type Setup } from '../service';
import { closeNetwork } from '../../network';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../clock')>('../clock').withFakeSleep(),
);

closeNetwork();
useFakeClock();

const read = operation.get('GET /widgets/1');
const readByPost = operation.get('POST /widgets/search', {
	required: [text('of')],
});
const write = operation.action('POST /widgets', { required: [text('of')] });
const change = operation.action('PUT /widgets/1', { required: [text('of')] });
const remove = operation.remove('DELETE /widgets/1', {});

/** Fails as told so many times, then succeeds. */
const failing = (reply: Reply, times = Infinity) => {
	return answering((_, index) => (index < times ? reply : { body: { id: 1 } }));
};

const run = async (one: Parameters<typeof runOperation>[0], setup: Setup = {}) =>
	await runOperation(one, { ...setup, parameters: { of: 'x', ...setup.parameters } });

const cutShort: Reply = { body: '{"id": 1, "na' };
const page: Reply = { body: '<html>Sign in to the proxy</html>' };

describe('a read', () => {
	test.each<[string, Reply]>([
		['a timeout at the provider (408)', { status: 408 }],
		['too many requests (429)', { status: 429 }],
		['a fault of the provider (500)', { status: 500 }],
		['a bad gateway (502) with a page', { status: 502, body: '<html>Bad Gateway</html>' }],
		['unavailability (503)', { status: 503, body: '' }],
		['a gateway timeout (504)', { status: 504 }],
		['a lost connection', { broken: 'ECONNRESET' }],
		['no answer in time', { broken: 'ETIMEDOUT' }],
		['a refused connection', { broken: 'ECONNREFUSED' }],
		['a name that is not found', { broken: 'ENOTFOUND' }],
		['an answer that is cut short', cutShort],
		['a page in place of data', page],
	])('is repeated after %s', async (_, reply) => {
		const sent = failing(reply, 2);
		const { items, error } = await run(read);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ id: 1 }]);
		expect(sent).toHaveLength(3);
	});

	test.each([400, 401, 402, 403, 404, 405, 409, 410, 422, 301])(
		'is not repeated after %i',
		async (status) => {
			const sent = failing({ status });
			const { error } = await run(read);
			expect(error?.httpCode).toBe(String(status));
			expect(sent).toHaveLength(1);
		},
	);

	test('by POST is repeated like any other', async () => {
		const sent = failing({ status: 503 }, 1);
		expect((await run(readByPost)).error).toBeUndefined();
		expect(sent).toHaveLength(2);
	});

	test('is given up after five attempts', async () => {
		const sent = failing({ status: 500, body: { message: 'Out of order' } });
		const { error } = await run(read);
		expect(sent).toHaveLength(5);
		expect(error?.message).toBe(
			'Service could not process the request (status 500): Out of order [item 0]',
		);
	});
});

describe.each([
	['create', write],
	['update', change],
	['delete', remove],
])('a write (%s)', (_, one) => {
	test.each<[string, Reply]>([
		['too many requests (429)', { status: 429 }],
		['a refused connection', { broken: 'ECONNREFUSED' }],
		['a name that is not found', { broken: 'ENOTFOUND' }],
		['a name server that does not answer', { broken: 'EAI_AGAIN' }],
	])('is repeated after %s, since nothing was processed', async (__, reply) => {
		const sent = failing(reply, 2);
		const { error } = await run(one);
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(3);
	});

	test.each<[string, Reply]>([
		['500', { status: 500 }],
		['502', { status: 502 }],
		['503', { status: 503 }],
		['408', { status: 408 }],
		['401', { status: 401 }],
		['a lost connection', { broken: 'ECONNRESET' }],
		['no answer in time', { broken: 'ETIMEDOUT' }],
		['an answer that is cut short', cutShort],
		['a page in place of data', page],
	])('is sent exactly once when the answer is %s', async (__, reply) => {
		const sent = failing(reply);
		const { error } = await run(one);
		expect(error).toBeDefined();
		expect(sent).toHaveLength(1);
	});
});

test('a write with an uncertain end says to look before it is run again', async () => {
	failing({ broken: 'ECONNRESET' });
	const { error } = await run(write);
	expect(error?.message).toBe('Service could not be reached: the connection was lost [item 0]');
	expect(error?.description).toBe(
		'The request may have been processed all the same. Look there before you run this again.',
	);
});

describe('waiting', () => {
	/** With room enough that the limit itself never makes anyone wait. */
	const limited: Api = { ...service, limit: { cost: 100, seconds: 60 } };
	/** Milliseconds between the attempts. */
	const gaps = (sent: Array<{ at: number }>) => sent.slice(1).map(({ at }, i) => at - sent[i].at);

	test('grows between the attempts', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const sent = failing({ status: 500 });
		await run(read);
		expect(gaps(sent)).toEqual([500, 1000, 2000, 4000]);
	});

	test.each([
		['429', 429],
		['503', 503],
	])('is never shorter than Retry-After in seconds (%s)', async (_, status) => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const sent = failing({ status, headers: { 'Retry-After': '7' } }, 1);
		expect((await run(read, { api: limited })).error).toBeUndefined();
		expect(gaps(sent)).toEqual([7000]);
	});

	test('is never shorter than Retry-After as a date', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const at = new Date(START + 12_000).toUTCString();
		const sent = failing({ status: 429, headers: { 'retry-after': at } }, 1);
		expect((await run(read, { api: limited })).error).toBeUndefined();
		expect(gaps(sent)).toEqual([12_000]);
	});

	test("is never shorter than the provider's own reset", async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const api: Api = {
			...limited,
			quota: (headers) => ({ resetAt: Number(headers['x-reset']) * 1000 || undefined }),
		};
		const reset = String((START + 9_000) / 1000);
		const sent = failing({ status: 429, headers: { 'x-reset': reset } }, 1);
		expect((await run(read, { api })).error).toBeUndefined();
		expect(gaps(sent)).toEqual([9_000]);
	});

	test('longer than Max Wait is not begun, and the error says how long it would be', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const sent = failing({ status: 429, headers: { 'retry-after': '300' } });
		const { error } = await run(read);
		expect(sent).toHaveLength(1);
		expect(Date.now()).toBe(START);
		expect(error?.message).toBe('Service is receiving too many requests [item 0]');
		expect(error?.description).toBe(
			'The limit is shared by everything that uses this account. Run this again in 5 minutes, or run fewer workflows at once.',
		);
	});

	test('that is too long is told as long as the pause is', async () => {
		let random = 1;
		jest.spyOn(Math, 'random').mockImplementation(() => (random *= 0.8));
		failing({ status: 429 });
		const api: Api = { ...service, limit: { cost: 100, seconds: 600 } };
		const { error } = await run(read, { api, parameters: { options: { maxWait: 5 } } });
		const pause = [...traffic.values()][0].pace.pausedFor(START);
		expect(pause).toBeGreaterThan(15_000);
		expect(error?.description).toContain(`Run this again in ${Math.ceil(pause / 1000)} seconds`);
	});

	test('as long as Max Wait, to the second, is begun', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const sent = failing({ status: 429, headers: { 'retry-after': '60' } }, 1);
		expect((await run(read)).error).toBeUndefined();
		expect(gaps(sent)).toEqual([60_000]);
	});

	test('may be longer when Max Wait allows it', async () => {
		const sent = failing({ status: 429, headers: { 'retry-after': '300' } }, 1);
		const { error } = await run(read, { parameters: { options: { maxWait: 400 } } });
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(2);
	});

	test('does not happen when Max Wait is 0', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const sent = failing({ status: 500 });
		await run(read, { parameters: { options: { maxWait: 0 } } });
		expect(sent).toHaveLength(1);
	});

	test('of all attempts together stays within Max Wait', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const sent = failing({ status: 500 });
		await run(read, { parameters: { options: { maxWait: 2 } } });
		expect(gaps(sent)).toEqual([500, 1000]);
	});

	test('for the limit is told as a hint when it was long', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		failing({ status: 429, headers: { 'retry-after': '30' } }, 1);
		const { hints } = await run(read);
		expect(hints).toEqual([
			{
				message: 'This run waited 30 seconds for the rate limit of Service.',
				location: 'outputPane',
			},
		]);
	});

	test('for anything else is not', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		failing({ status: 500 }, 4);
		expect((await run(read)).hints).toEqual([]);
	});
});

test('an outage does not multiply traffic: the retries of many items share a budget', async () => {
	const sent = failing({ status: 500 });
	const items = Array.from({ length: 200 }, () => ({ json: {} }));
	const { items: output } = await run(read, { items, onError: 'continueRegularOutput' });
	expect(output).toHaveLength(200);
	expect(sent).toHaveLength(300);
});

describe('Retry-After', () => {
	const now = START;

	test.each([
		['5', 5000],
		['0', 0],
		[' 1.5 ', 1500],
		['0.0001', 1],
		[new Date(now + 3000).toUTCString(), 3000],
		[new Date(now - 3000).toUTCString(), 0],
		['', undefined],
		['soon', undefined],
		['-5', undefined],
		['5s', undefined],
		['2026-03-10', undefined],
	])('%j', (hint, expected) => {
		expect(retryAfter({ 'retry-after': hint }, now)).toBe(expected);
	});

	test('is a whole number of milliseconds, not below 0, whatever is sent', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)),
				(hint) => {
					const wait = retryAfter({ 'retry-after': hint }, now);
					if (wait !== undefined) expect(wait >= 0 && !Number.isNaN(wait)).toBe(true);
				},
			),
		);
	});

	test('in seconds is never cut short', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 86_400, noNaN: true }).map((one) => one.toFixed(4)),
				(hint) => {
					const wait = retryAfter({ 'retry-after': hint }, now) ?? -1;
					expect(wait).toBeGreaterThanOrEqual(Number(hint) * 1000);
					expect(wait).toBeLessThan(Number(hint) * 1000 + 1);
				},
			),
		);
	});
});

test('the waits without a hint stay within their bounds', () => {
	const attempts = fc.integer({ min: 1, max: 60 });
	const random = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(attempts, random, fc.integer({ min: 1, max: 600_000 }), (made, chance, span) => {
			const wait = backoff(made, chance);
			expect(wait).toBeGreaterThanOrEqual(0);
			expect(wait).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** (made - 1)));
			const limited = limitBackoff(made, span, chance);
			expect(limited).toBeLessThanOrEqual(30_000);
			expect(limited).toBeGreaterThanOrEqual(Math.floor(Math.min(30_000, span / 8) / 2));
		}),
	);
});

test.each([
	[1, '1 second'],
	[1001, '2 seconds'],
	[119_000, '119 seconds'],
	[120_000, '2 minutes'],
	[121_000, '3 minutes'],
	[7_140_000, '119 minutes'],
	[7_200_000, '2 hours'],
	[86_400_000, '24 hours'],
])('%i milliseconds are %s', (milliseconds, words) => {
	expect(duration(milliseconds)).toBe(words);
});
