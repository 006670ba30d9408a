/** The sandbox for Jest: every request of this process to one of its hosts is answered in process. */
import nock from 'nock';
import type { Provider, SandboxRequest, SandboxResponse } from '../http';

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

/**
 * Opens a sandbox, or one emulator of it, to this process; everything else on the network is refused.
 * One door at a time.
 */
export function openDoor(sandbox: Provider): Door {
	const exchanges: Exchange[] = [];
	const interceptors = sandbox.hosts.flatMap((host) =>
		METHODS.map((method) => {
			const scope = nock(`https://${host}`).persist();
			scope.on('request', keepBodyAsSent);
			const interceptor = scope.intercept(() => true, method);
			interceptor.reply(function (path, body) {
				const headers = plainHeaders(this.req.getHeaders());
				const url = new URL(`https://${host}${path}`);
				const request = { method, url, headers, body: rawBody(String(body), headers) };
				const response = sandbox.handle(request);
				exchanges.push({ request, response });
				return [response.status, response.body, response.headers];
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

/** nock parses a body that calls itself JSON, and throws where it is none; the sandbox wants the bytes. */
function keepBodyAsSent(request: { headers: Record<string, string> }): void {
	delete request.headers['content-type'];
}

/** nock passes text as it is, and bytes that are no UTF-8 in hexadecimal. */
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
