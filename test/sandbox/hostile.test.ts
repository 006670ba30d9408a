import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { connect } from 'node:tls';
import axios from 'axios';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import { openProxy } from '../../sandbox/doors/proxy';
import { NOT_BEFORE, withFaults, type FaultPlan } from '../../sandbox/faults';
import { HOSTILE, type HostileFault } from '../../sandbox/hostile';
import { json, type Provider, type SandboxRequest } from '../../sandbox/http';

const NOW = Date.parse('2026-03-10T09:00:00Z');
const ORIGIN = 'https://api.example.com';
const MEGABYTE = 2 ** 20;
const LIST = { things: [{ id: 1 }, { id: 2 }], meta: { total: 2 } };
const request: SandboxRequest = {
	method: 'GET',
	url: new URL(`${ORIGIN}/things`),
	headers: {},
	body: Buffer.alloc(0),
};

function provider(status = 200): Provider & { handled: number } {
	const one = {
		hosts: ['api.example.com'],
		handled: 0,
		handle: () => {
			one.handled += 1;
			return json(status, LIST);
		},
	};
	return one;
}

function behind(one: Provider, fault: HostileFault, plan: Partial<FaultPlan> = {}) {
	return withFaults(one, {
		seed: 1,
		rate: 1,
		clock: () => NOW,
		faults: [fault],
		total: 'meta.total',
		quota: () => ({ 'x-remaining': '59' }),
		...plan,
	});
}

/** What many requests are answered, each answer once. */
function answers(fault: HostileFault, read: (answer: ReturnType<Provider['handle']>) => unknown) {
	const faulty = behind(provider(), fault, { resetHeader: 'x-reset' });
	return new Set(Array.from({ length: 300 }, () => read(faulty.handle(request))));
}

describe('a hostile answer', () => {
	it.each<[HostileFault, processed: number]>([
		['absurd limit in seconds', 0],
		['absurd limit as a date', 0],
		['absurd limit as a reset', 0],
		['negative limit', 0],
		['deep refusal', 0],
		['gzip bomb as a refusal', 0],
		['deep answer', 1],
		['gzip bomb', 1],
		['endless answer', 1],
		['quota on a good answer', 1],
		['wrong total', 1],
	])('"%s" lets the provider process the request %i times', (fault, processed) => {
		const one = provider();
		const faulty = behind(one, fault);
		faulty.handle(request);
		expect(one.handled).toBe(processed);
		expect([...faulty.made]).toEqual([[fault, 1]]);
	});

	it('is the same for the same seed, of every kind', () => {
		const run = (seed: number) => {
			const faulty = behind(provider(), 'wrong total', { seed, faults: HOSTILE });
			return Array.from({ length: 200 }, () => faulty.handle(request));
		};
		expect(run(7)).toEqual(run(7));
		expect(run(7)).not.toEqual(run(8));
	});

	it('hints at pauses that cannot be meant, and asks for none', () => {
		const hints = (fault: HostileFault) =>
			answers(fault, ({ status, headers }) =>
				[status, headers.date, headers['retry-after'] ?? headers['x-reset']].join(' '),
			);
		const nines = '9'.repeat(400);
		expect(hints('absurd limit in seconds')).toEqual(
			new Set([`429  ${NOW / 1000}`, `429  ${NOW}`, `429  ${nines}`]),
		);
		expect(hints('absurd limit as a date')).toEqual(
			new Set([
				'429  Fri, 31 Dec 9999 00:00:00 GMT',
				'429 Thu, 01 Jan 1970 00:00:00 GMT Tue, 10 Mar 2026 09:00:05 GMT',
			]),
		);
		expect(hints('absurd limit as a reset')).toEqual(
			new Set([`429  ${nines}`, `429  ${NOW * 1000}`, '429  253402214400']),
		);
		expect(hints('negative limit')).toEqual(new Set(['429  -5']));
		expect(answers('negative limit', ({ headers }) => NOT_BEFORE in headers)).toEqual(
			new Set([false]),
		);
	});

	it('tells totals that are not the count of the list, and leaves the records as they are', () => {
		const totals = answers('wrong total', ({ body }) => JSON.parse(body.toString()).meta.total);
		expect(totals).toEqual(new Set([4e9, 1e12, -1, 0, 1, 'many', null, Number.MAX_VALUE]));
		const records = answers('wrong total', ({ body }) =>
			JSON.stringify(JSON.parse(body.toString()).things),
		);
		expect(records).toEqual(new Set([JSON.stringify(LIST.things)]));
	});

	it('is nested 10,000 levels deep, as a whole or within a record', () => {
		const begins = answers('deep answer', ({ body }) =>
			body.toString().replace(/\[{10000}\]{10000}/, 'deep'),
		);
		expect(begins).toEqual(
			new Set(['deep', JSON.stringify(LIST).replace('"id":1', '"deep":deep,"id":1')]),
		);
	});

	it.each<[HostileFault, Partial<FaultPlan>, status: number]>([
		['quota on a good answer', {}, 404],
		['quota on a good answer', { quota: undefined }, 200],
		['wrong total', {}, 404],
		['wrong total', { total: 'meta.count' }, 200],
		['wrong total', { total: undefined }, 200],
	])('"%s" of %j is not made of an answer %i without what it twists', (fault, plan, status) => {
		const faulty = behind(provider(status), fault, plan);
		expect(faulty.handle(request)).toEqual(json(status, LIST));
		expect([...faulty.made.values()]).toEqual([0]);
	});
});

describe('at the nock door', () => {
	let door: Door;

	afterEach(() => door.close());

	async function unpacked(most: number): Promise<number> {
		const { data } = await axios.get<AsyncIterable<Buffer>>(`${ORIGIN}/x`, {
			responseType: 'stream',
			validateStatus: () => true,
		});
		let bytes = 0;
		for await (const { length } of data) {
			bytes += length;
			if (bytes > most) break;
		}
		return bytes;
	}

	it.each<HostileFault>(['gzip bomb', 'gzip bomb as a refusal', 'endless answer'])(
		'a %s of less than a megabyte unpacks to more than 64, as far as the client reads',
		async (fault) => {
			door = openDoor(behind(provider(), fault));
			expect(await unpacked(65 * MEGABYTE)).toBeGreaterThan(64 * MEGABYTE);
			expect(door.exchanges[0].response.body.length).toBeLessThan(MEGABYTE);
		},
	);
});

describe('at the proxy', () => {
	it('an endless answer comes again and again until the client leaves', async () => {
		const proxy = await openProxy({
			hosts: ['api.example.com'],
			handle: () => ({ status: 200, headers: {}, body: 'again ', trouble: { endless: true } }),
		});
		const tunnel = connectPlain(proxy.port, '127.0.0.1');
		tunnel.write('CONNECT api.example.com:443 HTTP/1.1\r\nhost: api.example.com\r\n\r\n');
		await once(tunnel, 'data');
		const socket = connect({ socket: tunnel, servername: 'api.example.com', ca: proxy.ca });
		let text = '';
		const enough = new Promise<void>((resolve) => {
			socket.on('data', (piece: Buffer) => {
				text += piece.toString();
				if (text.split('again').length > 100) resolve();
			});
		});
		socket.write('GET /x HTTP/1.1\r\nhost: api.example.com\r\n\r\n');
		await enough;
		socket.destroy();
		await proxy.close();
		expect(text).toContain('HTTP/1.1 200 OK');
	});
});
