import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect as netConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { connect as tlsConnect } from 'node:tls';
import axios from 'axios';
import { combine, createSandbox } from '../../sandbox';
import type { Door } from '../../sandbox/doors/nock';
import { openDoor } from '../../sandbox/doors/nock';
import type { Proxy } from '../../sandbox/doors/proxy';
import { openProxy } from '../../sandbox/doors/proxy';
import type { Provider, SandboxResponse } from '../../sandbox/http';

const ORIGIN = 'https://api.example.com';
const BYTES = Buffer.from([0, 255, 128, 10, 13, 254]);

/** Answers what it was told to, so that what goes in and what comes out can be compared. */
function provider(answer: Partial<SandboxResponse> = {}): Provider {
	return {
		hosts: ['api.example.com', 'media.example.com'],
		handle: () => ({ status: 200, headers: {}, body: '', ...answer }),
	};
}

describe('the sandbox', () => {
	it('answers for the hosts of all four providers', () => {
		expect(createSandbox().hosts).toEqual(
			expect.arrayContaining([
				'api.aircall.io',
				'api.app.shortcut.com',
				'api.salesloft.com',
				'app.nutshell.com',
			]),
		);
	});

	it('sends a request to the provider of its host, and says so when there is none', () => {
		const sandbox = combine([provider({ status: 201 })]);
		const ask = (host: string) =>
			sandbox.handle({
				method: 'GET',
				url: new URL(`https://${host}/`),
				headers: {},
				body: Buffer.alloc(0),
			});
		expect(ask('media.example.com').status).toBe(201);
		expect(ask('elsewhere.example.org')).toMatchObject({
			status: 502,
			body: '{"message":"The sandbox has no provider at elsewhere.example.org"}',
		});
	});
});

const anyStatus = { validateStatus: () => true };

describe('the nock door', () => {
	let door: Door;

	afterEach(() => door.close());

	it.each([
		'/plain?a=1&b=2',
		'/one%2Ftwo/three%20four/me@example.com',
		'/search?filter[name]=x&ids[]=1&ids[]=2',
		'/search?filter%5Bname%5D=a%26b%3Dc&q=%C3%A9+%2B',
		'/double%252Fencoded',
	])('hands on the address %s as it was sent', async (path) => {
		door = openDoor(provider());
		await axios.get(ORIGIN + path);
		const { url } = door.exchanges[0].request;
		expect(url.href).toBe(ORIGIN + path);
	});

	it.each<[string, string | Buffer, string]>([
		['a JSON object', '{"b": 1,  "a": "é"}', 'application/json'],
		['a JSON list', '[1, 2]', 'application/json'],
		['a JSON text', '"text"', 'application/json'],
		['a JSON number that reads like hexadecimal', '1234', 'application/json'],
		['broken JSON', '{"a": ', 'application/json'],
		['a form', 'a=1&b=%20', 'application/x-www-form-urlencoded'],
		['bytes that are not text', BYTES, 'application/octet-stream'],
	])('hands on %s byte for byte', async (_, body, type) => {
		door = openDoor(provider());
		await axios.post(`${ORIGIN}/things`, body, {
			headers: { 'content-type': type },
			transformRequest: (data: unknown) => data,
		});
		const { request } = door.exchanges[0];
		expect(request.body).toEqual(Buffer.from(body));
		expect(request.headers['content-type']).toBe(type);
	});

	it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
		'lets %s through on every host',
		async (method) => {
			door = openDoor(provider({ status: 202 }));
			for (const host of ['api.example.com', 'media.example.com']) {
				const response = await axios.request({ method, url: `https://${host}/x` });
				expect(response.status).toBe(202);
			}
			expect(door.exchanges.map(({ request }) => [request.method, request.url.host])).toEqual([
				[method, 'api.example.com'],
				[method, 'media.example.com'],
			]);
		},
	);

	it('lets a DELETE carry a body', async () => {
		door = openDoor(provider({ status: 204 }));
		await axios.delete(`${ORIGIN}/things`, { data: { ids: [1] } });
		expect(door.exchanges[0].request.body.toString()).toBe('{"ids":[1]}');
	});

	it('gives back status, headers and body unchanged, and records them', async () => {
		const answer = { status: 418, headers: { 'x-quota': '7', 'content-type': 'a/b' }, body: BYTES };
		door = openDoor(provider(answer));
		const response = await axios.get<Buffer>(`${ORIGIN}/x`, {
			...anyStatus,
			responseType: 'arraybuffer',
		});
		expect(response.status).toBe(418);
		expect({ ...response.headers }).toEqual(answer.headers);
		expect(Buffer.from(response.data)).toEqual(BYTES);
		expect(door.exchanges[0].response).toEqual(answer);
	});

	it('refuses every other host while it is open', async () => {
		door = openDoor(provider());
		await expect(axios.get('https://elsewhere.example.org/')).rejects.toThrow(
			'Nock: Disallowed net connect for "elsewhere.example.org:443/"',
		);
		expect(door.exchanges).toEqual([]);
	});

	it('leaves the host to the next door when it closes', async () => {
		door = openDoor(provider({ body: 'first' }));
		door.close();
		const next = openDoor(provider({ body: 'second' }));
		const response = await axios.get(`${ORIGIN}/x`);
		next.close();
		expect(response.data).toBe('second');
		expect(door.exchanges).toEqual([]);
	});
});

