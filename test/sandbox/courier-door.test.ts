/** The courier of the playground: over the network, in real time. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCourier } from '../../sandbox/doors/courier';
import { json, type Delivery, type Hear } from '../../sandbox/http';

let server: Server;
let origin = '';
let answers: number[] = [];
let arrived: Array<{ path: string; signature: unknown; body: string }> = [];

beforeEach(async () => {
	[answers, arrived] = [[], []];
	server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const { url: path = '', method, headers } = incoming;
			const body = Buffer.concat(chunks).toString();
			arrived.push({ path: `${method} ${path}`, signature: headers['x-signature'], body });
			outgoing.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end('{}');
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

/** A sandbox that tells what a test wants, and what came of it. */
function open(retries = { times: 2, pause: 20, patience: 5_000 }) {
	let hear: Hear = () => {};
	const sandbox = {
		...{ hosts: [], handle: () => json(200, {}) },
		sends: (hearer: Hear) => {
			hear = hearer;
		},
	};
	const came: Array<number | undefined> = [];
	let wake = () => {};
	const log = (_: string, status?: number) => {
		came.push(status);
		wake();
	};
	const close = openCourier(sandbox, { reached: { 'n8n.example.com': origin }, log });
	const tell = (more: Partial<Delivery> = {}) =>
		hear({
			...{ event: 'any', url: 'https://n8n.example.com/webhook/1?token=a', after: 0, retries },
			...{ headers: { 'x-signature': 'abc' }, body: '{"n":1}' },
			...{ isWanted: () => true, givenUp: () => {}, ...more },
		});
	/** Waits until so many attempts were made. */
	const until = async (attempts: number) => {
		while (came.length < attempts) await new Promise<void>((resolve) => (wake = resolve));
	};
	return { tell, came, until, close };
}

test('posts the exact text to where the public host is really reached', async () => {
	const { tell, came, until, close } = open();
	tell();
	await until(1);
	expect(arrived).toEqual([{ path: 'POST /webhook/1?token=a', signature: 'abc', body: '{"n":1}' }]);
	expect(came).toEqual([200]);
	close();
});

test('tries again, and follows no redirect', async () => {
	answers = [500, 302];
	const { tell, came, until, close } = open();
	tell();
	await until(3);
	expect(came).toEqual([500, 302, 200]);
	expect(new Set(arrived.map(({ path }) => path)).size).toBe(1);
	close();
});

test('sends nothing to any other host, and counts that as a failure', async () => {
	const { tell, came, until, close } = open();
	let isGivenUp = false;
	const givenUp = () => {
		isGivenUp = true;
	};
	tell({ url: 'https://example.com/webhook/1', givenUp });
	await until(3);
	await new Promise((resolve) => setImmediate(resolve));
	expect(came).toEqual([undefined, undefined, undefined]);
	expect(isGivenUp).toBe(true);
	expect(arrived).toEqual([]);
	close();
});

test('delivers a burst side by side, each once', async () => {
	const { tell, came, until, close } = open();
	for (let n = 0; n < 200; n += 1) tell({ body: `{"n":${n}}` });
	await until(200);
	expect(new Set(came)).toEqual(new Set([200]));
	expect(new Set(arrived.map(({ body }) => body)).size).toBe(200);
	expect(arrived).toHaveLength(200);
	close();
});

test('ends with what waits', async () => {
	answers = [500];
	const { tell, came, until, close } = open();
	tell();
	await until(1);
	close();
	await new Promise((resolve) => setTimeout(resolve, 60));
	expect(came).toEqual([500]);
});
