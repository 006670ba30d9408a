/** What good answers say about the quota: it slows nothing down before it is used up. */
import { openDoor } from '../../../sandbox/doors/nock';
import { aircallAccount, createAircall } from '../../../sandbox/aircall';
import { json, type Provider } from '../../../sandbox/http';
import { createSalesloft, salesloftAccount } from '../../../sandbox/salesloft';
import { VirtualTime } from '../../chaos/virtual-time';
import { scripted, type Scripted } from '../../chaos/scripted';
import { aircallSubject } from '../../chaos/subjects/aircall';
import { salesloftSubject } from '../../chaos/subjects/salesloft';
import { runNode } from '../../harness';

const SECONDS = 1_000;
let time: VirtualTime;

beforeEach(() => {
	time = new VirtualTime();
});
afterEach(() => {
	time.stop();
	jest.restoreAllMocks();
});

/** Reads so many records, one after the other. @returns when the provider was asked, in milliseconds */
async function askedAt(
	{ node, credential, read }: typeof aircallSubject,
	id: number,
	provider: Provider,
	count: number,
): Promise<number[]> {
	const began = time.now;
	const seen: Scripted = scripted(provider.hosts, (request) => provider.handle(request));
	const door = openDoor(seen, { wait: time.hold });
	const { items, error } = await runNode({
		node,
		credentials: [credential],
		parameters: { ...read.parameters, options: { parallelRequests: 1 } },
		items: Array.from({ length: count }, () => ({ json: { id } })),
	});
	door.close();
	expect(error).toBeUndefined();
	expect(items).toHaveLength(count);
	return seen.asked.map(({ at }) => at - began);
}

const aircall = async (provider: Provider, count: number) =>
	await askedAt(aircallSubject, aircallAccount.firstCall, provider, count);
const salesloft = async (provider: Provider, count: number) =>
	await askedAt(salesloftSubject, salesloftAccount.firstPerson, provider, count);

const times = (count: number, at: number) => Array<number>(count).fill(at);
const call = { call: { id: aircallAccount.firstCall } };

it('a hundred requests to Aircall go at full pace although each answer tells a reset', async () => {
	const provider = createAircall({ clock: () => time.now, tellsQuota: true });
	expect(await aircall(provider, 100)).toEqual([...times(60, 0), ...times(40, 60_500)]);
});

it('the emulator of Aircall tells what is left in that mode, and else only in refusals', () => {
	const request = {
		method: 'GET',
		url: new URL('https://api.aircall.io/v1/ping'),
		headers: {
			authorization: `Basic ${Buffer.from(`${aircallAccount.apiId}:${aircallAccount.apiToken}`).toString('base64')}`,
		},
		body: Buffer.from(''),
	};
	const headersOf = (tellsQuota: boolean) => {
		const { handle } = createAircall({ clock: () => time.now, limit: 1, tellsQuota });
		return [handle(request), handle(request)].map(
			({ status, headers }) => `${status} ${headers['x-aircallapi-remaining']}`,
		);
	};
	expect(headersOf(true)).toEqual(['200 0', '429 0']);
	expect(headersOf(false)).toEqual(['200 undefined', '429 0']);
});

it.each([
	['seconds', 1_000],
	['milliseconds', 1],
])('Aircall is waited for when nothing remains until a reset in %s', async (_, unit) => {
	const reset = (time.now + 20 * SECONDS) / unit;
	const provider = scripted(['api.aircall.io'], (_request, before) =>
		json(200, call, {
			'x-aircallapi-remaining': before === 1 ? '0' : '59',
			'x-aircallapi-reset': String(reset),
		}),
	);
	expect(await aircall(provider, 4)).toEqual([0, 0, 20_000, 20_000]);
});

it.each<[string, Record<string, string>]>([
	['without a reset', { 'x-aircallapi-remaining': '0' }],
	['with a reset of another day', { 'x-aircallapi-reset': '4102444800' }],
	['with a reset that is not a number', { 'x-aircallapi-reset': '9'.repeat(400) }],
	['with a negative count', { 'x-aircallapi-remaining': '-5' }],
	['with a count of 400 digits', { 'x-aircallapi-remaining': '9'.repeat(400) }],
])('a good answer of Aircall %s slows nothing down', async (_, headers) => {
	const provider = scripted(['api.aircall.io'], () =>
		json(200, call, {
			'x-aircallapi-remaining': '0',
			'x-aircallapi-reset': headers['x-aircallapi-remaining'] === '0' ? '' : '4102444800',
			...headers,
		}),
	);
	expect(await aircall(provider, 5)).toEqual(times(5, 0));
});

describe('Salesloft', () => {
	const person = { data: { id: salesloftAccount.firstPerson } };

	it.each([
		['400 digits', '9'.repeat(400)],
		['a thousand million', '1000000000'],
		['a fraction', '1.5'],
		['a negative number', '-1000'],
		['words', 'much'],
	])('an endpoint cost of %s stops the account for a minute at most', async (_, cost) => {
		const provider = scripted(['api.salesloft.com'], (_request, before) =>
			json(200, person, before === 0 ? { 'x-ratelimit-endpoint-cost': cost } : {}),
		);
		const asked = await salesloft(provider, 3);
		const free = cost === '1000000000' ? 60_500 : 0;
		expect(asked).toEqual([0, free, free]);
	});

	it('the pace is back at once after a refusal, since each answer tells what is left', async () => {
		const salesloftTeam = createSalesloft({ clock: () => time.now });
		const provider = scripted(salesloftTeam.hosts, (request, before) =>
			before === 50
				? json(429, { error: 'API rate limit exceeded' }, { 'retry-after': '5' })
				: salesloftTeam.handle(request),
		);
		jest.spyOn(Math, 'random').mockReturnValue(0);
		// More than half of what a minute holds.
		expect(await salesloft(provider, 320)).toEqual([...times(51, 0), ...times(270, 5_000)]);
	});

	it('no more is sent in a minute than it says is left, whoever has used the rest', async () => {
		const left = [3, 2, 1, 0, 599, 598];
		const provider = scripted(['api.salesloft.com'], (_request, before) =>
			json(200, person, { 'x-ratelimit-remaining-minute': String(left[before]) }),
		);
		expect(await salesloft(provider, 6)).toEqual([...times(4, 0), ...times(2, 60_000)]);
	});
});
