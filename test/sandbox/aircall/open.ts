/** What the tests of the emulated Aircall share. */
import { aircallAccount as account, createAircall } from '../../../sandbox/aircall';
import type { AircallOptions } from '../../../sandbox/aircall';
import type { SandboxResponse } from '../../../sandbox/http';

export const START = Date.UTC(2026, 10, 20, 9, 0, 0);
export const NOW = START / 1000;
export const API = 'https://api.aircall.io';
export const BASIC = `Basic ${Buffer.from(`${account.apiId}:${account.apiToken}`).toString('base64')}`;

export type Json = Record<string, unknown>;
export type Call = Json & {
	id: number;
	started_at: number;
	direction: string;
	user: { id: number } | null;
};

/** A sandbox with a clock to move, and the three ways to ask it. */
export function open(options: Omit<AircallOptions, 'clock'> = {}) {
	let now = START;
	const clock = () => now;
	const provider = createAircall({ limit: 100_000, ...options, clock });
	const { hosts, handle } = provider;
	const request = (
		method: string,
		url: string,
		headers: Record<string, string>,
		body?: unknown,
	): SandboxResponse =>
		handle({
			method,
			url: new URL(url),
			headers,
			body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
		});
	const send = (method: string, path: string, body?: unknown) => {
		const headers = { authorization: BASIC, 'content-type': 'application/json' };
		const response = request(method, API + path, headers, body);
		const text = response.body.toString();
		return { ...response, json: (text === '' ? undefined : JSON.parse(text)) as Json };
	};
	return {
		...{ provider, clock, hosts },
		request,
		send,
		get: (path: string) => send('GET', path),
		wait: (seconds: number) => {
			now += seconds * 1000;
		},
	};
}

export const brief = ({ status, json }: { status: number; json: Json }) => [status, json];
export const appError = (error: string, troubleshoot: string) => ({
	error,
	troubleshoot,
	success: false,
});
export const badRequest = (troubleshoot: string) => [400, appError('Bad Request', troubleshoot)];
export const notFound = (kind: string) => [404, appError('Not Found', `${kind} not found`)];
export const calls = (json: Json) => json.calls as Call[];
export const ids = (records: unknown) => (records as Array<{ id: number }>).map(({ id }) => id);
