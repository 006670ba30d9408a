import { createSalesloft, salesloftAccount as account } from '../../../sandbox/salesloft';

/** 10 o'clock on a Saturday, in the team's zone. */
export const NOW = Date.UTC(2026, 10, 21, 15);
/** The same moment as the API writes it. */
export const STAMP = '2026-11-21T10:00:00.000713-05:00';

/** The first person. */
export const ADA = `/people/${account.firstPerson}`;

/** The address of a record, as references carry it. */
export const href = (path: string) => `https://api.salesloft.com/v2/${path}`;

export interface Wire {
	id: number;
	updated_at: string;
	[field: string]: unknown;
}

export interface Reply {
	status: number;
	headers: Record<string, string>;
	text: string;
	json: { [field: string]: unknown; metadata: Record<string, Record<string, unknown>> };
	data: Wire;
	rows: Wire[];
	ids: number[];
}

interface Sending {
	key?: string;
	headers?: Record<string, string>;
}

/** A fresh team to talk to with the admin's key, unless told otherwise. */
export function open(options: { people?: number; limit?: number; bulkSeconds?: number } = {}) {
	let now = NOW;
	const provider = createSalesloft({ clock: () => now, ...options });
	function send(method: string, path: string, body?: unknown, how: Sending = {}): Reply {
		const { status, headers, ...response } = provider.handle({
			method,
			url: new URL(`https://api.salesloft.com/v2${path}`),
			headers: how.headers ?? {
				authorization: `Bearer ${how.key ?? account.apiKey}`,
				'content-type': 'application/json',
			},
			body: Buffer.from(typeof body === 'string' ? body : body ? JSON.stringify(body) : ''),
		});
		const text = String(response.body);
		const json = JSON.parse(text || '{}') as Reply['json'];
		const rows = (Array.isArray(json.data) ? json.data : []) as Wire[];
		const ids = rows.map(({ id }) => id);
		return { status, headers, text, json, data: json.data as Wire, rows, ids };
	}
	return {
		provider,
		send,
		get: (path: string, how?: Sending) => send('GET', path, undefined, how),
		wait: (ms: number) => {
			now += ms;
		},
	};
}

/** What is left of a reply when fields were refused. */
export const invalid = (errors: Record<string, string[]>) => ({ status: 422, json: { errors } });
