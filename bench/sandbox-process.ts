/** The sandbox of the benchmarks: a provider behind a loopback door, with latency. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openProxy } from '../sandbox/doors/proxy';
import type { Provider, SandboxResponse } from '../sandbox/http';
import { createSalesloft } from '../sandbox/salesloft';
import { createShortcut } from '../sandbox/shortcut';
import { answer } from './child';
import type { Address, Counts, SandboxQuestion, SandboxSettings } from './sandbox';

const MINUTE = 60_000;
/**
 * A full minute, so that a run begins with the limit's own window; of this day, since the pack
 * believes no clock that is further off.
 */
const BEGINNING = Math.floor(Date.now() / MINUTE) * MINUTE;

let current: Provider;
let latency = 0;
let counts: Counts = {};
/** When the first request arrived, which begins the clock's first minute. */
let begun: number | undefined;

/** The sandbox's own time, which its answers tell as well. */
const clock = () => BEGINNING + Date.now() - (begun ?? Date.now());

/** What a door opens on: whatever sandbox is current, slowed down and counted. */
const front: Provider = {
	hosts: ['api.salesloft.com', 'api.app.shortcut.com'],
	handle(request) {
		const arrived = performance.now();
		const response = current.handle(request);
		const name = `${request.method} ${response.status}`;
		counts[name] = (counts[name] ?? 0) + 1;
		const headers = { ...response.headers, date: new Date(clock()).toUTCString() };
		if (latency === 0) return { ...response, headers };
		// What the emulator itself took is a part of the latency, not on top of it.
		const headersAfter = Math.max(0, latency - (performance.now() - arrived));
		return { ...response, headers, trouble: { headersAfter } };
	},
};

function renew(settings: SandboxSettings): void {
	begun = undefined;
	const provider = create(settings);
	current = remembering({
		hosts: provider.hosts,
		handle(request) {
			begun ??= Date.now();
			return provider.handle(request);
		},
	});
	latency = settings.latency ?? 0;
	counts = {};
}

function create({ provider, people, limit = Infinity }: SandboxSettings): Provider {
	if (provider === 'shortcut') return createShortcut({ clock, limit });
	return createSalesloft({ clock, limit, ...(people === undefined ? {} : { people }) });
}

/**
 * Answers a page that was asked before from memory, for as long as nothing is written: sorting all
 * records for each page again would make the emulator the slowest part of a run.
 */
function remembering(provider: Provider): Provider {
	const pages = new Map<string, SandboxResponse>();
	return {
		hosts: provider.hosts,
		handle(request) {
			if (request.method !== 'GET') {
				pages.clear();
				return provider.handle(request);
			}
			const name = nameOf(request.url);
			const known = pages.get(name);
			if (known) return known;
			const response = provider.handle(request);
			if (response.status === 200) pages.set(name, response);
			return response;
		},
	};
}

/** The same for the same parameters in another order. */
function nameOf(url: URL): string {
	const { pathname, searchParams } = new URL(url);
	searchParams.sort();
	return `${pathname}?${searchParams}`;
}

const doors: Partial<Record<SandboxSettings['door'], Promise<Address>>> = {};

async function openTls(): Promise<Address> {
	const caFile = join(mkdtempSync(join(tmpdir(), 'quartet-bench-')), 'ca.pem');
	const { port } = await openProxy(front, { caFile });
	const proxy = `http://127.0.0.1:${port}`;
	return {
		env: { HTTPS_PROXY: proxy, https_proxy: proxy, NODE_EXTRA_CA_CERTS: caFile },
		host: `https://${current.hosts[0]}`,
	};
}

async function openPlain(): Promise<Address> {
	const server: Server = createServer((incoming, outgoing) => void respond(incoming, outgoing));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { env: {}, host: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const { status, headers, body, trouble } = front.handle({
		method: incoming.method ?? 'GET',
		url: new URL(`https://${current.hosts[0]}${incoming.url}`),
		headers: Object.fromEntries(
			Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
		),
		body: Buffer.concat(chunks),
	});
	if (trouble?.headersAfter) await sleep(trouble.headersAfter);
	outgoing.writeHead(status, headers).end(body);
}

answer<SandboxQuestion>(async (question) => {
	if ('count' in question) return counts;
	renew(question.open);
	const { door } = question.open;
	return await (doors[door] ??= door === 'proxy' ? openTls() : openPlain());
});
