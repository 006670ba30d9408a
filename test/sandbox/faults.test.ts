import axios from 'axios';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import { openProxy } from '../../sandbox/doors/proxy';
import { FAULTS, NOT_BEFORE, withFaults, type Fault, type FaultPlan } from '../../sandbox/faults';
import { json, type Provider, type SandboxRequest, type Trouble } from '../../sandbox/http';
import { connect } from 'node:tls';
import { connect as connectPlain } from 'node:net';
import { once } from 'node:events';

const NOW = Date.parse('2026-03-10T09:00:00Z');
const ORIGIN = 'https://api.example.com';
const request: SandboxRequest = {
	method: 'GET',
	url: new URL(`${ORIGIN}/things`),
	headers: {},
	body: Buffer.alloc(0),
};

function counting(): Provider & { handled: number } {
	const provider = {
		hosts: ['api.example.com'],
		handled: 0,
		handle: () => {
			provider.handled += 1;
			return json(200, { number: provider.handled });
		},
	};
	return provider;
}

const plan = (changes: Partial<FaultPlan>): FaultPlan => ({
	seed: 1,
	rate: 1,
	clock: () => NOW,
	...changes,
});

describe('a plan of faults', () => {
	const run = (seed: number) => {
		const faulty = withFaults(counting(), plan({ seed, rate: 0.2 }));
		return Array.from({ length: 2000 }, () => faulty.handle(request).status).join();
	};

	it('is the same for the same seed, and another for another', () => {
		expect(run(7)).toBe(run(7));
		expect(run(7)).not.toBe(run(8));
	});

	it('meets the given share of the requests, with every fault', () => {
		const faulty = withFaults(counting(), plan({ rate: 0.2 }));
		for (let n = 0; n < 5000; n += 1) faulty.handle(request);
		const made = [...faulty.made.values()].reduce((sum, count) => sum + count, 0);
		expect(faulty.requests).toBe(5000);
		expect(made / 5000).toBeCloseTo(0.2, 2);
		expect([...faulty.made.keys()].sort()).toEqual([...FAULTS].sort());
	});

	it.each<[Fault, processed: number]>([
		['server error', 0],
		['refused', 0],
		['reset', 0],
		['silent', 0],
		['limit in seconds', 0],
		['answer lost', 1],
		['answer cut', 1],
		['answer truncated', 1],
		['answer empty', 1],
		['answer is a page', 1],
		['slow headers', 1],
		['slow body', 1],
	])('%s lets the provider process the request %i times', (fault, processed) => {
		const provider = counting();
		withFaults(provider, plan({ faults: [fault] })).handle(request);
		expect(provider.handled).toBe(processed);
	});

	it.each<[Fault, header: string, soonest: (hint: string) => number]>([
		['limit in seconds', 'retry-after', (hint) => NOW + Number(hint) * 1000],
		['limit in decimals', 'retry-after', (hint) => NOW + Number(hint) * 1000],
		['limit as a date', 'retry-after', (hint) => Date.parse(hint)],
		['limit as a reset in seconds', 'x-reset', (hint) => Number(hint) * 1000],
		['limit as a reset in milliseconds', 'x-reset', Number],
	])('%s tells in %s when the next request may come', (fault, header, soonest) => {
		const faulty = withFaults(counting(), plan({ faults: [fault], resetHeader: 'x-reset' }));
		const { status, headers } = faulty.handle(request);
		expect(status).toBe(429);
		expect(soonest(headers[header])).toBe(Number(headers[NOT_BEFORE]));
		expect(soonest(headers[header])).toBeGreaterThanOrEqual(NOW);
	});

	it('gives the page before again', () => {
		let asked = 0;
		const faulty = withFaults(
			counting(),
			plan({ faults: ['repeated page'], meets: () => asked++ === 1 }),
		);
		const bodies = [1, 2, 3].map(() => String(faulty.handle(request).body));
		expect(bodies).toEqual(['{"number":1}', '{"number":1}', '{"number":2}']);
	});
});

const troubled = (trouble: Trouble): Provider => ({
	hosts: ['api.example.com'],
	handle: () => ({ ...json(200, { a: 'long enough to be halved' }), trouble }),
});

describe('trouble at the nock door', () => {
	let door: Door;

	afterEach(() => door.close());

	it.each([
		['refused', 'ECONNREFUSED'],
		['reset', 'ECONNRESET'],
		['silent', 'ETIMEDOUT'],
		['cut', 'ERR_BAD_RESPONSE'],
	] as const)('%s is %s to the client', async (connection, code) => {
		door = openDoor(troubled({ connection }));
		await expect(axios.get(`${ORIGIN}/x`)).rejects.toMatchObject({ code });
	});

	it('slow answers wait as long as they are told to, and arrive whole', async () => {
		const waits: number[] = [];
		const wait = async (milliseconds: number) => void waits.push(milliseconds);
		door = openDoor(troubled({ headersAfter: 30, bodyAfter: 40 }), { wait });
		const { data } = await axios.get<object>(`${ORIGIN}/x`);
		expect(data).toEqual({ a: 'long enough to be halved' });
		expect(waits).toEqual([30, 40]);
	});
});

describe('trouble at the proxy', () => {
	/** What arrives through the tunnel until the connection ends. */
	async function received(trouble: Trouble): Promise<string> {
		const proxy = await openProxy(troubled(trouble));
		const tunnel = connectPlain(proxy.port, '127.0.0.1');
		tunnel.write('CONNECT api.example.com:443 HTTP/1.1\r\nhost: api.example.com\r\n\r\n');
		await once(tunnel, 'data');
		const socket = connect({ socket: tunnel, servername: 'api.example.com', ca: proxy.ca });
		let text = '';
		socket.on('data', (piece: Buffer) => (text += piece.toString()));
		socket.on('error', () => socket.destroy());
		const ended = once(socket, 'close');
		socket.write('GET /x HTTP/1.1\r\nhost: api.example.com\r\nconnection: close\r\n\r\n');
		await ended;
		await proxy.close();
		return text;
	}

	it('a reset sends nothing', async () => {
		expect(await received({ connection: 'reset' })).toBe('');
	});

	it('a cut sends the half of the body', async () => {
		const text = await received({ connection: 'cut' });
		expect(text).toContain('HTTP/1.1 200 OK');
		expect(text).toContain('{"a":"long enou');
		expect(text).not.toContain('halved');
	});

	it('a slow answer arrives whole', async () => {
		expect(await received({ headersAfter: 5, bodyAfter: 5 })).toContain('halved');
	});
});
