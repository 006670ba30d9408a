/** The sandbox for Jest: every request of this process to one of its hosts is answered in process. */
import { Readable } from 'node:stream';
import { setTimeout as realWait } from 'node:timers/promises';
import nock from 'nock';
import type { Provider, SandboxRequest, SandboxResponse, Trouble } from '../http';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface Exchange {
	request: SandboxRequest;
	response: SandboxResponse;
}

export interface Door {
	/** What went through the door, in order. */
	exchanges: Exchange[];
	/** Gives the network back, and Node's own HTTP client to the next test file of the process. */
	close(): void;
}

export interface DoorOptions {
	/** How a slow answer is waited for; a test that moves time itself gives its own. */
	wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Opens a sandbox, or one emulator of it, to this process; everything else on the network is refused.
 * One door at a time.
 */
export function openDoor(sandbox: Provider, { wait = realWait }: DoorOptions = {}): Door {
	const exchanges: Exchange[] = [];
	const interceptors = sandbox.hosts.flatMap((host) =>
		METHODS.map((method) => {
			const scope = nock(`https://${host}`).persist();
			scope.on('request', keepBodyAsSent);
			const interceptor = scope.intercept(() => true, method);
			interceptor.reply(async function (path, body) {
				const headers = plainHeaders(this.req.getHeaders());
				const url = new URL(`https://${host}${path}`);
				const request = { method, url, headers, body: rawBody(String(body), headers) };
				const response = sandbox.handle(request);
				exchanges.push({ request, response });
				const { status, headers: sent, trouble } = response;
				if (!trouble) return [status, response.body, sent];
				// nock hands the answer over later than it begins to read the body.
				const arrived = new Promise((resolve) => this.req.once('response', resolve));
				return [status, await suffer(response.body, trouble, wait, arrived), sent];
			});
			return interceptor;
		}),
	);
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	return {
		exchanges,
		close() {
			interceptors.forEach((interceptor) => nock.removeInterceptor(interceptor));
			nock.enableNetConnect();
			nock.restore();
		},
	};
}

/** What Node says of each kind of broken connection. */
const CODES = {
	refused: 'ECONNREFUSED',
	reset: 'ECONNRESET',
	cut: 'ECONNRESET',
	silent: 'ETIMEDOUT',
};

/** nock does not tell when the client has gone, so even an endless body ends after so many times. */
const ENDLESS = 60;
/** nock takes in what there is, however little the client has read: it gets time to read. */
const REST_MS = 5;

/**
 * The body of an answer in trouble. What never comes is given up on here, since the client's own
 * patience is a matter of real time.
 */
async function suffer(
	body: string | Buffer,
	{ connection, headersAfter = 0, bodyAfter = 0, endless = false }: Trouble,
	wait: (milliseconds: number) => Promise<unknown>,
	arrived: Promise<unknown>,
): Promise<Readable> {
	await wait(headersAfter);
	const broken = () =>
		Object.assign(new Error(`connection ${connection}`), { code: CODES[connection ?? 'reset'] });
	if (connection !== undefined && connection !== 'cut') throw broken();
	const bytes = Buffer.from(body);
	const half = Math.floor(bytes.length / 2);
	return Readable.from(
		(async function* () {
			yield bytes.subarray(0, half);
			await arrived;
			await wait(bodyAfter);
			// Nobody reads an answer without a body, so that there is nothing to cut.
			if (connection === 'cut' && bytes.length > 0) throw broken();
			yield bytes.subarray(half);
			for (let more = endless ? ENDLESS : 0; more > 0; more -= 1) {
				await realWait(REST_MS);
				yield bytes;
			}
		})(),
		{ objectMode: false },
	);
}

/** nock parses a body that calls itself JSON, and throws where it is none; the sandbox wants the bytes. */
function keepBodyAsSent(request: { headers: Record<string, string> }): void {
	delete request.headers['content-type'];
}

/** nock passes text as it is, and bytes that are not UTF-8 in hexadecimal. */
function rawBody(body: string, headers: Record<string, string>): Buffer {
	const text = Buffer.from(body);
	const hexadecimal = /^([0-9a-f]{2})+$/.test(body);
	const asSent = Number(headers['content-length']) === text.length;
	return hexadecimal && !asSent ? Buffer.from(body, 'hex') : text;
}

function plainHeaders(headers: NodeJS.Dict<number | string | string[]>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