describe('the proxy', () => {
	let proxy: Proxy;

	afterEach(() => proxy.close());

	it('answers the real hosts over TLS with the very status, headers and body', async () => {
		const seen: string[] = [];
		proxy = await openProxy({
			hosts: ['api.example.com'],
			handle: ({ method, url, headers, body }) => {
				seen.push(method, url.href, headers['x-token'], body.toString());
				return { status: 429, headers: { 'x-quota': '0', 'content-type': 'a/b' }, body: BYTES };
			},
		});
		const response = await send(
			proxy,
			'DELETE',
			`${ORIGIN}/one%2Ftwo?ids[]=1&q=%20`,
			'{"ids":[1]}',
		);
		expect(seen).toEqual(['DELETE', `${ORIGIN}/one%2Ftwo?ids[]=1&q=%20`, 'secret', '{"ids":[1]}']);
		expect(response.status).toBe(429);
		expect(response.headers).toMatchObject({ 'x-quota': '0', 'content-type': 'a/b' });
		expect(response.body).toEqual(BYTES);
	});

	it('tells the log of every request', async () => {
		const log = jest.fn();
		proxy = await openProxy(provider({ status: 204 }), { log });
		await send(proxy, 'GET', `${ORIGIN}/a`);
		await send(proxy, 'GET', 'https://media.example.com/b');
		expect(log.mock.calls).toEqual([
			['GET', `${ORIGIN}/a`, 204],
			['GET', 'https://media.example.com/b', 204],
		]);
	});

	it('refuses a host that is not the sandbox’s before any TLS', async () => {
		const log = jest.fn();
		proxy = await openProxy(provider(), { log });
		const refused = await connect(proxy, 'elsewhere.example.org');
		expect(refused.status).toBe(502);
		const accepted = await connect(proxy, 'media.example.com');
		expect(accepted.status).toBe(200);
		refused.socket.destroy();
		accepted.socket.destroy();
		expect(log).not.toHaveBeenCalled();
	});

	it('forwards no plain HTTP', async () => {
		proxy = await openProxy(provider());
		const socket = netConnect(proxy.port, '127.0.0.1');
		const response = await exchange(socket, 'GET http://elsewhere.example.org/ HTTP/1.1', {
			host: 'elsewhere.example.org',
		});
		expect(response.status).toBe(502);
		expect(response.body.toString()).toBe('The sandbox answers HTTPS only');
	});

	it('answers 500 with the reason when the sandbox itself fails, and goes on', async () => {
		let fails = true;
		proxy = await openProxy({
			hosts: ['api.example.com'],
			handle: () => {
				if (fails) throw new Error('No such table: calls');
				return { status: 204, headers: {}, body: '' };
			},
		});
		const failed = await send(proxy, 'GET', `${ORIGIN}/x`);
		expect(failed.status).toBe(500);
		expect(failed.body.toString()).toContain('No such table: calls');
		fails = false;
		expect((await send(proxy, 'GET', `${ORIGIN}/x`)).status).toBe(204);
	});

	it('writes the certificate to trust into a file', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
		const caFile = join(folder, 'ca.pem');
		proxy = await openProxy(provider(), { caFile });
		expect(await readFile(caFile, 'utf8')).toBe(proxy.ca);
		await rm(folder, { recursive: true });
	});
});

// A client on bare sockets: nock, once imported, lets no CONNECT of Node's own client out.

/** Asks a proxy for a tunnel to a host. */
async function connect({ port }: Proxy, host: string): Promise<{ status: number; socket: Socket }> {
	const socket = netConnect(port, '127.0.0.1');
	socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nhost: ${host}:443\r\n\r\n`);
	const [answer] = (await once(socket, 'data')) as [Buffer];
	return { status: Number(answer.toString().split(' ')[1]), socket };
}

/** One request through a proxy, its certificate checked against the proxy's authority. */
async function send(proxy: Proxy, method: string, address: string, body = '') {
	const host = new URL(address).hostname;
	const { socket } = await connect(proxy, host);
	const encrypted = tlsConnect({ socket, servername: host, ca: proxy.ca });
	const path = address.slice(`https://${host}`.length);
	return await exchange(
		encrypted,
		`${method} ${path} HTTP/1.1`,
		{ host, 'x-token': 'secret', 'content-length': String(Buffer.byteLength(body)) },
		body,
	);
}

/** Writes a request and reads the answer until the connection ends. */
async function exchange(
	socket: Socket,
	line: string,
	headers: Record<string, string>,
	body = '',
): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
	const fields = Object.entries({ ...headers, connection: 'close' });
	socket.write([line, ...fields.map((field) => field.join(': ')), '', body].join('\r\n'));
	const answer = await buffer(socket);
	const end = answer.indexOf('\r\n\r\n');
	const [status, ...given] = answer.subarray(0, end).toString().split('\r\n');
	return {
		status: Number(status.split(' ')[1]),
		headers: Object.fromEntries(given.map((field) => field.split(': '))),
		body: answer.subarray(end + 4),
	};
}
