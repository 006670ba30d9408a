/** What the tests of the emulated Nutshell share: a fresh account, and what to read from its answers. */
import type { SandboxResponse } from '../../../sandbox/http';
import { createNutshell, nutshellAccount, type NutshellOptions } from '../../../sandbox/nutshell';

/** The moment at which the account wakes up, and a day, in Unix seconds. */
export const NOON = Date.parse('2025-06-15T12:00:00Z') / 1000;
export const DAY = 24 * 60 * 60;
export const PATCH = 'application/json-patch+json';

export interface Wire {
	id: string;
	name: string;
	action: string;
	createdTime: number;
	payloadType: string;
	changes: Array<{ attribute: string; oldValue: unknown; newValue: unknown }>;
	links: Record<string, string | string[] | null>;
	[attribute: string]: unknown;
}

/** An answer: its records, and those they point to, each under their kind. */
export type List = { meta: Record<string, unknown>; errors: Wire[] } & Record<string, Wire[]>;

interface Asked {
	username?: string;
	key?: string;
	type?: string;
	headers?: Record<string, string>;
}

/** A fresh account to talk to in the name of its administrator, unless told otherwise. */
export function account(options: Partial<NutshellOptions> = {}) {
	let now = NOON * 1000;
	const provider = createNutshell({ clock: () => now, ...options });
	function send(
		method: string,
		path: string,
		body?: unknown,
		{ username, key, type = 'application/json', headers }: Asked = {},
	): SandboxResponse {
		const login = `${username ?? nutshellAccount.username}:${key ?? nutshellAccount.apiKey}`;
		return provider.handle({
			method,
			url: new URL(`https://app.nutshell.com/rest${path}`),
			headers: headers ?? {
				authorization: `Basic ${Buffer.from(login).toString('base64')}`,
				'content-type': type,
			},
			body: Buffer.from(typeof body === 'string' ? body : body ? JSON.stringify(body) : ''),
		});
	}
	return {
		provider,
		send,
		get: (path: string) => read<List>(send('GET', path)),
		list: (path: string) => read<Wire[]>(send('GET', path)),
		patch: (path: string, operations: unknown) => send('PATCH', path, operations, { type: PATCH }),
		wait: (seconds: number) => {
			now += seconds * 1000;
		},
	};
}

export function read<T>(response: SandboxResponse): T {
	return JSON.parse(String(response.body)) as T;
}

/** The status and the reason of a refusal. */
export function detail(response: SandboxResponse): unknown {
	return [response.status, read<List>(response).errors[0].title];
}

export function ids(records: Wire[]): string[] {
	return records.map(({ id }) => id);
}

/** The status and the title of an error page. */
export function title(response: SandboxResponse): unknown {
	return [response.status, /<title>(.*)<\/title>/.exec(String(response.body))?.[1]];
}
