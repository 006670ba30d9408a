/**
 * The sandbox for a whole process (a real n8n): an HTTPS proxy that decrypts and answers what goes to
 * the sandbox's hosts, with certificates of an authority made for this run. Node's own servers rather
 * than mockttp's, which cannot be bound to the loopback interface; mockttp signs the certificates.
 */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { generateCACertificate, getCA } from 'mockttp/dist/util/certificates';
import type { Provider, SandboxRequest, SandboxResponse, Trouble } from '../http';

export interface ProxyOptions {
	/** Where to write the authority's certificate, for NODE_EXTRA_CA_CERTS. */
	caFile?: string;
	/** Told of every answered request. */
	log?: (method: string, url: string, status: number) => void;
}

export interface Proxy {
	port: number;
	/** The certificate (PEM) of the authority that a client has to trust. */
	ca: string;
	close(): Promise<void>;
}

/** Opens a sandbox as a proxy on any free port of 127.0.0.1; a host that is not the sandbox's is refused with 502. */
export async function openProxy(
	sandbox: Provider,
	{ caFile, log }: ProxyOptions = {},
): Promise<Proxy> {
	const authority = await generateCACertificate();
	if (caFile !== undefined) await writeFile(caFile, authority.cert);

	const provider = createTlsServer((incoming, outgoing) => {
		answer(sandbox, incoming, outgoing, log).catch((error: unknown) => fail(outgoing, error));
	});
	const signer = await getCA(authority);
	// Each host has a certificate of its own, chosen by the name that the client asks for.
	for (const host of sandbox.hosts)
		provider.addContext(host, await signer.generateCertificate(host));
	const proxy = createServer((_, outgoing) => {
		outgoing.statusCode = 502;
		outgoing.end('The sandbox answers HTTPS only');
	});
	const tunnels = new Set<Duplex>();
	proxy.on('connect', (request: IncomingMessage, socket, head: Buffer) => {
		tunnels.add(socket);
		socket.on('close', () => tunnels.delete(socket));
		// A client may leave at any moment; without a listener that would end this process.
		socket.on('error', () => socket.destroy());
		const host = new URL(`https://${request.url}`).hostname;
		if (!sandbox.hosts.includes(host)) {
			socket.end('HTTP/1.1 502 Not a host of the sandbox\r\nconnection: close\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		socket.unshift(head);
		provider.emit('connection', socket);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');

	return {
		port: (proxy.address() as AddressInfo).port,
		ca: authority.cert,
		async close() {
			for (const tunnel of tunnels) tunnel.destroy();
			proxy.closeAllConnections();
			proxy.close();
			await once(proxy, 'close');
		},
	};
}

async function answer(
	sandbox: Provider,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	log: ProxyOptions['log'],
): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const headers = Object.fromEntries(
		Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
	);
	const request: SandboxRequest = {
		method: incoming.method ?? 'GET',
		url: new URL(`https://${headers.host}${incoming.url}`),
		headers,
		body: Buffer.concat(chunks),
	};
	const response = sandbox.handle(request);
	outgoing.statusCode = response.status;
	for (const [name, value] of Object.entries(response.headers)) outgoing.setHeader(name, value);
	if (response.trouble) await suffer(outgoing, response.body, response.trouble);
	else outgoing.end(response.body);
	log?.(request.method, request.url.href, response.status);
}

/** What goes wrong in the sandbox itself shows in the answer, and does not end this process. */
function fail(outgoing: ServerResponse, error: unknown): void {
	if (outgoing.headersSent) {
		outgoing.destroy();
		return;
	}
	outgoing.statusCode = 500;
	outgoing.end(error instanceof Error ? error.message : String(error));
}

function* repeated<T>(body: T): Generator<T> {
	for (;;) yield body;
}

/** Sends an answer in trouble. Behind a proxy nobody can be refused, so that breaks like a reset. */
async function suffer(
	outgoing: ServerResponse,
	body: SandboxResponse['body'],
	{ connection, headersAfter = 0, bodyAfter = 0, endless = false }: Trouble,
): Promise<void> {
	await wait(headersAfter);
	if (connection !== undefined && connection !== 'cut') {
		outgoing.destroy();
		return;
	}
	if (endless) {
		// It ends when the client goes.
		await pipeline(repeated(body), outgoing).catch(() => outgoing.destroy());
		return;
	}
	if (connection === undefined && bodyAfter === 0) {
		outgoing.end(body);
		return;
	}
	const bytes = Buffer.from(body);
	const half = Math.floor(bytes.length / 2);
	// The length says that more is to come, so that a cut can be told from an end.
	outgoing.setHeader('content-length', bytes.length);
	outgoing.write(bytes.subarray(0, half));
	await wait(bodyAfter);
	if (connection === 'cut') outgoing.destroy();
	else outgoing.end(bytes.subarray(half));
}
